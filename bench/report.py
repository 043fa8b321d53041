"""Say what was measured: a table in Markdown, and everything in JSON with the facts of the machine."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from environments import COTHEME, TAGUETTE, TREE, environment
from measuring import Figures, Row


def machine() -> dict[str, Any]:
    """Return what a reader must know of the machine to compare: no name, no path."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    return {
        "processor": cpu,
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": [round(one, 2) for one in os.getloadavg()],
    }


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def releases() -> dict[str, str]:
    """Return which releases were measured."""
    ask = "import sqlite3; print(sqlite3.sqlite_version)"
    ours = "import pysqlite3.dbapi2 as s; print(s.sqlite_version)"
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=TREE, capture_output=True, text=True, check=False
    )
    told = "from importlib.metadata import version; print(version('taguette'))"
    return {
        "cotheme": commit.stdout.strip() or "unknown",
        "cotheme_sqlite": _said(COTHEME, ours) or _said(COTHEME, ask),
        "taguette": _said(TAGUETTE, told),
        "taguette_sqlite": _said(TAGUETTE, ask),
    }


def _said(which: tuple[str, Path, tuple[str, ...]], code: str) -> str:
    done = subprocess.run([environment(*which), "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def times(ratio: float) -> str:
    """Write how many times less."""
    return f"×{ratio:.0f}" if ratio >= 10 else f"×{ratio:.1f}"


def line(row: Row, size: str, found: dict[str, Figures]) -> dict[str, Any]:
    """Return one row with its ratios and whether it reaches its goal."""
    ours, theirs = found["Cotheme"], found.get("Taguette")
    said: dict[str, Any] = {"key": row.key, "name": row.name, "cotheme": ours.plain()}
    said["goal"] = row.goals.get(size)
    if theirs is not None:
        said["taguette"] = theirs.plain()
        said["cpu_ratio"] = round(theirs.cpu / ours.cpu, 2) if ours.cpu else None
        said["latency_ratio"] = round(theirs.latency / ours.latency, 2)
        # Where what counts is arriving, latency is compared; else processor time.
        reached = said["latency_ratio"] if row.within_ms else said["cpu_ratio"]
        said["met"] = reached is not None and said["goal"] is not None and reached >= said["goal"]
        said["slower"] = (said["cpu_ratio"] or 1) < 1
    if size in row.within_ms:
        said["goal_ms"] = row.within_ms[size]
        said["met"] = said.get("met", True) and 1000 * ours.latency <= row.within_ms[size]
    return said


def markdown(result: dict[str, Any]) -> str:
    """Write the table."""
    facts, which = result["machine"], result["releases"]
    size = f"{result['transcripts']} transcripts, {result['segments']:,} codings"
    head = [
        f"# Cotheme and Taguette side by side: {result['size']} ({size})",
        "",
        f"{result['at'][:10]}. {facts['processor']}, {facts['cores']} cores, {facts['memory_gb']} GB, "
        f"{facts['system']}, Python {facts['python']}; load before and after: "
        f"{facts['load'][0]} and {result['load_after'][0]}. "
        f"Cotheme {which['cotheme']} on SQLite {which['cotheme_sqlite']}, "
        f"Taguette {which['taguette']} on SQLite {which['taguette_sqlite']}.",
        "",
        "| operation | Taguette CPU ms | Cotheme CPU ms | CPU ratio | goal | met | Taguette ms | Cotheme ms "
        "| cold ms, each |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    rows = [_row(one) for one in result["rows"]]
    start = [
        "",
        "| | Taguette | Cotheme |",
        "|---|---|---|",
        "| start to first answer, s | {Taguette[started_in]} | {Cotheme[started_in]} |".format(
            **result["servers"]
        ),
        "| memory when idle, MB | {Taguette[idle_mb]} | {Cotheme[idle_mb]} |".format(**result["servers"]),
        "| database, MB | {Taguette[database_mb]} | {Cotheme[database_mb]} |".format(**result["servers"]),
    ]
    return "\n".join(head + rows + start) + "\n"


def _row(one: dict[str, Any]) -> str:
    ours, theirs = one["cotheme"], one.get("taguette")
    took = [f"{ours['latency_ms']:.2f}", f"{ours['cold_ms']:.0f}"]
    if theirs is None:
        cells = [one["name"], one["why"], f"{ours['cpu_ms']:.2f}", "", "", "", "", *took]
        return f"| {' | '.join(cells)} |"
    goal = times(one["goal"]) if one["goal"] else ""
    if "goal_ms" in one:
        goal = f"{goal} and ≤ {one['goal_ms']:.0f} ms"
    met = "yes" if one["met"] else "**slower**" if one["slower"] else "no"
    ratio = times(one["cpu_ratio"])
    if "goal_ms" in one:
        ratio += f" (latency {times(one['latency_ratio'])})"
    cpu = [f"{theirs['cpu_ms']:.2f}", f"{ours['cpu_ms']:.2f}", ratio]
    cells = [one["name"], *cpu, goal, met, f"{theirs['latency_ms']:.2f}", took[0]]
    return f"| {' | '.join(cells)} | {theirs['cold_ms']:.0f}, {took[1]} |"


def keep(result: dict[str, Any], folder: Path, name: str) -> None:
    """Write everything as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")


def write(result: dict[str, Any], folder: Path, name: str) -> Path:
    """Write both forms; return the path of the table."""
    keep(result, folder, name)
    table = folder / f"{name}.md"
    table.write_text(markdown(result))
    return table


def stamp() -> str:
    """Return this moment, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")

"""Measure Cotheme and Taguette side by side on this machine: `python bench/run.py --size small`."""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from environments import COTHEME, HERE, MADE, TAGUETTE, TREE, environment, plain, within_tools

within_tools()

# Only now: what follows stands on the tools of that environment.
import invented  # noqa: E402
import measuring  # noqa: E402
import report  # noqa: E402
from ask_cotheme import Cotheme  # noqa: E402
from ask_taguette import Taguette  # noqa: E402
from program import Program  # noqa: E402

SIZES = {"tiny": 3, "small": 22, "medium": 200}
NO_CALIBRE = "needs calibre"


def seeded(transcripts: int, *, pages: bool) -> tuple[Path, dict[str, Any]]:
    """Return a folder with both databases filled, made once for each size, and what is in them."""
    folder = MADE / (f"seeded-{transcripts}-pages" if pages else f"seeded-{transcripts}")
    said = folder / "made.json"
    kept = json.loads(said.read_text()) if said.exists() else {}
    if kept.get("from") != _made_from():
        shutil.rmtree(folder, ignore_errors=True)
        for name in ("cotheme", "taguette"):
            (folder / name).mkdir(parents=True)
        print(f"Inventing {transcripts} transcripts for both …", file=sys.stderr)
        data, database = folder / "cotheme" / "data", folder / "taguette" / "taguette.sqlite3"
        more = [str(transcripts), "pages" if pages else "alone"]
        kept = {
            "Cotheme": _fill(COTHEME, "seed_cotheme.py", data, more, PYTHONPATH=str(TREE)),
            "Taguette": _fill(TAGUETTE, "seed_taguette.py", database, more),
            "from": _made_from(),
        }
        said.write_text(json.dumps(kept))
    return folder, kept


def _made_from() -> str:
    """Return a mark of what the databases are made from: tables, and what fills them."""
    parts = [*sorted((TREE / "alembic" / "versions").glob("*.py")), *sorted(HERE.glob("seed_*.py"))]
    return hashlib.sha256(b"".join(p.read_bytes() for p in [*parts, HERE / "invented.py"])).hexdigest()


def _fill(which: Any, script: str, where: Path, more: list[str], **env: str) -> Any:
    command = [str(environment(*which)), str(HERE / script), str(where), *more]
    done = subprocess.run(command, env=plain(**env), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{script}: {done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def copies(transcripts: int, said: invented.Study, *, pages: bool = False) -> list[Program]:
    """Return both programs on fresh copies of the filled databases."""
    folder, made = seeded(transcripts, pages=pages)
    work = MADE / "work" / str(os.getpid())
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(folder, work)
    programs: list[Program] = [Taguette(work / "taguette", said), Cotheme(work / "cotheme", said)]
    for program in programs:
        program.ids = made[program.name]
    return programs


def facts_of(program: Program) -> dict[str, Any]:
    """Return how long a start took, what memory it holds, and how large the database is."""
    stored = sum(path.stat().st_size for path in program.folder.rglob("*.sqlite3*"))
    return {
        "started_in": round(program.server.started_in, 2),
        "idle_mb": round(program.server.idle_memory / 2**20),
        "database_mb": round(stored / 2**20, 1),
    }


def one_row(row: measuring.Row, size: str, programs: list[Program], seconds: float) -> dict[str, Any]:
    """Measure a row, and say how it went."""
    asked = programs
    if row.key == "docx" and not shutil.which("ebook-convert"):
        asked = [p for p in programs if p.name == "Cotheme"]
    found = measuring.measure(row, asked, seconds)
    said = report.line(row, size, found)
    if len(asked) < len(programs):
        said["why"] = NO_CALIBRE
    ratio = f"{report.times(said['cpu_ratio'])} (goal ×{said['goal']})" if "taguette" in said else NO_CALIBRE
    print(f"{row.name:50} {said['cotheme']['cpu_ms']:9.2f} ms CPU   {ratio}", file=sys.stderr, flush=True)
    return said


def main() -> None:
    """Measure all rows, or those that are named."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", choices=SIZES, default="small")
    asked.add_argument("--rows", default="", help="some of: " + " ".join(row.key for row in measuring.ROWS))
    asked.add_argument("--seconds", type=float, default=4.0, help="of each program in each row")
    asked.add_argument("--to", type=Path, default=MADE / "results", help="the folder for the results")
    said = asked.parse_args()
    transcripts = SIZES[said.size]
    study = invented.study(transcripts)
    programs = copies(transcripts, study)
    wanted = set(said.rows.replace(",", " ").split())
    result: dict[str, Any] = {
        "at": report.stamp(),
        "size": said.size,
        "transcripts": transcripts,
        "segments": study.segments,
        "seconds": said.seconds,
        "machine": report.machine(),
        "releases": report.releases(),
        "rows": [],
    }
    try:
        for row in measuring.ROWS:
            if not wanted or row.key in wanted:
                result["rows"].append(one_row(row, said.size, programs, said.seconds))
    finally:
        for program in programs:
            program.server.stop()
    result["servers"] = {program.name: facts_of(program) for program in programs}
    shutil.rmtree(programs[0].folder.parent)
    result["load_after"] = [round(one, 2) for one in os.getloadavg()]
    table = report.write(result, said.to, f"{result['at'][:10]}-{said.size}")
    print(table.read_text())


if __name__ == "__main__":
    main()

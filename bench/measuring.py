"""Measure rows side by side: each program starts anew, then blocks of requests take turns."""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import invented
from program import Program, Shot

#: Blocks of each program in a row; the order of the two turns round from block to block.
BLOCKS = 5
WARM_SHOTS, WARM_SECONDS = 8, 1.0
MOST_SHOTS = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that people do. `goals`: how many times less than Taguette, by size."""

    key: str
    name: str
    make: Callable[[Any], Shot]
    goals: dict[str, float]
    #: A goal of its own in milliseconds until it has arrived, by size.
    within_ms: dict[str, float] = field(default_factory=dict)


def _pages(place: int, *, last: bool, under: bool = False) -> Callable[[Any], Shot]:
    return lambda program: program.codings_of_code(place, last=last, under=under)


ROWS = (
    Row("open", "open project", lambda p: p.open_project(), {"small": 12, "medium": 60}),
    Row("contents", "words of a transcript", lambda p: p.contents(), {"small": 5, "medium": 5}),
    Row(
        "transcript",
        "codings of a transcript",
        lambda p: p.codings_of_transcript(),
        {"small": 40, "medium": 400},
    ),
    Row(
        "leaf-first",
        "codings of a code, first page",
        _pages(invented.LEAF, last=False),
        {"small": 30, "medium": 120},
    ),
    Row(
        "leaf-last",
        "codings of a code, last page",
        _pages(invented.LEAF, last=True),
        {"small": 30, "medium": 120},
    ),
    Row(
        "branch-first",
        "codings of a code and those under it, first page",
        _pages(invented.BRANCH, last=False, under=True),
        {"small": 30, "medium": 120},
    ),
    Row(
        "branch-last",
        "codings of a code and those under it, last page",
        _pages(invented.BRANCH, last=True, under=True),
        {"small": 30, "medium": 120},
    ),
    Row(
        "all-first",
        "all codings, first page",
        _pages(invented.ALL, last=False, under=True),
        {"small": 30, "medium": 120},
    ),
    Row(
        "all-last",
        "all codings, last page",
        _pages(invented.ALL, last=True, under=True),
        {"small": 40, "medium": 250},
    ),
    Row("csv", "export all codings, CSV", lambda p: p.export_csv(), {"small": 30, "medium": 35}),
    Row("code", "code a passage", lambda p: p.code_passage(), {"small": 30, "medium": 30}),
    Row("change", "change a coding's code", lambda p: p.change_code(), {"small": 12, "medium": 12}),
    Row(
        "reach",
        "a change reaches another person",
        lambda p: p.reach_another(),
        {"small": 8, "medium": 8},
        {"small": 6, "medium": 8},
    ),
    Row("html", "import a transcript, HTML", lambda p: p.import_file("html"), {"small": 4, "medium": 4}),
    Row("docx", "import a transcript, Word", lambda p: p.import_file("docx"), {"small": 80, "medium": 80}),
)


@dataclass(slots=True)
class Figures:
    """What one program took for one row: seconds a request."""

    cold: float = 0.0
    times: list[float] = field(default_factory=list)
    #: Processor seconds and requests of each block.
    blocks: list[tuple[float, int]] = field(default_factory=list)
    items: int = 0

    @property
    def cpu(self) -> float:
        """Return processor seconds a request, over all blocks."""
        return sum(spent for spent, _ in self.blocks) / sum(n for _, n in self.blocks)

    @property
    def latency(self) -> float:
        """Return the median time of a request."""
        return statistics.median(self.times)

    def plain(self) -> dict[str, Any]:
        """Return the figures in milliseconds, as JSON keeps them."""
        per_block = [1000 * spent / n for spent, n in self.blocks]
        return {
            "cpu_ms": round(1000 * self.cpu, 3),
            "cpu_ms_by_block": [round(one, 3) for one in per_block],
            "latency_ms": round(1000 * self.latency, 3),
            "latency_ms_p95": round(1000 * sorted(self.times)[int(0.95 * (len(self.times) - 1))], 3),
            "cold_ms": round(1000 * self.cold, 3),
            "requests": sum(n for _, n in self.blocks),
            "items": self.items,
        }


def timed(shot: Shot, i: int, into: Figures) -> float:
    """Make one request; return its seconds, to the moment that counts."""
    began = time.perf_counter()
    into.items, own = shot(i)
    whole = time.perf_counter() - began
    return whole if own is None else own


def measure(row: Row, programs: Sequence[Program], seconds: float) -> dict[str, Figures]:
    """Measure one row: start both, one cold request each, warm up, then blocks in turn."""
    found = {p.name: Figures() for p in programs}
    shots: dict[str, Shot] = {}
    sizes: dict[str, int] = {}
    for program in programs:
        figures = found[program.name]
        program.begin()
        shot = shots[program.name] = row.make(program)
        figures.cold = timed(shot, 0, figures)
        sizes[program.name] = _block(shot, figures, seconds)
    for block in range(BLOCKS):
        for program in programs if block % 2 else tuple(reversed(programs)):
            figures, shot, n = found[program.name], shots[program.name], sizes[program.name]
            before = program.server.cpu()
            figures.times += [timed(shot, 1_000 * (block + 1) + i, figures) for i in range(n)]
            figures.blocks.append((program.server.cpu() - before, n))
    items = {figures.items for figures in found.values()}
    if len(items) != 1:
        print(f"  {row.name}: the answers hold {items} things", file=sys.stderr)
    for program in programs:
        program.server.stop()
    return found


def _block(shot: Shot, figures: Figures, seconds: float) -> int:
    """Warm up; return how many requests make a block of a fair share of the seconds."""
    began, fastest = time.perf_counter(), figures.cold
    for i in range(1, WARM_SHOTS + 1):
        fastest = min(fastest, timed(shot, i, figures))
        if time.perf_counter() - began > WARM_SECONDS:
            break
    return max(1, min(MOST_SHOTS, int(seconds / BLOCKS / fastest)))

"""500 mutated or truncated files: no crash, no hang, every outcome a Reading or an Unreadable.

All run in one child process that may take no more memory than the worker; it writes a line before and
after each file, so the one that kills it is known. At least half must get past the door into a parser,
which the child counts.
"""

import json
import os
import random
import resource
import signal
import zlib
from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Any

import psutil
import pytest

from api.analysis.transcripts.readers import (
    choose,
    docx,
    html,
    markdown,
    odt,
    pdf,
    plain,
    rtf,
    srt,
    sub,
    vtt,
)
from api.analysis.transcripts.readers.__main__ import MOST_MEMORY, answer_to
from api.analysis.transcripts.readers.plain_data import from_plain
from api.analysis.transcripts.readers.reading import ReadingOptions, Unreadable
from api.analysis.transcripts.worker import read_in_worker
from tests.analysis.transcripts.readers import fictional
from tests.analysis.transcripts.readers.sources import OPEN

SEED = 20261123
FILES = 500
SLOWEST_SECONDS = 10
MOST_PDFS = 16
"""Real PDFs take a second each; the rest of the PDFs are our own."""

PARSERS: tuple[tuple[Any, str], ...] = (
    (docx, "parse_xml"),
    (odt, "parse_xml"),
    (rtf._Document, "run"),
    (html._Page, "feed"),
    (pdf.PDFPageInterpreter, "process_page"),
    (plain, "turns_of"),
    (markdown, "turns_of"),
    (vtt, "turns_of_cues"),
    (srt, "turns_of_cues"),
    (sub, "turns_of_cues"),
)
"""Where a file has got past the door: the first call of each parser."""


def _bases() -> list[tuple[str, bytes]]:
    own = list(fictional.every_format().items())
    folders = ("docx", "odt", "srt", "vtt", "txt", "rtf", "hard/docx", "hard/encoding")
    real = [
        path
        for folder in folders
        for path in sorted((OPEN / folder).glob("*"))
        if path.stat().st_size < 100_000
    ]
    return own * 2 + [(path.name, path.read_bytes()) for path in real]


def _mutants() -> list[tuple[str, bytes]]:
    """Return 500 mutated files, the same at every run."""
    chance = random.Random(SEED)
    bases = _bases()
    pdfs = [(path.name, path.read_bytes()) for path in sorted((OPEN / "pdf").glob("*"))]
    mutants = []
    for number in range(FILES):
        name, data = chance.choice(pdfs) if pdfs and number < MOST_PDFS else chance.choice(bases)
        mutants.append((name, _mutated(data, chance)))
    return mutants


def _mutated(data: bytes, chance: random.Random) -> bytes:
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _repacked(data, chance)
    return chance.choice((_cut, _flipped, _repeated, _shuffled, _spliced))(data, chance)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """Mutate one part of a zip file and pack it again with a right checksum."""
    archive = choose.open_archive(data)
    parts = {name: archive.part(name) for name in archive.entries if not name.endswith("/")}
    name = chance.choice([part for part in parts if part.endswith((".xml", ".rels"))])
    parts[name] = chance.choice((_cut, _flipped, _repeated, _shuffled, _spliced))(parts[name], chance)
    return fictional.zipped(dict(parts))


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flipped(data: bytes, chance: random.Random) -> bytes:
    mutant = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        mutant[chance.randrange(len(mutant))] = chance.randrange(256)
    return bytes(mutant)


def _repeated(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 300)]
    return data[:start] + piece * chance.choice((2, 50)) + data[start:]


def _shuffled(data: bytes, chance: random.Random) -> bytes:
    cuts = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[: cuts[0]] + data[cuts[1] : cuts[2]] + data[cuts[0] : cuts[1]] + data[cuts[2] :]


def _spliced(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    odd = (
        b"\x00" * 8,
        b"\xff\xfe",
        b"<" * 40,
        b"]]>",
        b"{\\rtf1",
        b"-->",
        b"\r",
        "\ud83d".encode("utf-8", "surrogatepass"),
    )
    return data[:at] + chance.choice(odd) + data[at:]


class _TooSlow(Exception):
    """A file took longer than it may."""


def _read_all(mutants: list[tuple[str, bytes]], out: int) -> None:
    """Read every file in this process; write what comes of each, one JSON line."""
    most = psutil.Process().memory_info().vms + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    reached: Counter[str] = Counter()
    for owner, name in PARSERS:
        setattr(owner, name, _counted(getattr(owner, name), reached))
    signal.signal(signal.SIGALRM, _stop)
    for number, (name, data) in enumerate(mutants):
        os.write(out, f'{{"begun": {number}}}\n'.encode())
        reached.clear()
        signal.alarm(SLOWEST_SECONDS)
        outcome = _outcome(name, data)
        signal.alarm(0)
        os.write(
            out, json.dumps({"number": number, "outcome": outcome, "reached": bool(reached)}).encode() + b"\n"
        )


def _outcome(name: str, data: bytes) -> str:
    try:
        answer = answer_to({"filename": name, "encoding": None, "tracked_changes": "accept"}, data)
        if "unreadable" in answer:
            return f"unreadable {answer['unreadable'][0]}"
        return f"reading {from_plain(json.loads(json.dumps(answer['reading']))).format}"
    except BaseException as crash:  # noqa: BLE001 (any crash is what this test looks for)
        return f"crash {crash!r:.300}"


def _counted(parser: Callable[..., Any], reached: Counter[str]) -> Callable[..., Any]:
    @wraps(parser)
    def counting(*given: Any, **named: Any) -> Any:
        reached["parser"] += 1
        return parser(*given, **named)

    return counting


def _stop(*_: object) -> None:
    raise _TooSlow


@pytest.fixture(scope="module")
def mutants() -> list[tuple[str, bytes]]:
    return _mutants()


def test_500_mutated_files_are_read_or_refused(mutants):
    outcomes = _in_a_child(mutants)

    crashes = [outcome for outcome in outcomes if outcome["outcome"].startswith("crash")]
    assert crashes == []
    assert [outcome["number"] for outcome in outcomes] == list(range(FILES)), "the child died"
    reached = sum(outcome["reached"] for outcome in outcomes)
    kinds = Counter(outcome["outcome"].split()[0] for outcome in outcomes)
    assert reached >= FILES / 2
    assert kinds["reading"] >= FILES / 10
    assert kinds["unreadable"] >= FILES / 10


def _in_a_child(mutants: list[tuple[str, bytes]]) -> list[dict[str, Any]]:
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(source)
            _read_all(mutants, sink)
        finally:
            os._exit(0)
    os.close(sink)
    with os.fdopen(source) as lines:
        said = [json.loads(line) for line in lines]
    os.waitpid(child, 0)
    return [line for line in said if "outcome" in line]


def test_the_mutants_are_the_same_at_every_run(mutants):
    assert [zlib.crc32(data) for _, data in _mutants()] == [zlib.crc32(data) for _, data in mutants]
    assert len({data for _, data in mutants}) > FILES * 0.9


def test_a_handful_goes_through_the_real_worker(mutants):
    for name, data in mutants[MOST_PDFS : MOST_PDFS + 12]:
        assert _through_the_worker(name, data) not in ("reader_failed", "too_slow")


def _through_the_worker(name: str, data: bytes) -> str:
    try:
        return read_in_worker(data, name, ReadingOptions()).format
    except Unreadable as refusal:
        return refusal.code

"""Tables as they leave: their columns, and the rows of codings and of the codebook. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.analysis.searching.turns import Sheet
from api.outputs.exchange.gathered import Gathered, Who

Cell = str | int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for scripts, its head for people, its width in a spreadsheet."""

    name: str
    head: str
    width: int


CODINGS = (
    Column("study_codes", "Study code", 12),
    Column("groups", "Group", 8),
    Column("transcript", "Transcript", 24),
    Column("turn", "Turn", 7),
    Column("last_turn", "Last turn", 9),
    Column("speaker", "Speaker", 14),
    Column("time", "Time", 9),
    Column("code_path", "Code path", 38),
    Column("code", "Code", 26),
    Column("coder", "Coder", 18),
    Column("memo", "Memo", 30),
    Column("quote", "Quote", 70),
    Column("start", "Start", 8),
    Column("end", "End", 8),
    Column("version", "Version", 8),
)
CODEBOOK = (
    Column("code_path", "Code path", 38),
    Column("code", "Code", 26),
    Column("level", "Level", 7),
    Column("definition", "Definition", 50),
    Column("use_when", "When to use", 40),
    Column("not_when", "When not to use", 40),
    Column("example", "Example", 40),
    Column("kind", "Kind", 12),
    Column("origin", "Origin", 12),
    Column("objectives", "Objectives", 11),
    Column("id", "Id", 38),
)


def codings_columns(gathered: Gathered) -> Sequence[Column]:
    """Return the columns of the table of codings; without memos if they were not asked for."""
    return [c for c in CODINGS if c.name != "memo" or gathered.include_memos]


def codings_rows(gathered: Gathered) -> Iterator[list[Cell]]:
    """Return one row per coding, in the order in which the transcripts read."""
    labels, paths = gathered.labels, gathered.paths
    codes = {str(one): (paths[one], label) for one, label in labels.items()}
    for coded in gathered.coded:
        for version_id, start, end, quote, memo, code_id, coder_id in coded.rows:
            title, n, sheet = coded.versions[version_id]
            memos = (memo,) if gathered.include_memos else ()
            place = _place(title, sheet, sheet.touched(start, end), coded.who)
            yield [*place, *codes[code_id], coded.coders[coder_id], *memos, quote, start, end, n]


def _place(
    title: str, sheet: Sheet, turns: range, known: Mapping[str | None, Who]
) -> tuple[str, str, str, Cell, Cell, str, str]:
    """Return the cells that say where a segment lies: whose words, which turns, who speaks, when."""
    if not turns:
        return "", "", title, "", "", "", ""
    first, last = turns[0], turns[-1]
    who = known[sheet.speaker_ids[first]] if first == last else _all_of(sheet, turns, known)
    return (
        who.study_code,
        who.group,
        title,
        sheet.ns[first],
        sheet.ns[last],
        who.speaker,
        clock(sheet.times[first]),
    )


def _all_of(sheet: Sheet, turns: range, known: Mapping[str | None, Who]) -> Who:
    """Return who speaks in several turns: each once, in the order in which they speak."""
    parts = zip(*(known[sheet.speaker_ids[turn]] for turn in turns), strict=True)
    return Who(*("; ".join(dict.fromkeys(part for part in some if part)) for some in parts))


def codebook_rows(
    codes: Iterable[Any], paths: dict[Any, str], levels: dict[Any, int]
) -> Iterator[list[Cell]]:
    """Return one row per code, each parent before its children."""
    for code in codes:
        yield [
            paths[code.id],
            code.label,
            levels[code.id],
            code.definition,
            code.use_when,
            code.not_when,
            code.example,
            code.kind,
            code.origin,
            ", ".join(str(n) for n in code.objective_ns),
            str(code.id),
        ]


def clock(milliseconds: int | None) -> str:
    """Write a time in a recording as 0:04:31; empty if none is known."""
    if milliseconds is None:
        return ""
    seconds = milliseconds // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"

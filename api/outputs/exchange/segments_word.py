"""Coded segments by code as a Word document: each in its context, and with where to find it again. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import IO, Any
from uuid import UUID

from api.analysis.codebook import tree
from api.outputs.exchange.gathered import Gathered, Segment, TurnAt
from api.outputs.exchange.tables import clock
from api.outputs.exchange.word_document import BEFORE, MEMO, PASSAGE, SOURCE, Paper, day_in_words, run

#: Code points of context: of the turn before, and on each side within the quote's own turns.
LONGEST_BEFORE = 320
LONGEST_BESIDE = 240
HOW_TO_READ = (
    "Each passage stands in its context: the turn before it is in small grey type, and so are the words "
    "around it in its own turn. Under it stands where to find it again."
)
NOTHING_LEFT_OUT = "Nothing of what was chosen is left out."


def write_segments(
    out: IO[bytes], study: str, on: date, mark: str, gathered: Gathered, left_out: Sequence[str]
) -> None:
    """Write the segments of every code under a heading, in the order of the codebook."""
    n = len(gathered.segments)
    paper = Paper("Coded segments", f"{study} · {day_in_words(on)}", mark)
    paper.paragraph(f"{n:,} {'segment' if n == 1 else 'segments'}, by code. {HOW_TO_READ}")
    paper.paragraph("Left out: " + " ".join(left_out) if left_out else NOTHING_LEFT_OUT)
    by_code: dict[UUID, list[Segment]] = {}
    for segment in gathered.segments:
        by_code.setdefault(segment.code_id, []).append(segment)
    shown = {up for code_id in by_code for up in tree.ancestors(code_id, gathered.parents)}
    levels = gathered.levels
    for code in gathered.codes:
        if code.id in shown:
            paper.heading(code.label, levels[code.id])
            _code(paper, code, by_code.get(code.id, []), gathered)
    paper.document.save(out)


def _code(paper: Paper, code: Any, segments: list[Segment], gathered: Gathered) -> None:
    paper.labelled("Definition", code.definition)
    for segment in segments:
        text = gathered.texts.get(segment.version_id, "")
        if segment.before:
            _turn_before(paper, segment.before, text)
        for turn in segment.turns:
            _passage(paper, segment, turn, text)
        if not segment.turns:
            paper.paragraph(segment.quote, PASSAGE)
        if segment.memo and gathered.include_memos:
            paper.paragraph(f"Memo: {segment.memo}", MEMO)
        paper.paragraph(source_of(segment), SOURCE)


def _turn_before(paper: Paper, turn: TurnAt, text: str) -> None:
    words = _end_of(text[turn.start : turn.end], LONGEST_BEFORE)
    made = paper.paragraph(style=BEFORE)
    run(made, f"{turn.speaker}: ", bold=True)
    run(made, words)


def _passage(paper: Paper, segment: Segment, turn: TurnAt, text: str) -> None:
    """Write one turn of a segment: the coded words plain, those around them quieter."""
    start, end = max(turn.start, segment.start), min(turn.end, segment.end)
    made = paper.paragraph(style=PASSAGE)
    run(made, f"{turn.speaker}: ", bold=True)
    run(made, _end_of(text[turn.start : start], LONGEST_BESIDE), quiet=True)
    run(made, text[start:end])
    run(made, _start_of(text[end : turn.end], LONGEST_BESIDE), quiet=True)


def _end_of(words: str, most: int) -> str:
    """Return the last words of a text, whole words after an ellipsis where it is longer."""
    if len(words) <= most:
        return words
    kept = words[-most:]
    return f"… {kept.partition(' ')[2] or kept}"


def _start_of(words: str, most: int) -> str:
    """Return the first words of a text, whole words before an ellipsis where it is longer."""
    if len(words) <= most:
        return words
    kept = words[:most]
    return f"{kept.rpartition(' ')[0] or kept} …"


def source_of(segment: Segment) -> str:
    """Return where a segment is found again: study code, transcript, turn, time, characters, coder."""
    turns = [t.n for t in segment.turns]
    place = f"turn {turns[0]}" if len(turns) == 1 else f"turns {turns[0]}–{turns[-1]}" if turns else ""
    at = clock(segment.turns[0].starts_at_ms) if segment.turns else ""
    whom = ", ".join(segment.study_codes) or ", ".join(segment.speakers)
    where = f"characters {segment.start}–{segment.end}, version {segment.version}"
    said = (whom, segment.transcript, place, at, where, f"coded by {segment.coder}")
    return " · ".join(dict.fromkeys(part for part in said if part))

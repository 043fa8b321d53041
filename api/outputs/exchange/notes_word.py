"""Notes as a Word document, kind by kind, each with who wrote it, when and about what. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import IO

from api.outputs.exchange.word_document import SOURCE, Paper, day_in_words

HEADINGS = {
    "Decision": "Decisions",
    "Memo": "Memos",
    "First reading": "First readings",
    "Memo on a segment": "Memos on segments",
    "My journal": "My journal",
}
LABELS = {
    "surprises": "What surprised me",
    "links_to_objectives": "What it says to the objectives",
    "my_reaction": "My own reaction",
    "alternatives": "What else was thought of",
}
NOTHING_LEFT_OUT = "Nothing is left out."


def write_notes(
    out: IO[bytes],
    study: str,
    on: date,
    mark: str,
    by_kind: Mapping[str, Sequence[Mapping[str, str]]],
    left_out: Sequence[str],
) -> None:
    """Write every note under the heading of its kind, the earliest first."""
    n = sum(len(some) for some in by_kind.values())
    paper = Paper("Notes", f"{study} · {day_in_words(on)}", mark)
    paper.paragraph(f"{n:,} {'note' if n == 1 else 'notes'}, the earliest of each kind first.")
    paper.paragraph("Left out: " + " ".join(left_out) if left_out else NOTHING_LEFT_OUT)
    for kind, notes in by_kind.items():
        paper.heading(HEADINGS[kind], 1)
        for note in notes:
            _note(paper, note)
    paper.document.save(out)


def _note(paper: Paper, note: Mapping[str, str]) -> None:
    if note["title"]:
        paper.heading(note["title"], 2)
    if note["words"].strip():
        paper.paragraph(note["words"].strip())
    for name, label in LABELS.items():
        paper.labelled(label, note[name])
    said = (
        f"about {note['about']}" if note["about"] else "",
        note["author"],
        f"decided on {note['decided_on']}" if note["decided_on"] else "",
        f"written on {note['created']}",
        f"changed on {note['changed']}" if note["changed"] != note["created"] else "",
        "superseded by a later decision" if note["superseded"] else "",
    )
    paper.paragraph(" · ".join(part for part in said if part), SOURCE)

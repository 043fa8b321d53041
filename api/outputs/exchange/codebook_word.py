"""The codebook as a Word document: the tree as headings, fit to be an appendix. Pure."""

from datetime import date
from typing import IO

from api.outputs.exchange.gathered import Gathered
from api.outputs.exchange.word_document import Paper, day_in_words

ORIGINS = {"inductive": "from the data", "deductive": "from theory"}


def write_codebook(out: IO[bytes], study: str, on: date, mark: str, gathered: Gathered) -> None:
    """Write every code with its definition, when to use it, when not, and an example."""
    n = len(gathered.codes)
    paper = Paper("Codebook", f"{study} · {day_in_words(on)}", mark)
    paper.paragraph(
        f"{n} {'code' if n == 1 else 'codes'}. Headings follow the tree: a code stands under its parent."
    )
    levels = gathered.levels
    for code in gathered.codes:
        paper.heading(code.label, levels[code.id])
        if not code.definition.strip():
            paper.labelled("Definition", "not written yet")
        paper.labelled("Definition", code.definition)
        paper.labelled("When to use", code.use_when)
        paper.labelled("When not to use", code.not_when)
        paper.labelled("Example", code.example)
        objectives = ", ".join(str(one) for one in code.objective_ns)
        paper.labelled(
            "Kind",
            f"{code.kind}, {ORIGINS.get(code.origin, code.origin)}"
            + (f"; objective{'s' if len(code.objective_ns) > 1 else ''} {objectives}" if objectives else ""),
        )
    paper.document.save(out)

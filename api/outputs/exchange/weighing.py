"""What was chosen for an export, how much of it may leave, and whether a file can hold it."""

from typing import Any
from uuid import UUID

from api.analysis.codebook import queries as codebook
from api.analysis.codebook import tree
from api.base.database import Source
from api.base.errors import Conflict, FieldProblem, Invalid
from api.outputs.exchange import queries
from api.outputs.exchange.leaving import Leaving, leaving, retired_left_out, weighed
from api.outputs.exchange.making import Choice
from api.outputs.exchange.schemas import OptionsIn

FORMATS = {
    "codings": ("csv", "xlsx"),
    "codebook": ("csv", "xlsx", "docx"),
    "segments": ("docx",),
    "notes": ("csv", "docx"),
    "retrieval": ("csv", "xlsx"),
}
#: A spreadsheet's own limit, less its head row; and what a Word document stays usable with.
MOST_ROWS = {"csv": None, "xlsx": 1_048_575, "docx": 5_000}


def choice_of(source: Source, study_id: UUID, kind: str, form: str, options: OptionsIn) -> Choice:
    """Return a choice with what stands under its codes. Raises Invalid for what cannot be chosen."""
    if form not in FORMATS[kind]:
        say = f"This comes as {' or '.join(FORMATS[kind])}."
        raise Invalid("format_unknown", say, fields=(FieldProblem("format", say),))
    if (kind == "retrieval") != (options.query is not None):
        say = "Say what to look for: this export is of what a query finds."
        raise Invalid("query_missing", say, fields=(FieldProblem("options.query", say),))
    wanted = None
    if options.code_ids is not None:
        parents = codebook.parents(source, study_id)
        if not set(options.code_ids) <= set(parents):
            say = "One of these codes is not in the codebook of this study."
            raise Invalid("code_unknown", say, fields=(FieldProblem("options.code_ids", say),))
        wanted = frozenset().union(*(tree.descendants(one, parents) for one in options.code_ids))
    return Choice(kind, form, wanted, options.coder_id, options.include_memos)


def weigh(source: Source, study_id: UUID, choice: Choice) -> tuple[Leaving, dict[str, int], dict[str, Any]]:
    """Return the transcripts' gates, what the export would hold, and what it leaves out."""
    found = leaving(source, study_id)
    if choice.kind == "codebook":
        chosen = [
            c for c in codebook.codes(source, study_id) if choice.code_ids is None or c.id in choice.code_ids
        ]
        n = sum(not c.retired for c in chosen)
        return found, {"segments": 0, "transcripts": 0, "codes": n, "coders": 0}, retired_left_out(chosen)
    rows = queries.tallies(source, study_id, choice.code_ids, choice.coder_id)
    return found, *weighed(found, rows)


NOTHING_MAY = "There is nothing here that may leave. See what is left out, and why."
NOTHING_YET = "There is nothing to export yet. Code a passage, or choose other codes or another coder."
NOTHING_APART = {
    "notes": "There are no notes to export yet.",
    "retrieval": "This query finds nothing to export.",
}


def refusal_of(choice: Choice, counts: dict[str, int], left_out: dict[str, Any]) -> tuple[str, str] | None:
    """Return why an export cannot be made, as a code and a sentence, or None."""
    return refusal_of_rows(choice, counts["codes" if choice.kind == "codebook" else "segments"], left_out)


def refusal_of_rows(choice: Choice, n: int, left_out: dict[str, Any]) -> tuple[str, str] | None:
    """Return why an export of so many rows cannot be made, or None."""
    most = MOST_ROWS[choice.format]
    if n == 0:
        yet = NOTHING_APART.get(choice.kind, NOTHING_YET)
        return "nothing_to_export", NOTHING_MAY if left_out["reasons"] else yet
    if most is not None and n > most:
        say = f"{n:,} are more than this format holds ({most:,}). Choose fewer, or take CSV."
        return "too_many", say
    return None


def demand_makeable(choice: Choice, counts: dict[str, int], left_out: dict[str, Any]) -> None:
    """Raise Conflict nothing_to_export or too_many, saying what to do."""
    if refusal := refusal_of(choice, counts, left_out):
        raise Conflict(*refusal)

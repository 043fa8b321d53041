"""Make exports of notes and of what a query finds: gathered by ways of their own, not by codes and coders."""

import hashlib
from collections.abc import Mapping
from tempfile import SpooledTemporaryFile
from typing import Any

from api.access.seat import Seat
from api.base.database import Source
from api.base.errors import Conflict
from api.outputs.exchange.apart import Apart
from api.outputs.exchange.csv_file import write_csv
from api.outputs.exchange.leaving import CONSENT, NOT_DEIDENTIFIED, WITHDRAWN, said
from api.outputs.exchange.making import MEMORY, Choice, Made
from api.outputs.exchange.notes_export import gather_notes
from api.outputs.exchange.retrieval_export import gather_found
from api.outputs.exchange.schemas import OptionsIn
from api.outputs.exchange.weighing import refusal_of_rows
from api.outputs.exchange.xlsx_file import write_xlsx

APART = ("notes", "retrieval")
#: Why a note stays behind: because of what it is about.
ABOUT = {
    WITHDRAWN: "about the words of a participant who has withdrawn.",
    NOT_DEIDENTIFIED: "about a text that is not attested as de-identified. "
    "Ask a second member to check, then export again.",
    CONSENT: "about a text behind which a consent is missing or has ended.",
}


def gather_apart(source: Source, seat: Seat, choice: Choice, options: OptionsIn) -> Apart:
    """Return what an export of notes or of a query holds for this person. Raises Invalid for the query."""
    if options.query is not None:
        return gather_found(source, seat, options.query)
    return gather_notes(source, seat, memos=choice.include_memos, own_journal=options.own_journal)


def demand_makeable_apart(choice: Choice, apart: Apart) -> None:
    """Raise Conflict nothing_to_export or too_many, saying what to do."""
    if refusal := refusal_of_rows(choice, apart.n, apart.shown_left_out):
        raise Conflict(*refusal)


def made_apart(choice: Choice, apart: Apart, study: str, mark: str) -> Made:
    """Write the file; it lies in memory, or in a file without a name if it is large."""
    held: Any = SpooledTemporaryFile(max_size=MEMORY)  # noqa: SIM115 - closed when it was sent
    if choice.format == "docx" and apart.write_word:
        apart.write_word(held, study, mark, [sentence_of(r) for r in apart.shown_left_out["reasons"]])
    elif choice.format == "xlsx":
        write_xlsx(held, choice.kind.capitalize(), mark, list(apart.columns), apart.rows())
    else:
        write_csv(held, apart.columns, apart.rows())
    held.seek(0)
    digest = hashlib.file_digest(held, "sha256").hexdigest()
    return Made(held, digest, held.tell(), apart.counts, apart.left_out)


def sentence_of(reason: Mapping[str, Any]) -> str:
    """Say in a sentence what stays behind and why, of notes too."""
    n = reason.get("notes", 0)
    return f"{n:,} {'note' if n == 1 else 'notes'} {ABOUT[reason['code']]}" if n else said(reason)

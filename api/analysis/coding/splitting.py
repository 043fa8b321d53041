"""Split a code: chosen segments, everybody's, move to a new code."""

from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import history
from api.analysis.codebook import service as codebook
from api.analysis.codebook.models import Code
from api.analysis.coding import counter_queries as counters
from api.analysis.coding import queries
from api.analysis.coding import steps as turning
from api.analysis.coding.schemas import SplitIn
from api.analysis.steps import service as steps
from api.audit import service as audit
from api.base.database import Session, fetch
from api.base.errors import FieldProblem, Invalid


def split_code(session: Session, seat: Seat, code_id: UUID, body: SplitIn) -> Code:
    """Make a new code of some segments of another; one step to undo.

    Raises NotFound for another study's code, Conflict if the label is taken, Invalid if a segment does not
    bear the code.
    """
    fetch(session, Code, seat.study_id, code_id)
    wanted = list(dict.fromkeys(body.coding_ids))
    rows = queries.among(session, seat.study_id, code_id, wanted)
    if len(rows) < len(wanted):
        fields = (FieldProblem("coding_ids", "One of these segments does not bear the code any more."),)
        raise Invalid(
            "segments_unknown",
            "One of these segments does not bear the code any more. Read the list again.",
            fields=fields,
        )
    code = codebook.make_code(session, seat, body)
    counters.shift(session, seat.study_id, wanted, -1)
    queries.recode(session, seat.study_id, wanted, code.id)
    counters.shift(session, seat.study_id, wanted, +1)
    made = history.state_of(code)
    history.note(session, seat, "split", [], [made], split_from_id=str(code_id))
    history.note(session, seat, "split", [], [{"id": str(code_id)}], split_into_id=str(code.id))
    ids = [str(one) for one in wanted]
    steps.add_step(
        session,
        seat,
        "code_split",
        {"moved": {"ids": ids, "code_id": str(code_id)}},
        {"moved": {"ids": ids, "code_id": str(code.id)}, "codes": [made]},
    )
    audit.record(session, seat.study_id, "code.split", code_id, into=code.id, segments=len(wanted))
    turning.tell_moved(session, seat, dict.fromkeys(row.transcript_id for row in rows), code_id, code.id)
    return code

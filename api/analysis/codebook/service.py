"""Create, change, move and retire codes."""

from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import queries, tree
from api.analysis.codebook.models import Code
from api.analysis.codebook.schemas import CodeIn, CodeMoveIn, CodePatch
from api.audit import service as audit
from api.base.database import Session, claim, fetch
from api.base.errors import Conflict, FieldProblem, Invalid


def create_code(session: Session, seat: Seat, body: CodeIn) -> Code:
    """Add a code to the codebook.

    Raises Conflict if a code in use bears the label, NotFound if the parent is not of this study.
    """
    key = tree.key_of(body.label)
    _demand_free(session, seat.study_id, key)
    if body.parent_id:
        _demand_parent(session, seat.study_id, body.parent_id, None)
    colour, pattern = _look(session, seat.study_id, body)
    said = body.model_dump(exclude={"colour", "pattern"})
    code = Code(
        study_id=seat.study_id,
        created_by=seat.account_id,
        label_key=key,
        colour=colour,
        pattern=pattern,
        position=queries.next_position(session, seat.study_id, body.parent_id),
        **said,
    )
    session.add(code)
    session.flush()
    audit.record(session, seat.study_id, "code.created", code.id, parent_id=body.parent_id)
    return code


def _demand_free(session: Session, study_id: UUID, key: str, but: UUID | None = None) -> None:
    taken = queries.in_use(session, study_id, key)
    if taken and taken != but:
        raise Conflict(
            "label_taken",
            "A code in use bears this label already. Use that code, or choose another label.",
            extra={"code_id": taken},
        )


def _demand_parent(session: Session, study_id: UUID, parent_id: UUID, moved: UUID | None) -> None:
    parent = fetch(session, Code, study_id, parent_id)
    if parent.retired:
        raise Conflict(
            "parent_retired", "The code above is retired. Restore it first, or choose another place."
        )
    above = tree.ancestors(parent_id, queries.parents(session, study_id))
    if moved in above:
        raise Conflict("own_descendant", "A code cannot stand under itself. Choose another place.")
    if len(above) >= tree.DEEPEST:
        raise Conflict(
            "too_deep", f"A codebook may be {tree.DEEPEST} levels deep. Choose a place further up."
        )


def _look(session: Session, study_id: UUID, body: CodeIn) -> tuple[int, int]:
    rows = queries.looks(session, study_id)
    near = [(r.colour, r.pattern) for r in rows if r.parent_id == body.parent_id]
    colour, pattern = tree.free_look(near, [(r.colour, r.pattern) for r in rows])
    if body.colour is None:
        return colour, body.pattern or pattern
    return body.colour, body.pattern or 1


def change_code(session: Session, seat: Seat, code_id: UUID, body: CodePatch, version: int) -> Code:
    """Change parts of a code."""
    code = claim(session, Code, seat.study_id, code_id, version)
    said = body.model_dump(exclude_none=True)
    if "label" in said:
        code.label_key = tree.key_of(said["label"])
        if not code.retired:
            _demand_free(session, seat.study_id, code.label_key, but=code.id)
    for name, value in said.items():
        setattr(code, name, value)
    audit.record(session, seat.study_id, "code.changed", code.id, fields=said)
    return code


def move_code(session: Session, seat: Seat, code_id: UUID, body: CodeMoveIn, version: int) -> Code:
    """Put a code under a parent, at a place among its siblings. Raises Conflict for a circle."""
    code = claim(session, Code, seat.study_id, code_id, version)
    if body.parent_id:
        _demand_parent(session, seat.study_id, body.parent_id, code.id)
    code.parent_id = body.parent_id
    session.flush()
    others = [s.id for s in queries.siblings(session, seat.study_id, body.parent_id) if s.id != code.id]
    place = min(body.position, len(others))
    others.insert(place, code.id)
    queries.set_positions(session, seat.study_id, {sibling: n for n, sibling in enumerate(others)})
    session.refresh(code)
    audit.record(session, seat.study_id, "code.moved", code.id, parent_id=body.parent_id, position=place)
    return code


def retire_code(session: Session, seat: Seat, code_id: UUID, version: int) -> Code:
    """Take a code out of use; what it codes stays. Raises Conflict while codes in use stand under it."""
    code = claim(session, Code, seat.study_id, code_id, version)
    under = [c for c in queries.siblings(session, seat.study_id, code.id) if not c.retired]
    if under:
        raise Conflict(
            "has_children", f"{len(under)} codes in use stand under it. Move or retire them first."
        )
    code.retired = True
    audit.record(session, seat.study_id, "code.retired", code.id)
    return code


def restore_code(session: Session, seat: Seat, code_id: UUID, version: int) -> Code:
    """Bring a retired code back into use."""
    code = claim(session, Code, seat.study_id, code_id, version)
    _demand_free(session, seat.study_id, code.label_key, but=code.id)
    if code.parent_id and fetch(session, Code, seat.study_id, code.parent_id).retired:
        code.parent_id = None
    code.retired = False
    audit.record(session, seat.study_id, "code.restored", code.id)
    return code


def demand_usable(session: Session, study_id: UUID, code_id: UUID) -> Code:
    """Return a code that may be applied. Raises Conflict if it is retired."""
    code = session.get(Code, code_id)
    if code is None or code.study_id != study_id:
        raise Invalid(
            "code_unknown", "This code is not in the codebook.", fields=(FieldProblem("code_id", "Unknown."),)
        )
    if code.retired:
        raise Conflict("code_retired", "This code is retired. Restore it in the codebook, or choose another.")
    return code

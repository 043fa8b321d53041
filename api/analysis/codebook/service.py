"""Create, change, move, recolour and retire codes. Each is kept in the code's history and can be undone."""

from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import history, queries, tree
from api.analysis.codebook.models import Code
from api.analysis.codebook.schemas import CodeIn, CodeMoveIn, CodePatch, RecolourIn
from api.analysis.steps import service as steps
from api.audit import service as audit
from api.base.database import Session, claim, fetch
from api.base.errors import Conflict, FieldProblem, Invalid


def create_code(session: Session, seat: Seat, body: CodeIn) -> Code:
    """Add a code to the codebook.

    Raises Conflict if a code in use bears the label, NotFound if the parent is not of this study.
    """
    code = make_code(session, seat, body)
    history.keep(session, seat, "create", [], [code])
    return code


def make_code(session: Session, seat: Seat, body: CodeIn) -> Code:
    """Make a code, for a verb that keeps the step itself."""
    key = tree.key_of(body.label)
    demand_free(session, seat.study_id, key)
    if body.parent_id:
        _demand_parent(session, seat.study_id, body.parent_id, None)
    colour, pattern = _look(session, seat.study_id, body)
    said = body.model_dump(include=set(CodeIn.model_fields) - {"colour", "pattern"})
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


def demand_free(session: Session, study_id: UUID, key: str, but: UUID | None = None) -> None:
    """Raise Conflict if a code in use bears a label."""
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
    parents = queries.parents(session, study_id)
    above = tree.ancestors(parent_id, parents)
    if moved in above:
        raise Conflict("own_descendant", "A code cannot stand under itself. Choose another place.")
    if len(above) + (tree.height(moved, parents) if moved else 1) > tree.DEEPEST:
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
    before = history.state_of(code)
    said = body.model_dump(exclude_none=True)
    if "label" in said:
        code.label_key = tree.key_of(said["label"])
        if not code.retired:
            with session.no_autoflush:
                demand_free(session, seat.study_id, code.label_key, but=code.id)
    for name, value in said.items():
        setattr(code, name, value)
    audit.record(session, seat.study_id, "code.changed", code.id, fields=said)
    history.keep(session, seat, "change", [before], [code])
    return code


def move_code(session: Session, seat: Seat, code_id: UUID, body: CodeMoveIn, version: int) -> Code:
    """Put a code under a parent, at a place among its siblings. Raises Conflict for a circle."""
    code = claim(session, Code, seat.study_id, code_id, version)
    before = history.state_of(code) | {"position": _place_of(session, code)}
    if body.parent_id:
        _demand_parent(session, seat.study_id, body.parent_id, code.id)
    code.parent_id = body.parent_id
    session.flush()
    others = [s.id for s in queries.siblings(session, seat.study_id, body.parent_id) if s.id != code.id]
    place = min(body.position, len(others))
    others.insert(place, code.id)
    queries.set_positions(session, seat.study_id, {sibling: n for n, sibling in enumerate(others)})
    session.refresh(code)
    after = history.state_of(code)
    audit.record(session, seat.study_id, "code.moved", code.id, parent_id=body.parent_id, position=place)
    if (before["parent_id"], before["position"]) != (after["parent_id"], after["position"]):
        history.note(session, seat, "move", [before], [after])
        steps.add_step(session, seat, "code_move", {"codes": [before]}, {"codes": [after]})
    return code


def _place_of(session: Session, code: Code) -> int:
    """Return a code's place among its siblings, 0 first; positions may leave gaps."""
    return [s.id for s in queries.siblings(session, code.study_id, code.parent_id)].index(code.id)


def retire_code(session: Session, seat: Seat, code_id: UUID, version: int) -> Code:
    """Take a code out of use; what it codes stays. Raises Conflict while codes in use stand under it."""
    code = claim(session, Code, seat.study_id, code_id, version)
    before = history.state_of(code)
    under = [c for c in queries.siblings(session, seat.study_id, code.id) if not c.retired]
    if under:
        raise Conflict(
            "has_children", f"{len(under)} codes in use stand under it. Move or retire them first."
        )
    code.retired = True
    audit.record(session, seat.study_id, "code.retired", code.id)
    history.keep(session, seat, "retire", [before], [code])
    return code


def restore_code(session: Session, seat: Seat, code_id: UUID, version: int) -> Code:
    """Bring a retired code back into use; one that was merged comes back without its segments."""
    code = claim(session, Code, seat.study_id, code_id, version)
    before = history.state_of(code)
    demand_free(session, seat.study_id, code.label_key, but=code.id)
    if code.parent_id and fetch(session, Code, seat.study_id, code.parent_id).retired:
        code.parent_id = None
    code.retired, code.merged_into_id = False, None
    audit.record(session, seat.study_id, "code.restored", code.id)
    history.keep(session, seat, "restore", [before], [code])
    return code


def recolour_codes(session: Session, seat: Seat, body: RecolourIn) -> dict[str, list[Code]]:
    """Give several codes another look; one step. Raises Invalid if one is not of the codebook."""
    wanted = {item.id: item for item in body.items}
    codes = queries.some(session, seat.study_id, list(wanted))
    if len(codes) < len(wanted):
        unknown = FieldProblem("items", "One of these codes is not in the codebook.")
        raise Invalid("code_unknown", "One of these codes is not in the codebook.", fields=(unknown,))
    rows = [codes[code_id] for code_id in wanted if _differs(codes[code_id], wanted[code_id])]
    before = [history.part_of(history.state_of(row), "colour", "pattern") for row in rows]
    for row in rows:
        row.colour, row.pattern = wanted[row.id].colour, wanted[row.id].pattern
        row.version += 1
    session.flush()
    after = [history.part_of(history.state_of(row), "colour", "pattern") for row in rows]
    if rows:
        history.note(session, seat, "recolour", before, after)
        steps.add_step(session, seat, "code_recolour", {"codes": before}, {"codes": after})
    for row in rows:
        audit.record(session, seat.study_id, "code.changed", row.id, fields=("colour", "pattern"))
    return {"items": [codes[code_id] for code_id in wanted]}


def _differs(code: Code, item: object) -> bool:
    return (code.colour, code.pattern) != (getattr(item, "colour", None), getattr(item, "pattern", None))


def demand_usable(session: Session, study_id: UUID, code_id: UUID) -> None:
    """Hold a code that may be applied in use until the end of the change.

    Raises Invalid if it is not of the study, Conflict if it is retired.
    """
    retired = queries.retired(session, study_id, code_id)
    if retired is None:
        raise Invalid(
            "code_unknown", "This code is not in the codebook.", fields=(FieldProblem("code_id", "Unknown."),)
        )
    if retired:
        raise Conflict("code_retired", "This code is retired. Restore it in the codebook, or choose another.")

"""Bring codes to a kept state: what undo and redo do to the codebook, and why they may not."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import history, queries, tree
from api.analysis.codebook.models import Code
from api.analysis.steps import service as steps
from api.analysis.steps.models import Step
from api.audit import service as audit
from api.base.database import IntegrityError, Session

State = dict[str, Any]
#: What may rest on a code, in plain words.
RESTING = {
    "coding": "coded with this code",
    "code": "put codes under this code, or merged one into it,",
    "theme_code": "gathered this code under a theme",
}


class Turning:
    """The codes of one step on their way from one side to the other. Check first, then put back."""

    def __init__(
        self, session: Session, seat: Seat, step: Step, leaving: list[State], coming: list[State]
    ) -> None:
        self.session, self.seat, self.step = session, seat, step
        self.leaving = {state["id"]: state for state in leaving}
        self.coming = {state["id"]: state for state in coming}
        self.gone = [UUID(one) for one in self.leaving if one not in self.coming]
        self.made = [one for one in self.coming if one not in self.leaving]
        self.changed = [one for one in self.coming if one in self.leaving]
        self.ids = [UUID(one) for one in {**self.leaving, **self.coming}]
        self.standing = queries.held(session, seat.study_id, self.ids) if self.ids else {}

    def _refuse(self, done: str, ids: Iterable[Any] = ()) -> Exception:
        return steps.built_on(self.session, self.seat, self.step, list(ids) or self.ids, done)

    # Check

    def demand_untouched(self) -> None:
        """Raise Conflict unless every code stands as the step left it and what comes fits the codebook."""
        if not self.ids:
            return
        for code_id, state in self.leaving.items():
            row = self.standing.get(code_id)
            if row is None:
                raise self._refuse("taken this code out of the codebook", [code_id])
            if not steps.stands_as(row, state):
                raise self._refuse("changed this code", [code_id])
        if any(code_id in self.standing for code_id in self.made):
            raise self._refuse("brought this code back")
        self._demand_free_labels()
        self._demand_a_tree()

    def _demand_free_labels(self) -> None:
        after = [self._after(code_id) for code_id in self.coming]
        keys = {one["label_key"]: one["id"] for one in after if not one["retired"]}
        taken = queries.bearing(self.session, self.seat.study_id, list(keys)) if keys else []
        others = [row.id for row in taken if str(row.id) not in {**self.leaving, **self.coming}]
        if others:
            raise self._refuse("given this label to another code", others)

    def _after(self, code_id: str) -> State:
        """Return a code as it will stand."""
        row = self.standing.get(code_id)
        now = {k: str(v) if isinstance(v, UUID) else v for k, v in row._mapping.items()} if row else {}
        return now | self.coming[code_id]

    def _demand_a_tree(self) -> None:
        places = queries.standings(self.session, self.seat.study_id)
        before = dict(places)
        for code_id in self.gone:
            places.pop(code_id, None)
        for one in map(self._after, self.coming):
            parent = UUID(one["parent_id"]) if one["parent_id"] else None
            places[UUID(one["id"])] = (parent, one["retired"])
        parents = {code_id: parent for code_id, (parent, _) in places.items()}
        for code_id, (parent, retired) in places.items():
            above = tree.ancestors(parent, parents)
            if parent is not None and parent not in places and code_id not in self.gone:
                raise self._refuse("put codes under this code", [code_id, parent])
            if places[code_id] == before.get(code_id) and not self._touched(above):
                continue
            if code_id in above or len(above) >= tree.DEEPEST:
                raise self._refuse("moved these codes", [code_id, *above])
            if parent is not None and places[parent][1] and not retired:
                raise self._refuse("retired or restored these codes", [code_id, parent])

    def _touched(self, above: list[UUID]) -> bool:
        return any(str(one) in self.coming for one in above)

    # Put back

    def put_back(self) -> None:
        """Make again what was gone, and write the changed parts back."""
        if not self.coming:
            return
        if self.made:
            self._make()
        by_parts: dict[tuple[str, ...], list[State]] = defaultdict(list)
        for code_id in self.changed:
            values = {k: v for k, v in self.coming[code_id].items() if k not in ("version", "created_at")}
            by_parts[tuple(sorted(values))].append(_typed(values))
        for some in by_parts.values():
            queries.change(self.session, some)
        if self.step.verb == "code_move":
            self._place(self.coming[self.changed[0]])
        self._note()

    def _make(self) -> None:
        states = {code_id: self.coming[code_id] for code_id in self.made}
        ordered = tree.in_order([Code.model_validate(state) for state in states.values()])
        queries.put_in(self.session, [code.model_dump() for code in ordered])

    def _place(self, state: State) -> None:
        """Put a moved code back at its place; the siblings close up behind it."""
        moved = UUID(state["id"])
        parent = UUID(state["parent_id"]) if state["parent_id"] else None
        order = [s.id for s in queries.siblings(self.session, self.seat.study_id, parent) if s.id != moved]
        order.insert(min(state["position"], len(order)), moved)
        queries.set_positions(self.session, self.seat.study_id, {one: n for n, one in enumerate(order)})

    def _note(self) -> None:
        verb = "redo" if self.step.undone else "undo"
        before = [self.leaving[one] for one in self.changed]
        after = [self.coming[one] for one in self.coming]
        history.note(self.session, self.seat, verb, before, after)
        for code_id in self.changed:
            audit.record(self.session, self.seat.study_id, "code.changed", UUID(code_id))
        for code_id in self.made:
            audit.record(self.session, self.seat.study_id, "code.created", UUID(code_id))

    def take_out(self) -> None:
        """Take out what the step had made. Raises Conflict while anything rests on it."""
        if not self.gone:
            return
        resting: dict[str, list[UUID]] = defaultdict(list)
        for row in queries.resting_on(self.session, self.seat.study_id, self.gone):
            if row.its_id not in self.gone:
                resting[row.rests].append(row.its_id)
        for rests, ids in resting.items():
            raise self._refuse(RESTING.get(rests, "built on this code"), ids)
        try:
            queries.take_out(self.session, self.seat.study_id, self.gone)
            self.session.flush()
        except IntegrityError:
            raise self._refuse("built on this code", self.gone) from None
        for code_id in self.gone:
            audit.record(self.session, self.seat.study_id, "code.removed", code_id)


def _typed(values: State) -> State:
    """Turn a kept state's ids back into ids; instants are left out, they never change."""
    ids = ("id", "parent_id", "merged_into_id")
    apart = ("study_id", "created_by", "created_at", "version")
    return {
        name: UUID(value) if name in ids and value else value
        for name, value in values.items()
        if name not in apart
    }

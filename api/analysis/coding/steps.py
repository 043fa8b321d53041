"""Undo and redo: turn a step of codings and codes from one side to the other, or say why not."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import queries as codebook
from api.analysis.codebook.restoring import Turning
from api.analysis.coding import counter_queries as counters
from api.analysis.coding import queries, reanchoring
from api.analysis.coding.models import Coding
from api.analysis.steps import queries as ledger
from api.analysis.steps import service as steps
from api.analysis.steps.models import Step
from api.analysis.transcripts import queries as transcripts
from api.audit import service as audit
from api.base.database import IntegrityError, Session
from api.base.errors import Conflict

State = dict[str, Any]
#: verb -> what is said when it is undone, and when it is done again.
SENTENCES = {
    "apply": ("Coding undone", "Coded again"),
    "remove": ("Coding brought back", "Coding removed again"),
    "change": ("Change undone", "Changed again"),
    "recode": ("Change of code undone", "Code changed again"),
    "memo": ("Change of memo undone", "Memo changed again"),
    "resize": ("Resizing undone", "Resized again"),
    "settle": ("Placing undone: the segment waits to be settled", "Placed again"),
    "code_create": ("New code undone", "Code made again"),
    "code_change": ("Change of the code undone", "Code changed again"),
    "code_move": ("Move undone", "Moved again"),
    "code_merge": ("Merge undone", "Merged again"),
    "code_split": ("Split undone", "Split again"),
    "code_retire": ("Retiring undone", "Retired again"),
    "code_restore": ("Restoring undone", "Restored again"),
    "code_recolour": ("Recolouring undone", "Recoloured again"),
    "code_import": ("Import undone", "Imported again"),
}
#: What never changes about a coding.
FIXED = frozenset({"study_id", "created_at", "created_by", "coder_id", "version"})


def state_of(row: Coding) -> State:
    """Return a coding as a step keeps it."""
    said = {name: getattr(row, name) for name in Coding.model_fields}  # reads an expired row anew
    return Coding(**said).model_dump(mode="json")


def state_of_row(row: Any) -> State:
    """Return the columns of a coding as a step keeps it."""
    return state_of(Coding(**row._mapping))


def undo(session: Session, seat: Seat) -> dict[str, Any]:
    """Take back one's latest step. Raises Conflict if there is none, or others have built on it."""
    return _turn(session, seat, steps.step_to_undo(session, seat), undone=True)


def redo(session: Session, seat: Seat) -> dict[str, Any]:
    """Do one's last undone step again. Raises Conflict if there is none, or others have built on it."""
    return _turn(session, seat, steps.step_to_redo(session, seat), undone=False)


def _turn(session: Session, seat: Seat, step: Step, *, undone: bool) -> dict[str, Any]:
    """Replace one side of a step by the other: check all of it first, then codings, codes, codings."""
    leaving, coming = steps.sides_of(step, undone=undone)
    codes = Turning(session, seat, step, leaving.get("codes", []), coming.get("codes", []))
    codings = _Codings(session, seat, step, leaving, coming)
    codes.demand_untouched()
    codings.demand_untouched()
    codings.demand_codes_in_use(codes.coming)
    codings.take_out()
    codes.put_back()
    codings.put_back()
    codes.take_out()
    transcript_id = codings.transcript_id
    audit.record(
        session,
        seat.study_id,
        "step.undone" if undone else "step.redone",
        step.id,
        transcript_id=transcript_id,
        verb=step.verb,
    )
    codings.record()
    step.undone = undone
    session.flush()
    left = ledger.steps_left(session, seat.study_id, seat.account_id)
    return {
        "what": SENTENCES[step.verb][0 if undone else 1],
        "verb": step.verb,
        "transcript_id": transcript_id,
        "changed": queries.codings_by_id(session, seat.study_id, codings.standing_ids),
        "removed": [*codings.gone, *codings.waiting_ids],
        "moved": len(codings.moved),
        "codes_changed": bool(codes.ids),
        "code_ids": codes.ids,
        "undo": left[0],
        "redo": left[1],
    }


class _Codings:
    """The codings of one step on their way from one side to the other."""

    def __init__(
        self, session: Session, seat: Seat, step: Step, leaving: dict[str, Any], coming: dict[str, Any]
    ) -> None:
        self.session, self.seat, self.step = session, seat, step
        self.study_id = seat.study_id
        self.leaving = self._as_they_lie_now(leaving["codings"])
        self.coming = self._as_they_lie_now(coming["codings"])
        self.gone = [UUID(one) for one in self.leaving if one not in self.coming]
        self.coming_ids = [UUID(one) for one in self.coming]
        #: Those that come back to wait for a person lie on no words of the present text.
        self.waiting_ids = [UUID(one) for one, state in self.coming.items() if state.get("stale")]
        self.standing_ids = [one for one in self.coming_ids if one not in self.waiting_ids]
        moved = leaving.get("moved", {"ids": [], "code_id": None})
        self.moved = [UUID(one) for one in moved["ids"]]
        self.moved_from = moved["code_id"] and UUID(moved["code_id"])
        self.moved_to = UUID(coming["moved"]["code_id"]) if self.moved else None
        self.links = leaving.get("themes", []), coming.get("themes", [])
        self.transcripts: dict[UUID, None] = {}

    def _as_they_lie_now(self, states: list[State]) -> dict[str, State]:
        """Return states by id; of a text that was corrected since, in the newer text, where that is sure."""
        transcripts.hold(self.session, self.study_id, {UUID(state["transcript_id"]) for state in states})
        return {one["id"]: one for one in reanchoring.place_states(self.session, self.study_id, states)}

    @property
    def transcript_id(self) -> UUID | None:
        """Return the transcript of a step that touched one alone."""
        held = {one["transcript_id"] for one in (*self.leaving.values(), *self.coming.values())}
        return UUID(held.pop()) if len(held) == 1 and not self.moved else None

    # Check

    def demand_untouched(self) -> None:
        """Raise Conflict unless every coding and every link to a theme stands as the step left it."""
        ids = [UUID(one) for one in {**self.leaving, **self.coming}]
        standing = queries.whole(self.session, self.study_id, ids)
        for coding_id, state in self.leaving.items():
            row = standing.get(coding_id)
            if row is None:
                raise self._refuse("removed this coding", [coding_id])
            if str(row.version_id) != state["version_id"] or row.stale != state.get("stale", False):
                raise self._corrected(state)
            if not steps.stands_as(row, state):
                raise self._refuse("changed this coding", [coding_id])
        for state in reanchoring.left_behind(self.session, self.study_id, list(self.coming.values())):
            raise self._corrected(state)
        back = [one for one in self.coming if one not in self.leaving and one in standing]
        if back:
            raise self._refuse("brought this coding back", back)
        if self.moved:
            rows = queries.among(self.session, self.study_id, self.moved_from, self.moved)
            if len(rows) < len(self.moved):
                left = {str(one) for one in self.moved} - {str(row.id) for row in rows}
                raise self._refuse("changed or removed one of these segments", left)
            self.transcripts = dict.fromkeys(row.transcript_id for row in rows)
        self._demand_links()

    def demand_codes_in_use(self, turning: dict[str, State]) -> None:
        """Raise Conflict if a coding would come to bear a code that is no longer in use."""
        wanted = {
            state["code_id"]
            for one, state in self.coming.items()
            if one not in self.leaving or self.leaving[one]["code_id"] != state["code_id"]
        }
        wanted |= {str(self.moved_to)} if self.moved_to else set()
        others = [UUID(one) for one in wanted if one not in turning]
        rows = codebook.rows(self.session, self.study_id, others) if others else {}
        for code_id in map(str, others):
            if code_id not in rows:
                raise self._refuse("taken this code out of the codebook", [code_id])
            if rows[code_id].retired:
                raise self._refuse("retired this code", [code_id])

    def _demand_links(self) -> None:
        theme_ids, code_ids = self._linked()
        if not theme_ids:
            return
        rows = queries.theme_links(self.session, self.study_id, code_ids)
        now = {(str(r.theme_id), str(r.code_id)) for r in rows if r.theme_id in theme_ids}
        if now != {(one["theme_id"], one["code_id"]) for one in self.links[0]}:
            raise self._refuse("changed which codes a theme holds", theme_ids)

    def _linked(self) -> tuple[list[UUID], list[UUID]]:
        both = [*self.links[0], *self.links[1]]
        return (
            list(dict.fromkeys(UUID(one["theme_id"]) for one in both)),
            list(dict.fromkeys(UUID(one["code_id"]) for one in both)),
        )

    def _refuse(self, done: str, ids: Any) -> Conflict:
        return steps.built_on(self.session, self.seat, self.step, ids, done)

    def _corrected(self, state: State) -> Conflict:
        return Conflict(
            "transcript_corrected",
            "The text under this coding has been corrected since. Change the coding in the corrected text.",
            extra={"coding_id": state["id"], "transcript_id": state["transcript_id"]},
        )

    # Turn

    def take_out(self) -> None:
        """Count out all that changes, and delete what goes. Raises Conflict while something rests on it."""
        counters.shift(self.session, self.study_id, [UUID(one) for one in self.leaving], -1)
        counters.shift(self.session, self.study_id, self.moved, -1)
        try:
            queries.take_out_many(self.session, self.study_id, self.gone)
        except IntegrityError:
            raise _in_use() from None

    def put_back(self) -> None:
        """Make, change and move codings, and count them in. Raises Conflict if the same stands already."""
        made = [Coding.model_validate(s) for one, s in self.coming.items() if one not in self.leaving]
        changed = [Coding.model_validate(s) for one, s in self.coming.items() if one in self.leaving]
        try:
            queries.change_many(self.session, [row.model_dump(exclude=set(FIXED)) for row in changed])
            queries.put_in_many(self.session, [row.model_dump() for row in made])
            if self.moved_to:
                queries.recode(self.session, self.study_id, self.moved, self.moved_to)
        except IntegrityError:
            raise Conflict(
                "built_on",
                "The same words bear this code again, or the code has gone since. Nothing was changed.",
                extra={"step_id": self.step.id},
            ) from None
        counters.shift(self.session, self.study_id, self.coming_ids, +1)
        counters.shift(self.session, self.study_id, self.moved, +1)
        theme_ids, code_ids = self._linked()
        if theme_ids:
            links = [
                {"theme_id": UUID(x["theme_id"]), "code_id": UUID(x["code_id"]), "position": x["position"]}
                for x in self.links[1]
            ]
            queries.set_theme_links(self.session, self.study_id, theme_ids, code_ids, links)

    def record(self) -> None:
        """Tell the feed what changed: each coding, each transcript whose codings moved, each theme."""
        for coding_id, state in self.leaving.items():
            if coding_id not in self.coming:
                self._tell("coding.removed", coding_id, transcript_id=state["transcript_id"])
        for coding_id, state in self.coming.items():
            self._tell("coding.applied", coding_id, transcript_id=state["transcript_id"])
        tell_moved(self.session, self.seat, self.transcripts, self.moved_from, self.moved_to)
        for theme_id in self._linked()[0]:
            self._tell("theme.codes_changed", theme_id)

    def _tell(self, kind: str, object_id: Any, **more: Any) -> None:
        audit.record(self.session, self.study_id, kind, UUID(str(object_id)), **more)


def tell_moved(session: Session, seat: Seat, transcripts: Any, code_id: Any, into: Any) -> None:
    """Tell the feed that codings moved from one code to another: one event for each transcript."""
    for transcript_id in transcripts:
        audit.record(
            session,
            seat.study_id,
            "coding.moved",
            transcript_id,
            transcript_id=transcript_id,
            code_id=code_id,
            into=into,
        )


# One coding


def take_out(session: Session, row: Coding) -> None:
    """Delete a coding and count it out. Raises Conflict while evidence or a quote rests on it."""
    people = counters.people_behind(session, row.version_id, row.start, row.end)
    counters.move(session, row, people, -1)
    try:
        session.delete(row)
        session.flush()
    except IntegrityError:
        raise _in_use() from None


def _in_use() -> Conflict:
    detail = "A theme or a quote rests on this coding. Take it out there first, then remove the coding."
    return Conflict("coding_in_use", detail)


def put_in(session: Session, row: Coding) -> Coding:
    """Add a coding and count it in. Raises Conflict if the same stands already."""
    standing = queries.same(session, row)
    if standing:
        raise Conflict(
            "already_coded",
            "You have given this code to exactly these words already.",
            extra={"coding_id": standing},
        )
    queries.add(session, row)
    counters.move(session, row, counters.people_behind(session, row.version_id, row.start, row.end), +1)
    return row

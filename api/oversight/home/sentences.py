"""What happened, in sentences with counts: events of one kind by one person become one line. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from api.audit.kinds import FOR_SUPERVISORS, KINDS, PRIVATE

#: Kinds that nobody needs to hear of: reading, saving in between, undoing, what is done in a journal.
HIDDEN = frozenset(
    {
        "transcript.read",
        "comment.saved",
        "step.undone",
        "step.redone",
        "action.refused",
        "turn.unmarked",
        "coding.moved",
        "export.downloaded",
        *PRIVATE,
        *FOR_SUPERVISORS,
    }
)
SYSTEM = "The system"

#: kind -> how several of them read.
MANY: dict[str, str] = {
    "group.created": "added {n} groups",
    "objective.created": "added {n} objectives",
    "attribute.created": "added {n} attributes",
    "member.invited": "invited {n} members",
    "participant.created": "added {n} participants",
    "participant.changed": "made {n} changes to participants",
    "consent.attested": "attested {n} consents",
    "consent.ended": "recorded that {n} consents ended",
    "guide.created": "added {n} guides",
    "guide.changed": "made {n} changes to guides",
    "interview.created": "added {n} interviews",
    "interview.changed": "made {n} changes to interviews",
    "transcript.imported": "imported {n} transcripts",
    "transcript.changed": "made {n} changes to transcripts",
    "transcript.removed": "removed {n} transcripts",
    "speaker.mapped": "said who speaks in {n} places",
    "deidentification.asked": "asked for {n} checks of de-identification",
    "deidentification.attested": "attested the de-identification of {n} transcripts",
    "deidentification.returned": "returned {n} transcripts for de-identification",
    "turn.marked": "marked what {n} turns ask",
    "code.created": "created {n} codes",
    "code.changed": "made {n} changes to codes",
    "code.moved": "moved {n} codes",
    "code.retired": "retired {n} codes",
    "code.restored": "restored {n} codes",
    "code.removed": "took {n} new codes back",
    "code.merged": "merged {n} codes into others",
    "code.split": "split {n} codes",
    "coding.applied": "coded {n} passages",
    "coding.changed": "changed {n} codings",
    "coding.removed": "removed {n} codings",
    "note.written": "wrote {n} notes",
    "note.changed": "made {n} changes to notes",
    "decision.recorded": "recorded {n} decisions",
    "theme.created": "created {n} themes",
    "theme.changed": "made {n} changes to themes",
    "theme.codes_changed": "changed the codes of themes {n} times",
    "theme.state_changed": "moved themes on {n} times",
    "evidence.added": "added {n} pieces of evidence to themes",
    "evidence.changed": "changed {n} pieces of evidence",
    "evidence.removed": "removed {n} pieces of evidence",
    "quote.proposed": "proposed {n} quotes for release",
    "quote.approved": "approved {n} quotes",
    "quote.rejected": "turned {n} quotes down",
    "quote.revoked": "revoked {n} quotes",
    "round.created": "created {n} review rounds",
    "round.changed": "made {n} changes to review rounds",
    "reviewer.invited": "invited {n} reviewers to a round",
    "comment.submitted": "sent {n} comments",
    "comment.retracted": "took back {n} comments",
    "comment.entered": "entered {n} comments on behalf of reviewers",
    "response.drafted": "drafted {n} responses",
    "response.agreed": "agreed {n} responses",
    "export.made": "made {n} exports",
}

#: first word of a kind -> the page it leads to.
PAGES = {
    "participants": "participants",
    "participant": "participants",
    "consent": "participants",
    "attribute": "attributes",
    "interview": "interviews",
    "guide": "guides",
    "transcript": "transcripts",
    "speaker": "transcripts",
    "deidentification": "transcripts",
    "turn": "transcripts",
    "coding": "transcripts",
    "code": "codebook",
    "note": "notes",
    "decision": "notes",
    "theme": "themes",
    "evidence": "themes",
    "quote": "quotes",
    "round": "rounds",
    "reviewer": "rounds",
    "comment": "rounds",
    "response": "rounds",
    "review": "rounds",
    "call": "rounds",
    "export": "outputs",
    "member": "people",
    "invitation": "people",
    "study": "settings",
    "policy": "settings",
    "group": "settings",
    "objective": "settings",
}
#: Kinds whose own object has a page.
OBJECTS = {
    "participant": "participants",
    "interview": "interviews",
    "guide": "guides",
    "transcript": "transcripts",
    "deidentification": "transcripts",
    "code": "codes",
    "theme": "themes",
    "round": "rounds",
}


def sentence(kind: str, n: int) -> str:
    """Return what somebody did n times, after their name."""
    once = KINDS.get(kind, kind)
    return once if n == 1 else MANY.get(kind, f"{once}, {{n}} times").format(n=f"{n:,}")


def together(
    deeds: Iterable[Any], events: Iterable[Any], names: Mapping[UUID, str], me: UUID
) -> list[dict[str, Any]]:
    """Make one line of all that a person did of a kind. `events`: the latest, to know where a line leads."""
    known: dict[tuple[UUID | None, str], list[Any]] = {}
    for event in events:
        known.setdefault((event.actor_id, event.kind), []).append(event)
    return [_line(deed, known.get((deed.actor_id, deed.kind), [])[: deed.n], names, me) for deed in deeds]


def _line(deed: Any, events: list[Any], names: Mapping[UUID, str], me: UUID) -> dict[str, Any]:
    page, object_id = place_of(deed.kind, events)
    return {
        "kind": deed.kind,
        "actor": names.get(deed.actor_id, SYSTEM),
        "mine": deed.actor_id == me,
        "n": deed.n,
        "sentence": sentence(deed.kind, deed.n),
        "at": deed.at,
        "page": page,
        "object_id": object_id if len(events) == deed.n else None,
    }


def place_of(kind: str, events: list[Any]) -> tuple[str | None, str | None]:
    """Return the page that events of one kind lead to, and the object if it is one and still there."""
    word, _, verb = kind.partition(".")
    page = PAGES.get(word)
    if verb == "removed" and word != "coding":
        return page, None
    if word == "coding":
        return page, _one({event.details.get("transcript_id") for event in events})
    if word in OBJECTS:
        one = _one({str(event.object_id) for event in events if event.object_id})
        return (OBJECTS[word], one) if one else (page, None)
    return page, None


def _one(found: set[Any]) -> str | None:
    return found.pop() if len(found) == 1 else None

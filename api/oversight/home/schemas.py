"""Bodies of the study home."""

from typing import Literal
from uuid import UUID

from api.base.schemas import Count, In, Instant, Out

Page = Literal[
    "participants",
    "attributes",
    "interviews",
    "guides",
    "transcripts",
    "codebook",
    "codes",
    "notes",
    "themes",
    "quotes",
    "rounds",
    "outputs",
    "people",
    "settings",
]


class LineOut(Out):
    """Something that happened, in a sentence after the actor's name; `n` events in one line."""

    kind: str
    actor: str
    mine: bool
    n: int
    sentence: str
    at: Instant
    page: Page | None
    object_id: UUID | None


class SinceOut(Out):
    """What others did since one was last here. `seq` is what to send to say that one has seen it."""

    first_visit: bool
    last_here: Instant | None
    seq: int
    events: int
    lines: list[LineOut]


class RecruitedOut(Out):
    """Recruitment of a group against its target, and its participants by status."""

    id: UUID
    code: str
    label: str
    target_min: int | None
    target_max: int | None
    recruited: int
    interviewed: int
    withdrawn: int
    statuses: dict[str, int]


class FlowStepOut(Out):
    """How many participants have come at least this far."""

    status: str
    n: int


class LackingOut(Out):
    """Something that lacks what a check asks for."""

    id: UUID
    label: str


class CheckOut(Out):
    """One check: how many of how many hold, and the first that do not."""

    code: str
    detail: str
    page: Page
    have: int
    of: int
    lacking: list[LackingOut]


class PhaseOut(Out):
    """A phase with its checks. They nudge; nothing is locked."""

    n: int
    name: str
    state: Literal["not_yet", "under_way", "ready"]
    checks: list[CheckOut]


class WaitingOut(Out):
    """Something that waits for this person, and where to do it."""

    kind: str
    n: int
    detail: str
    page: Page
    items: list[LackingOut]


class NumbersOut(Out):
    """How much there is of everything."""

    participants: int
    interviews: int
    transcripts: int
    words: int
    codings: int
    coders: int
    codes: int
    themes: int
    rounds: int


class HomeOut(Out):
    """The study at a glance, for one person, in one answer. `recent`: by anybody, in the last two weeks."""

    short_title: str
    research_question: str
    since: SinceOut
    recent: list[LineOut]
    groups: list[RecruitedOut]
    flow: list[FlowStepOut]
    phases: list[PhaseOut]
    waiting: list[WaitingOut]
    numbers: NumbersOut


class SeenIn(In):
    """The place in the feed that one has seen up to."""

    seq: Count

"""Bodies of guides and interviews."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.base.schemas import Day, Flag, In, Instant, Name, Out, Page, Versioned

GuideState = Literal["draft", "approved", "superseded"]
Mode = Literal["remote", "probation_site"]
InterviewStatus = Literal["planned", "in_progress", "completed", "stopped_early", "cancelled", "no_show"]

ObjectiveNumber = Annotated[int, Field(strict=True, ge=1, le=1_000)]
Prompt = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
QuestionText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9A-Za-z][0-9A-Za-z .-]{0,19}$")]
#: A code, never an address or a name of a place that would point at a person.
Code = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9A-Za-z][0-9A-Za-z +._-]{0,39}$")
]
SiteCode = Code | Literal[""]
Minutes = Annotated[int, Field(strict=True, ge=1, le=1_440)]
ParticipantIds = Annotated[list[UUID], Field(min_length=1, max_length=20)]


class QuestionIn(In):
    """A question, in its place. With the `id` of a question that stands, it stays the same question."""

    id: UUID | None = None
    text: QuestionText
    prompts: list[Prompt] = Field(default_factory=list, max_length=20)
    objective_ns: list[ObjectiveNumber] = Field(default_factory=list, max_length=20)


class GuideIn(In):
    """A new guide, a draft at first. `based_on` copies the questions of another."""

    title: Name
    label: Label = "1.0"
    group_id: UUID | None = None
    pilot_tested: Flag = False
    questions: list[QuestionIn] = Field(default_factory=list, max_length=100)
    based_on: UUID | None = None


class GuidePatch(In):
    """A changed guide. `questions` replaces them all, in their order."""

    title: Name | None = None
    label: Label | None = None
    group_id: UUID | None = None
    state: GuideState | None = None
    pilot_tested: Flag | None = None
    questions: Annotated[list[QuestionIn], Field(max_length=100)] | None = None


class QuestionOut(Out):
    """A question of a guide."""

    id: UUID
    n: int
    text: str
    prompts: list[str]
    objective_ns: list[int]


class GuideLine(Versioned):
    """A guide in the list. `uncovered_objectives` is a nudge, never a lock."""

    title: str
    label: str
    group_id: UUID | None
    state: GuideState
    pilot_tested: bool
    created_at: Instant
    questions: int
    interviews: int
    uncovered_objectives: list[int]


class GuidesOut(Out):
    """The guides of a study."""

    items: list[GuideLine]


class GuideOut(Versioned):
    """A guide with its questions in order."""

    title: str
    label: str
    group_id: UUID | None
    state: GuideState
    pilot_tested: bool
    created_at: Instant
    questions: list[QuestionOut]
    interviews: int
    uncovered_objectives: list[int]


class InterviewIn(In):
    """A new interview. Without a code one is made from the study codes."""

    code: Code | None = None
    participant_ids: ParticipantIds
    mode: Mode = "remote"
    site: SiteCode = ""
    interviewer_id: UUID | None = None
    guide_id: UUID | None = None
    happened_on: Day | None = None
    status: InterviewStatus = "planned"
    duration_min: Minutes | None = None


class InterviewPatch(In):
    """A changed interview. What is not named stays; null clears."""

    code: Code | None = None
    participant_ids: ParticipantIds | None = None
    mode: Mode | None = None
    site: SiteCode | None = None
    interviewer_id: UUID | None = None
    guide_id: UUID | None = None
    happened_on: Day | None = None
    status: InterviewStatus | None = None
    duration_min: Minutes | None = None


class TookPartOut(Out):
    """A participant of an interview."""

    id: UUID
    study_code: str
    pseudonym: str
    group_id: UUID


class InterviewTranscriptOut(Out):
    """A transcript of an interview."""

    id: UUID
    title: str


class NudgeOut(Out):
    """Something to look at before going on."""

    code: str
    message: str


class InterviewOut(Versioned):
    """An interview: when it happened and when that was recorded are kept apart."""

    code: str
    mode: Mode
    site: str
    interviewer_id: UUID | None
    interviewer: str
    guide_id: UUID | None
    guide: str
    happened_on: Day | None
    recorded_at: Instant
    status: InterviewStatus
    duration_min: int | None
    participants: list[TookPartOut]
    transcripts: list[InterviewTranscriptOut]
    nudges: list[NudgeOut]


class InterviewsOut(Page[InterviewOut]):
    """A page of interviews."""

"""Bodies of studies, groups and objectives."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from api.base.schemas import Count, In, Instant, Name, Out, Versioned
from api.study.policy import Policy, Profile

ShortWords = Annotated[str, Field(max_length=2_000)]


class StudyIn(In):
    """A new study. `start_from` may load the facts of the founding study."""

    short_title: Name | None = None
    profile: Profile = "sensitive"
    start_from: Literal["blank", "founding-study"] = "blank"


class StudyPatch(In):
    """Changed facts of a study. `facts` replaces the register's entry as a whole."""

    short_title: Name | None = None
    research_question: ShortWords | None = None
    facts: Annotated[dict[str, Any], Field(max_length=80)] | None = None


class PolicyPatch(In):
    """Changed switches of the policy, and why."""

    profile: Profile | None = None
    switches: Annotated[dict[str, bool | int | str], Field(max_length=20)] = {}
    reason: Annotated[str, Field(min_length=3, max_length=2_000)]


class GroupIn(In):
    """A group of participants."""

    code: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{0,7}$")]
    label: Name
    reviewer_label: Name = "A participant"
    criterion: ShortWords = ""
    target_min: Count | None = None
    target_max: Count | None = None
    sub_roles: Annotated[list[Name], Field(max_length=12)] = []


class GroupOut(Versioned):
    """A group with its target."""

    code: str
    label: str
    reviewer_label: str
    criterion: str
    target_min: int | None
    target_max: int | None
    sub_roles: list[str]
    position: int


class ObjectiveIn(In):
    """One objective."""

    text: Annotated[str, Field(min_length=1, max_length=2_000)]
    plain_text: ShortWords = ""


class ObjectiveOut(Versioned):
    """One objective, numbered."""

    n: int
    text: str
    plain_text: str


class StudyOut(Versioned):
    """A study with all that its members may know of it."""

    short_title: str
    research_question: str
    facts: dict[str, Any]
    policy: Policy
    notice: str | None
    demonstration: bool
    created_at: Instant
    groups: list[GroupOut]
    objectives: list[ObjectiveOut]


class StudyCard(Out):
    """What a reviewer may know of a study: its public facts."""

    id: UUID
    short_title: str
    research_question: str
    objectives: list[str]


class StudyLine(Out):
    """A study in the list of one's studies."""

    id: UUID
    short_title: str
    role: str | None
    profile: Profile
    demonstration: bool
    notice: str | None


class StudiesOut(Out):
    """One's own studies (an administrator sees all, without content)."""

    items: list[StudyLine]

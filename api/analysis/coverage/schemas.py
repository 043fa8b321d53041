"""Bodies of coverage."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.base.schemas import Count, In, Out

TurnRange = Annotated[list[Count], Field(min_length=2, max_length=2, description="First and last turn.")]
TurnRanges = Annotated[list[TurnRange], Field(max_length=2_000)]


class ReadTurnsIn(In):
    """Which turns of a version you have read, and which you want to read again."""

    version: Annotated[int, Field(strict=True, ge=1, le=100_000, description="The version that was read.")]
    read: TurnRanges = []
    unread: TurnRanges = []


class ReadTurnsOut(Out):
    """The turns of the current version that you have read: [first, last] numbers."""

    version: int
    ranges: list[list[int]]


class ReaderOut(Out):
    """Somebody who has read in a transcript. version: of which version, if of an older one."""

    name: str
    version: int | None


class TranscriptCoverage(Out):
    """A transcript: what of it is coded and read.

    strip: one letter a turn, in order: `-` a participant's turn without a code, `c` one with a code,
    `i` somebody else's. read: ranges of turns that you have read. sparse: far less of it is coded than
    of the others.
    """

    transcript_id: UUID
    title: str
    interview: str | None
    turns: int
    participant_turns: int
    coded_turns: int
    strip: str
    first_turn: int
    read: list[list[int]]
    coders: list[str]
    readers: list[ReaderOut]
    first_uncoded: int | None
    first_unread: int | None
    sparse: bool


class GroupName(Out):
    """A group of participants."""

    id: UUID
    code: str
    label: str


class QuestionCell(Out):
    """What a question drew from a group: in how many transcripts, how many turns, how many of them coded."""

    group_id: UUID
    transcripts: int
    turns: int
    coded_turns: int


class QuestionCoverage(Out):
    """A question of a guide, and what it drew from each group."""

    question_id: UUID
    n: int
    text: str
    guide: str
    cells: list[QuestionCell]


class CodeName(Out):
    """A code."""

    id: UUID
    label: str


class InterviewCodes(Out):
    """A transcript in order of interview: how many codes were used in it, and which for the first time."""

    transcript_id: UUID
    title: str
    happened_on: date | None
    codes: int
    new_codes: list[CodeName]


class CoverageOut(Out):
    """What has been read and coded in a study. `hidden`: transcripts that you may not read are left out."""

    transcripts: list[TranscriptCoverage]
    groups: list[GroupName]
    questions: list[QuestionCoverage]
    order: list[InterviewCodes]
    hidden: int

"""Bodies of transcripts: previews, imports, reading, attestation, marks."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from api.base.schemas import Count, Flag, In, Instant, Name, Out, Page, Versioned

Kind = Literal["interviewer", "participant", "other"]
Zone = Literal["original", "deidentified"]
Changes = Literal["accept", "reject"]
Label = Annotated[str, StringConstraints(max_length=500)]
Encoding = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{2,40}$")]
Pattern = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]

# Preview and import


class PreviewIn(In):
    """How to read a file, and the pattern of its name."""

    encoding: Encoding | None = None
    tracked_changes: Changes = "accept"
    pattern: Pattern | None = None


class SpeakerIn(In):
    """Who speaks under a label. The empty label stands for turns without one."""

    label: Label
    kind: Kind
    participant_id: UUID | None = None

    @model_validator(mode="after")
    def _only_participants_are_participants(self) -> "SpeakerIn":
        if self.participant_id and self.kind != "participant":
            raise ValueError("participant_id")
        return self


class ImportIn(In):
    """How to read a file and what becomes of it. A speaker left out is who the preview proposes."""

    encoding: Encoding | None = None
    tracked_changes: Changes = "accept"
    pattern: Pattern | None = None
    title: Name | None = None
    interview_id: UUID | None = None
    speakers: Annotated[list[SpeakerIn], Field(default_factory=list, max_length=500)]
    #: Import although the same file is here already.
    again: Flag = False


class DropOut(Out):
    """What was left out: kind, the words for it, how many things and how many visible characters."""

    kind: str
    label: str
    count: int
    characters: int


class FoundSpeakerOut(Out):
    """A speaker as found in the file, and who that may be."""

    label: str
    turns: int
    words: int
    kind: Kind
    participant_id: UUID | None


class FoundTurnOut(Out):
    """One of the first turns, cut to 600 characters."""

    speaker: str | None
    text: str
    cut: bool
    starts_at_ms: int | None


class SameOut(Out):
    """A transcript that came from the same file."""

    id: UUID
    title: str


class TranscriptPreview(Out):
    """What was understood of a file. Nothing is stored."""

    file_name: str
    sha256: str
    format: str
    encoding: str | None
    encodings: list[str]
    turn_count: int
    word_count: int
    length: int
    speakers: list[FoundSpeakerOut]
    first_turns: list[FoundTurnOut]
    drops: list[DropOut]
    warnings: list[str]
    #: Whether accepting or rejecting tracked changes makes a difference.
    has_tracked_changes: bool
    title: str
    participant_ids: list[UUID]
    interview_id: UUID | None
    imported_before: list[SameOut]


# Reading


class WithoutConsentOut(Out):
    """A participant whose consent is not attested, or has ended."""

    id: UUID
    study_code: str


class GateOut(Out):
    """Why nothing may be coded yet, what to do next, and whose consent is missing."""

    code: str
    detail: str
    next: str | None
    without_consent: list[WithoutConsentOut]


class TranscriptInterview(Out):
    """The interview of a transcript."""

    id: UUID
    code: str
    held_on: str | None
    mode: str
    minutes: int | None
    guide_id: UUID | None


class SpeakerOut(Out):
    """Who speaks. The label stands as in the file, or in its place what may be shown of it."""

    id: UUID
    label: str
    kind: Kind
    participant_id: UUID | None
    study_code: str | None
    pseudonym: str | None


class AskedOut(Out):
    """A member, by name."""

    account_id: UUID
    name: str


class TranscriptLine(Versioned):
    """A transcript in the list. state: to_check, asked, returned or ready."""

    title: str
    format: str
    current_n: int
    zone: Zone
    state: Literal["to_check", "asked", "returned", "ready"]
    readable: bool
    codable: bool
    gate: GateOut | None
    interview: TranscriptInterview | None
    participants: list[str]
    may_attest: bool
    asked_to_attest: AskedOut | None
    imported_by: AskedOut | None
    length: int
    word_count: int
    turn_count: int
    codings: int
    created_at: Instant
    updated_at: Instant


class AttestationOut(Out):
    """That somebody attested de-identification, or returned the transcript with a reason."""

    outcome: Literal["attested", "returned"]
    by: str | None
    at: Instant
    self_check: bool
    checklist: dict[str, bool]
    note: str


class TranscriptOut(TranscriptLine):
    """A transcript with its speakers and how far its de-identification is. `version` is the row's ETag."""

    file_name: str | None
    encoding: str | None
    speakers: list[SpeakerOut]
    drops: list[DropOut]
    attestations: list[AttestationOut]


class TranscriptsOut(Page[TranscriptLine]):
    """A page of transcripts by title."""


class TranscriptPatch(In):
    """A new title, or another interview (null: none)."""

    title: Name | None = None
    interview_id: UUID | None = None


class SpeakerPut(In):
    """Who a speaker is."""

    id: UUID
    kind: Kind
    participant_id: UUID | None = None

    @model_validator(mode="after")
    def _only_participants_are_participants(self) -> "SpeakerPut":
        if self.participant_id and self.kind != "participant":
            raise ValueError("participant_id")
        return self


class SpeakersIn(In):
    """Who speaks; speakers left out stay as they are."""

    speakers: Annotated[list[SpeakerPut], Field(min_length=1, max_length=500)]


class ReceiptOut(Out):
    """What became of the codings and marks of a transcript with a new version.

    carried + re_placed + stale = before, the codings of everybody. Marks say which question a turn asks.
    """

    before: int
    carried: int
    re_placed: int
    stale: int
    marks_carried: int
    marks_lost: int


class VersionLine(Out):
    """A version of a transcript."""

    n: int
    zone: Zone
    sha256: str
    length: int
    word_count: int
    turn_count: int
    based_on: int | None
    kind: Literal["imported", "corrected", "deidentified", "reimported"]
    reason: str
    receipt: ReceiptOut | None
    #: Its author declared that no identifying words were brought in.
    declared: bool
    created_at: Instant
    by: str | None
    attestations: list[AttestationOut]


class VersionsOut(Out):
    """The versions of a transcript, the newest first."""

    items: list[VersionLine]


class TurnOut(Out):
    """A turn: code points into the version's text, half open; the words begin at `body_start`."""

    n: int
    start: int
    body_start: int
    end: int
    speaker_id: UUID | None
    starts_at_ms: int | None
    question_id: UUID | None


class VersionOut(Out):
    """The text of a version and its turns."""

    n: int
    zone: Zone
    sha256: str
    text: str
    turns: list[TurnOut]


# Attestation


class AttestationRequestIn(In):
    """The member who is asked to check de-identification."""

    account_id: UUID


class ChecklistIn(In):
    """What was looked for in the whole text; each must be true to attest (G24)."""

    direct_identifiers: Flag
    other_parties: Flag
    places_institutions: Flag
    offence: Flag
    dates: Flag
    colleague_would_recognise: Flag
    joint_casework_would_recognise: Flag
    combination_risk: Flag


class AttestationIn(In):
    """That the current version is de-identified, item by item."""

    checklist: ChecklistIn
    note: Note = ""


class ReturnIn(In):
    """Why a transcript goes back to who imported it."""

    note: Reason


# Marks


class MarkIn(In):
    """The question of the guide that a turn asks."""

    question_id: UUID


class MarkOut(Out):
    """A turn and the question it asks."""

    turn_n: int
    question_id: UUID


class SuggestionOut(MarkOut):
    """A question that a turn seems to ask; score from 0.6 to 1: the share of its words in the turn."""

    score: float


class SuggestionsOut(Out):
    """Suggestions for the interviewer's turns without a mark; without a guide there are none."""

    guide_id: UUID | None
    items: list[SuggestionOut]


class AcceptedMark(In):
    """A suggestion that is taken."""

    turn_n: Annotated[Count, Field(ge=1)]
    question_id: UUID


class MarksIn(In):
    """Suggestions that are taken, many at once."""

    items: Annotated[list[AcceptedMark], Field(min_length=1, max_length=500)]


class MarksOut(Out):
    """The marks as they stand."""

    items: list[MarkOut]

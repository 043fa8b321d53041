"""Bodies of corrections: a new version of a text, and what became of its codings."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.analysis.transcripts.schemas import Changes, DropOut, Encoding, Note, ReceiptOut, Zone
from api.base.schemas import Count, Flag, In, Out, Versioned

MOST_TURNS = 50_000
MOST_LISTED = 500

VersionNumber = Annotated[int, Field(strict=True, ge=1, le=100_000)]
TurnText = Annotated[str, StringConstraints(min_length=1, max_length=2_000_000)]


class TurnIn(In):
    """A turn of the new text. `speaker_id` is a speaker of the transcript, or null for nobody."""

    speaker_id: UUID | None = None
    text: TurnText
    starts_at_ms: Count | None = None


class CorrectionIn(In):
    """A corrected text, turn by turn.

    `no_identifying_words`: its author declares that the correction brings in no words that identify somebody;
    a text that is attested as de-identified stays so only by this.
    """

    based_on: VersionNumber
    reason: Literal["corrected", "deidentified", "reimported"] = "corrected"
    note: Note = ""
    turns: Annotated[list[TurnIn], Field(min_length=1, max_length=MOST_TURNS)]
    no_identifying_words: Flag = False


class ReimportIn(In):
    """How to read a corrected file. Speakers are known by their labels; new labels are new speakers."""

    based_on: VersionNumber
    encoding: Encoding | None = None
    tracked_changes: Changes = "accept"
    note: Note = ""
    no_identifying_words: Flag = False


class PassageOut(Out):
    """Words of a version with what stands around them: code points [start, end) of version n."""

    n: int
    start: int
    end: int
    before: str
    words: str
    after: str
    turn: int | None


class MovedOut(Out):
    """A coding that is not simply carried: where it lay, and where it lies or may lie now."""

    coding_id: UUID
    code_id: UUID
    coder_id: UUID
    outcome: Literal["re_placed", "stale"]
    was: PassageOut
    now: PassageOut | None


class CorrectionPreviewOut(Out):
    """What a correction would do. `items`: what is not simply carried, the stale first, at most 500."""

    n: int
    zone: Zone
    receipt: ReceiptOut
    items: list[MovedOut]
    length: int
    turn_count: int
    new_speakers: list[str]
    #: Without the declaration this correction is refused, or the text goes back to be checked.
    needs_declaration: bool


class ReadFileOut(Out):
    """How a corrected file was read. `encodings`: others that its bytes could be in."""

    file_name: str
    format: str
    encoding: str | None
    encodings: list[str]
    word_count: int
    drops: list[DropOut]
    warnings: list[str]
    #: Whether accepting or rejecting tracked changes makes a difference.
    has_tracked_changes: bool


class ReadTurnOut(Out):
    """A turn as it was read from a file; the label of its speaker is empty where the file names nobody."""

    speaker: str
    text: str


class CorrectedFilePreviewOut(CorrectionPreviewOut):
    """What a corrected file would do, how it was read, and its turns, to be held beside the old ones."""

    file: ReadFileOut
    turns: list[ReadTurnOut]


class CorrectionOut(Versioned):
    """A correction that was stored: the transcript (id, ETag), the version's number and the receipt."""

    n: int
    zone: Zone
    receipt: ReceiptOut

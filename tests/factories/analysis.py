"""Transcripts and codes for tests of analysis: rows made directly, past import."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text

from api.analysis.codebook.models import Code
from api.analysis.codebook.tree import key_of
from api.analysis.coding.counter_queries import recount_people
from api.analysis.coding.models import Coding, CodingCount
from api.analysis.transcripts import word_index
from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion, Turn, VersionText
from api.analysis.transcripts.texts import sha256_of
from api.base.fields import new_id
from api.base.ground import Ground
from api.fieldwork.participants.models import Participant

INTERVIEW = (
    ("I", "Can you take me back to the first meeting?"),
    ("P", "She asked me what they had got wrong about me. Nobody ever asked me that."),
    ("I", "What did that change?"),
    ("P", "I stopped looking at the door. \U0001f642 It was a cafe\u0301, really."),
)


@dataclass(frozen=True)
class Made:
    """A transcript that was made: ids, text, and where its turns lie."""

    id: UUID
    version_id: UUID
    text: str
    spans: tuple[tuple[int, int], ...]
    participant_id: UUID | None

    def find(self, words: str) -> tuple[int, int]:
        """Return the span of words in the text."""
        start = self.text.index(words)
        return start, start + len(words)


def make_participant(ground: Ground, study_id: UUID, study_code: str, group: str = "SU", **more: Any) -> UUID:
    """Make a participant of a group."""
    with ground.database.change() as session:
        found = session.execute(
            text("SELECT id FROM participant_group WHERE study_id = :s AND code = :c"),
            {"s": str(study_id), "c": group},
        ).scalar_one()
        row = Participant(study_id=study_id, study_code=study_code, group_id=UUID(str(found)), **more)
        session.add(row)
        session.flush()
        return row.id


def make_transcript(
    ground: Ground,
    study_id: UUID,
    turns: Sequence[tuple[str, str]] = INTERVIEW,
    *,
    title: str = "A transcript",
    participant_id: UUID | None = None,
    zone: str = "deidentified",
    by: UUID | None = None,
) -> Made:
    """Make a transcript of one version. Speaker "I" is the interviewer; any other is the participant."""
    body = "\n".join(said for _, said in turns)
    with ground.database.change() as session:
        row = Transcript(study_id=study_id, title=title, created_by=by)
        session.add(row)
        session.flush()
        version = TranscriptVersion(
            study_id=study_id,
            transcript_id=row.id,
            zone=zone,
            sha256=sha256_of(body),
            length=len(body),
            word_count=len(body.split()),
            turn_count=len(turns),
        )
        session.add(version)
        session.flush()
        session.add(VersionText(study_id=study_id, version_id=version.id, body=body))
        speakers = {}
        for place, label in enumerate(dict.fromkeys(label for label, _ in turns)):
            kind = "interviewer" if label == "I" else "participant"
            speaker = Speaker(
                id=new_id(),
                study_id=study_id,
                transcript_id=row.id,
                label=label,
                kind=kind,
                participant_id=None if label == "I" else participant_id,
                position=place,
            )
            session.add(speaker)
            speakers[label] = speaker.id
        session.flush()
        spans, start = [], 0
        for n, (label, said) in enumerate(turns, start=1):
            end = start + len(said)
            spans.append((start, end))
            session.add(
                Turn(
                    study_id=study_id,
                    version_id=version.id,
                    n=n,
                    start=start,
                    body_start=start,
                    end=end,
                    speaker_id=speakers[label],
                )
            )
            start = end + 1
        session.flush()
        word_index.index_what_is_missing(session)
        return Made(row.id, version.id, body, tuple(spans), participant_id)


def make_code(ground: Ground, study_id: UUID, label: str, parent_id: UUID | None = None) -> UUID:
    """Make a code."""
    with ground.database.change() as session:
        row = Code(study_id=study_id, label=label, label_key=key_of(label), parent_id=parent_id)
        session.add(row)
        session.flush()
        return row.id


def make_codings(
    ground: Ground,
    study_id: UUID,
    transcripts: Sequence[Made],
    code_ids: Sequence[UUID],
    coder_id: UUID,
    n: int,
) -> None:
    """Make n codings spread over transcripts and codes, with their counters."""
    rows = []
    for place in range(n):
        made = transcripts[place % len(transcripts)]
        start = (place // len(transcripts)) % (len(made.text) - 2)
        rows.append(
            {
                "study_id": study_id,
                "transcript_id": made.id,
                "version_id": made.version_id,
                "code_id": code_ids[place % len(code_ids)],
                "coder_id": coder_id,
                "start": start,
                "end": start + 2,
                "quote": made.text[start : start + 2],
            }
        )
    counts = Counter((row["transcript_id"], row["code_id"]) for row in rows)
    with ground.database.change() as session:
        session.add_all(Coding(**row) for row in rows)
        session.add_all(
            CodingCount(
                study_id=study_id,
                transcript_id=transcript_id,
                code_id=code_id,
                coder_id=coder_id,
                segments=segments,
            )
            for (transcript_id, code_id), segments in counts.items()
        )
        session.flush()
        for made in transcripts:
            recount_people(session, study_id, made.id)

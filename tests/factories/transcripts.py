"""Transcripts and what they rest on: participants, interviews, guides, consents."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from httpx2 import Response
from sqlalchemy import select

from api.audit import service as audit
from api.base.ground import Ground
from api.fieldwork.consent.models import Consent
from api.fieldwork.interviews.models import Guide, Interview, InterviewParticipant, Question
from api.fieldwork.participants.models import Participant
from api.study.models import ParticipantGroup
from tests.factories.people import Person

TALK = """Interviewer: How did you first hear about joint casework?

P: My probation officer said there was somebody she wanted me to meet.

Interviewer: What was that like?

P: I thought, here we go, another one.
"""


def make_participant(ground: Ground, study_id: UUID, code: str, pseudonym: str = "") -> UUID:
    """Make a participant of the group that the code starts with, or of any."""
    with ground.database.change() as session:
        asked = select(ParticipantGroup.id, ParticipantGroup.code)
        groups = {r.code: r.id for r in session.execute(asked.where(ParticipantGroup.study_id == study_id))}
        group_id = groups.get(code[:2], next(iter(groups.values())))
        row = Participant(study_id=study_id, study_code=code, pseudonym=pseudonym, group_id=group_id)
        session.add(row)
        session.flush()
        return row.id


def make_interview(
    ground: Ground, study_id: UUID, code: str, *participants: UUID, on: date | None = None, **more: Any
) -> UUID:
    """Make an interview with its participants."""
    with ground.database.change() as session:
        row = Interview(study_id=study_id, code=code, happened_on=on, **more)
        session.add(row)
        session.flush()
        for one in participants:
            session.add(InterviewParticipant(study_id=study_id, interview_id=row.id, participant_id=one))
        return row.id


def make_guide(ground: Ground, study_id: UUID, *questions: str) -> tuple[UUID, list[UUID]]:
    """Make a guide; return its id and those of its questions."""
    with ground.database.change() as session:
        guide = Guide(study_id=study_id, title="Guide")
        session.add(guide)
        session.flush()
        rows = [
            Question(study_id=study_id, guide_id=guide.id, n=n, text=text)
            for n, text in enumerate(questions, start=1)
        ]
        session.add_all(rows)
        session.flush()
        return guide.id, [row.id for row in rows]


def make_consent(ground: Ground, study_id: UUID, participant_id: UUID, ended_on: date | None = None) -> None:
    """Attest a consent."""
    with audit.change(ground) as session:
        row = Consent(
            study_id=study_id,
            participant_id=participant_id,
            document_version="3.1",
            consented_on=date(2026, 1, 5),
            ended_on=ended_on,
        )
        session.add(row)


def send_file(
    person: Any, path: str, data: str | bytes = TALK, name: str = "talk.txt", **options: Any
) -> Response:
    """Send a file with options to the previews or the transcripts of a study, as a form would."""
    headers = {"Idempotency-Key": key} if (key := options.pop("key", None)) else {}
    body = data.encode() if isinstance(data, str) else data
    form = {"options": json.dumps(options, default=str)}
    return person.post(path, files={"file": (name, body)}, data=form, headers=headers)


def make_transcript(
    person: Person, study: Any, data: str | bytes = TALK, name: str = "talk.txt", **options: Any
) -> dict[str, Any]:
    """Import a transcript through the API and return it."""
    done = send_file(person, study.path("transcripts"), data, name, **options)
    assert done.status_code == 201, done.text
    return done.json()

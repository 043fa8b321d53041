"""Rows of fieldwork: participants, attributes, consents, guides, questions, interviews."""

from datetime import date
from typing import Any
from uuid import UUID

from api.base.database import Session
from api.base.ground import Ground
from api.fieldwork.consent.models import Consent
from api.fieldwork.interviews.models import Guide, Interview, InterviewParticipant, Question
from api.fieldwork.participants.models import Attribute, Participant
from api.study import queries as studies


def group_id(ground: Ground, study_id: UUID, code: str = "SU") -> UUID:
    """Return the group of a study that bears a code."""
    with ground.database.read() as connection:
        found: UUID = next(g.id for g in studies.groups(connection, study_id) if g.code == code)
        return found


def _kept(ground: Ground, row: Any) -> UUID:
    with ground.database.change() as session:
        return _added(session, row)


def _added(session: Session, row: Any) -> UUID:
    session.add(row)
    session.flush()
    made: UUID = row.id
    return made


def make_participant(
    ground: Ground, study_id: UUID, study_code: str = "SU-01", group: str = "SU", **more: Any
) -> UUID:
    """Make a participant in the group of a code."""
    said = {"group_id": group_id(ground, study_id, group)} | more
    return _kept(ground, Participant(study_id=study_id, study_code=study_code, **said))


def make_attribute(ground: Ground, study_id: UUID, name: str = "Age band", **more: Any) -> UUID:
    """Make an attribute of participants."""
    return _kept(ground, Attribute(study_id=study_id, name=name, **more))


def make_consent(ground: Ground, study_id: UUID, participant_id: UUID, **more: Any) -> UUID:
    """Make a consent that says yes to quotes and reviewers."""
    said = {"allows_quotes": True, "allows_reviewers": True, "consented_on": date(2026, 3, 2)} | more
    row = Consent(study_id=study_id, participant_id=participant_id, document_version="PIS 1.2", **said)
    return _kept(ground, row)


def make_guide(ground: Ground, study_id: UUID, title: str = "Guide", **more: Any) -> UUID:
    """Make a guide without questions."""
    return _kept(ground, Guide(study_id=study_id, title=title, **more))


def make_question(
    ground: Ground, study_id: UUID, guide_id: UUID, n: int = 1, text: str = "What happened?", **more: Any
) -> UUID:
    """Make a question of a guide."""
    return _kept(ground, Question(study_id=study_id, guide_id=guide_id, n=n, text=text, **more))


def make_interview(
    ground: Ground, study_id: UUID, *participant_ids: UUID, code: str = "I-1", **more: Any
) -> UUID:
    """Make an interview with these participants."""
    with ground.database.change() as session:
        made = _added(session, Interview(study_id=study_id, code=code, **more))
        session.add_all(
            InterviewParticipant(study_id=study_id, interview_id=made, participant_id=each)
            for each in participant_ids
        )
        return made

"""The demonstration's fieldwork: attributes, guides, participants, consents, interviews."""

from datetime import date
from typing import Any
from uuid import UUID

from api.base.database import Session
from api.demonstration.seats import Cast, Content
from api.fieldwork.consent import service as consent
from api.fieldwork.consent.schemas import ConsentIn
from api.fieldwork.interviews import guides
from api.fieldwork.interviews import service as interviews
from api.fieldwork.interviews.schemas import GuideIn, GuidePatch, InterviewIn, QuestionIn
from api.fieldwork.participants import attributes
from api.fieldwork.participants import service as participants
from api.fieldwork.participants.schemas import AttributeIn, ParticipantIn
from api.study import queries as studies

CONSENT_FORM = "Information sheet 1.1, consent form 1.1"


def load_fieldwork(
    session: Session, cast: Cast, said: Content, asked: list[Content]
) -> dict[str, dict[str, Any]]:
    """Make everything up to the interviews. Return participant, interview, interviewer by code."""
    groups = {g.code: g.id for g in studies.groups(session, cast.study_id)}
    with cast.acting(session, cast.researchers[0]) as seat:
        ids = {
            a["key"]: attributes.add_attribute(
                session, seat, AttributeIn(name=a["label"], kind=a["type"], choices=a.get("choices", []))
            ).id
            for a in said["attributes"]
        }
        made_guides = {g["id"]: _guide(session, seat, groups, g) for g in asked}
    found = {}
    for person in said["participants"]:
        interviewer = cast.researchers[person["interview"]["interviewer"]]
        with cast.acting(session, interviewer) as seat:
            found[person["study_code"]] = _participant(session, seat, person, groups, ids, made_guides)
    return found


def _guide(session: Session, seat: Any, groups: dict[str, UUID], said: Content) -> UUID:
    questions = [
        QuestionIn(text=q["text"], prompts=q["prompts"], objective_ns=q["objectives"])
        for q in said["questions"]
    ]
    body = GuideIn(
        title=said["title"],
        label=said["version"],
        group_id=groups[said["group"]],
        pilot_tested=said["pilot_tested"],
        questions=questions,
    )
    made = guides.add_guide(session, seat, body)
    guides.change_guide(session, seat, made["id"], GuidePatch(state="approved"), made["version"])
    found: UUID = made["id"]
    return found


def _participant(
    session: Session,
    seat: Any,
    person: Content,
    groups: dict[str, UUID],
    attribute_ids: dict[str, UUID],
    made_guides: dict[str, UUID],
) -> dict[str, Any]:
    body = ParticipantIn(
        study_code=person["study_code"],
        pseudonym=person["pseudonym"],
        group_id=groups[person["group"]],
        sub_role=person["sub_role"],
        attributes={attribute_ids[key]: value for key, value in person["attributes"].items()},
        status="included",
    )
    made = participants.add_participant(session, seat, body)
    happened = date.fromisoformat(person["interview"]["happened_on"])
    consent.attest(
        session,
        seat,
        made["id"],
        ConsentIn(
            document_version=CONSENT_FORM, consented_on=happened, allows_quotes=True, allows_reviewers=True
        ),
    )
    sat = interviews.add_interview(
        session,
        seat,
        InterviewIn(
            participant_ids=[made["id"]],
            mode=person["interview"]["mode"],
            site="PROB-1" if person["interview"]["mode"] == "probation_site" else "",
            interviewer_id=seat.account_id,
            guide_id=made_guides[person["interview"]["guide"]],
            happened_on=happened,
            status="completed",
            duration_min=person["interview"]["duration_min"],
        ),
    )
    return {"participant_id": made["id"], "interview_id": sat["id"], "interviewer": seat.account_id}

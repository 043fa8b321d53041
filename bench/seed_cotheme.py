"""Fill an empty Cotheme installation with the invented study, through the services of people's requests.

Run by run.py in Cotheme's own environment. Prints what was made, as JSON.
"""

import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import invented

from api import migrate
from api.access.models import Account, Membership
from api.access.roles import Role
from api.accounts import passwords
from api.accounts.models import Installation
from api.analysis.codebook import service as codebook
from api.analysis.codebook.schemas import CodeIn
from api.analysis.coding import service as coding
from api.analysis.coding.schemas import MOST_AT_ONCE, CodingIn, CodingsIn
from api.analysis.transcripts import attesting, importing
from api.analysis.transcripts.readers.reading import Reading, SpokenTurn
from api.analysis.transcripts.schemas import (
    AttestationIn,
    AttestationRequestIn,
    ChecklistIn,
    ImportIn,
    SpeakerIn,
)
from api.audit import service as audit
from api.base.clock import now
from api.base.ground import Ground
from api.base.settings import Settings
from api.demonstration.seats import Cast
from api.fieldwork.consent import service as consent
from api.fieldwork.consent.schemas import ConsentIn
from api.fieldwork.interviews import service as interviews
from api.fieldwork.interviews.schemas import InterviewIn
from api.fieldwork.participants import service as participants
from api.fieldwork.participants.schemas import ParticipantIn
from api.study import queries as studies
from api.study.schemas import StudyIn
from api.study.service import make_study

PASSWORD = "an invented password 7"
PEOPLE = ("ada", "ben", "cleo", "dan")
CHECKED = ChecklistIn(**dict.fromkeys(ChecklistIn.model_fields, True))
A_DAY = date(2026, 3, 2)


def email_of(name: str) -> str:
    """Return the address that somebody signs in with."""
    return f"{name}@example.org"


def people(ground: Ground) -> dict[str, UUID]:
    """Make the accounts, in an installation that counts as set up."""
    hashed = passwords.hash_password(ground.settings, PASSWORD)
    with audit.change(ground) as session:
        session.add(Installation(id=1, demonstration=False, made_at=now()))
        made = {}
        for name in (*PEOPLE, "sue"):
            row = Account(email=email_of(name), display_name=name.capitalize(), password_hash=hashed)
            session.add(row)
            session.flush()
            made[name] = row.id
        return made


def fill(ground: Ground, who: dict[str, UUID], title: str, said: invented.Study) -> dict[str, Any]:
    """Make one study whole: members, codebook, and each conversation from participant to segments."""
    with audit.change(ground) as session:
        study = make_study(session, StudyIn(short_title=title, start_from="founding-study"), who["sue"])
        cast = Cast(study.id, tuple(who[name] for name in PEOPLE), who["sue"], ())
        for name, account_id in who.items():
            role = Role.SUPERVISOR if name == "sue" else Role.RESEARCHER
            session.add(Membership(study_id=study.id, account_id=account_id, role=role))
        session.flush()
        group = studies.groups(session, study.id)[0].id
        codes: list[UUID] = []
        with cast.acting(session, who["ada"]) as seat:
            for code in said.codes:
                parent = None if code.parent is None else codes[code.parent]
                codes.append(
                    codebook.create_code(session, seat, CodeIn(label=code.label, parent_id=parent)).id
                )
        study_id = study.id
    placed = []
    for n, one in enumerate(said.transcripts, start=1):
        transcript_id = bring_in(ground, cast, group, n, one)
        code_it(ground, cast, transcript_id, one, codes)
        placed.append(str(transcript_id))
    return {"id": str(study_id), "codes": [str(one) for one in codes], "transcripts": placed}


def bring_in(ground: Ground, cast: Cast, group: UUID, n: int, one: invented.Transcript) -> UUID:
    """Make a participant with consent and interview, import what was said, and have it checked."""
    first, second = cast.researchers[:2]
    with audit.change(ground) as session:
        with cast.acting(session, first) as seat:
            person = participants.add_participant(
                session, seat, ParticipantIn(study_code=f"SU-{n:04d}", group_id=group, status="included")
            )["id"]
            said = ConsentIn(
                document_version="1", consented_on=A_DAY, allows_quotes=True, allows_reviewers=True
            )
            consent.attest(session, seat, person, said)
            held = InterviewIn(participant_ids=[person], mode="remote", happened_on=A_DAY, status="completed")
            interview = interviews.add_interview(session, seat, held)["id"]
            options = ImportIn(
                title=one.title,
                interview_id=interview,
                speakers=[
                    SpeakerIn(label=invented.INTERVIEWER, kind="interviewer"),
                    SpeakerIn(label=invented.PARTICIPANT, kind="participant", participant_id=person),
                ],
                again=True,
            )
            made: UUID = importing.import_transcript(session, seat, as_read(one), options)["id"]
            attesting.ask(session, seat, made, AttestationRequestIn(account_id=second))
        with cast.acting(session, second) as seat:
            attesting.attest(session, seat, made, AttestationIn(checklist=CHECKED))
    return made


def as_read(one: invented.Transcript) -> importing.Prepared:
    """Return what was said as the readers give it back."""
    turns = tuple(SpokenTurn(one.speaker(n), text) for n, text in enumerate(one.turns))
    reading = Reading("txt", "utf-8", ("utf-8",), turns, (), ())
    return importing.Prepared(f"{one.title}.txt", hashlib.sha256(one.title.encode()).hexdigest(), reading)


def code_it(
    ground: Ground, cast: Cast, transcript_id: UUID, one: invented.Transcript, codes: list[UUID]
) -> None:
    """Apply the codes, as many at once as a request may."""
    items = [
        CodingIn(transcript_id=transcript_id, version=1, start=s.start, end=s.end, code_id=codes[s.code])
        for s in one.segments
    ]
    for at in range(0, len(items), MOST_AT_ONCE):
        with audit.change(ground) as session, cast.acting(session, cast.researchers[0]) as seat:
            coding.apply_codes(session, seat, CodingsIn(items=items[at : at + MOST_AT_ONCE]))


def main(data_dir: str, transcripts: str, with_pages: str) -> None:
    """Make it all; durability is of no use while it is being made."""
    folder = Path(data_dir)
    folder.mkdir(parents=True, mode=0o700)
    ground = Ground.open(Settings(data_dir=folder, fast_and_unsafe_storage=True))
    migrate.upgrade(ground)
    who = people(ground)
    made = {"password": PASSWORD, "people": {name: email_of(name) for name in PEOPLE}}
    made["study"] = fill(ground, who, "An invented study", invented.study(int(transcripts)))
    if with_pages == "pages":
        made["pages"] = fill(ground, who, "Pages for a browser", invented.pages())
    ground.database.close()
    print(json.dumps(made))


if __name__ == "__main__":
    main(*sys.argv[1:])

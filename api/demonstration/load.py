"""Create the demonstration study: accounts, members, and the study itself."""

import json
import secrets
from importlib.resources import files
from typing import Any
from uuid import UUID

from api.access import credentials
from api.access.models import AccessToken, Account, Membership
from api.access.roles import Role
from api.accounts import passwords
from api.accounts.models import Installation
from api.audit import service as audit
from api.base.clock import now, timedelta
from api.base.database import Session
from api.base.ground import Ground
from api.study.schemas import StudyIn
from api.study.service import make_study

WORDS = (
    "amber",
    "birch",
    "cedar",
    "delta",
    "ember",
    "fern",
    "grove",
    "harbour",
    "iris",
    "juniper",
    "kestrel",
    "linden",
)
TITLE = "Joint casework (demonstration)"


def content(name: str) -> Any:
    """Return a data file of the demonstration."""
    return json.loads(files("api.demonstration").joinpath(f"content/{name}").read_text("utf-8"))


def new_password() -> str:
    """Make a random password that a person can type: four words and four digits."""
    return "-".join(secrets.choice(WORDS) for _ in range(4)) + f"-{secrets.randbelow(10_000):04d}"


def load_demonstration(ground: Ground) -> dict[str, Any]:
    """Make the demonstration in an empty installation; return what a script needs to use it."""
    people = _people()
    for person in people:
        person["password"] = new_password()
        person["hash"] = passwords.hash_password(ground.settings, person["password"])
    with audit.change(ground) as session:
        session.add(Installation(id=1, demonstration=True, made_at=now()))
        for person in people:
            person["id"] = _account(session, person)
        study = make_study(
            session,
            StudyIn(short_title=TITLE, start_from="founding-study"),
            people[0]["id"],
            demonstration=True,
        )
        study_id = study.id
        tokens = {}
        for person in people:
            if person["role"] != "administrator":
                session.add(Membership(study_id=study_id, account_id=person["id"], role=person["role"]))
            if person["role"] in (Role.RESEARCHER, Role.SUPERVISOR) and person["role"] not in tokens:
                tokens[person["role"]] = _token(session, study_id, person)
    return {
        "study_id": str(study_id),
        "accounts": [{k: p[k] for k in ("role", "email", "password", "display_name")} for p in people],
        "tokens": tokens,
    }


def _people() -> list[dict[str, Any]]:
    said = content("people.json")
    return [
        *({**p, "role": "researcher"} for p in said["researchers"]),
        {**said["supervisor"], "role": "supervisor"},
        *({**p, "role": "reviewer"} for p in said["reviewers"]),
        {**said["administrator"], "role": "administrator"},
    ]


def _account(session: Session, person: dict[str, Any]) -> UUID:
    account = Account(
        email=person["email"],
        display_name=person.get("alias") or person["display_name"],
        password_hash=person["hash"],
        is_admin=person["role"] == "administrator",
        may_create_studies=person["role"] == "supervisor",
    )
    session.add(account)
    session.flush()
    return account.id


def _token(session: Session, study_id: UUID, person: dict[str, Any]) -> str:
    text, pat = credentials.make_pat()
    session.add(
        AccessToken(
            handle=pat.handle,
            secret_hash=pat.secret_hash,
            name="Demonstration script",
            account_id=person["id"],
            study_id=study_id,
            scopes=["export", "read", "write"],
            ends_at=now() + timedelta(days=90),
        )
    )
    return text

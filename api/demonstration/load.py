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
from api.accounts.entering import LABELS
from api.accounts.models import Installation
from api.analysis.transcripts.importing import Prepared
from api.audit import service as audit
from api.base.clock import now, timedelta
from api.base.database import Session
from api.base.ground import Ground
from api.demonstration import analysis, fieldwork, involvement
from api.demonstration.notes import load_notes
from api.demonstration.seats import Cast
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


def interview(name: str) -> bytes:
    """Return an interview as the file that a researcher would bring."""
    return files("api.demonstration").joinpath(f"content/interviews/{name}.txt").read_bytes()


def new_password() -> str:
    """Make a random password that a person can type: four words and four digits."""
    return "-".join(secrets.choice(WORDS) for _ in range(4)) + f"-{secrets.randbelow(10_000):04d}"


def load_demonstration(ground: Ground) -> dict[str, Any]:
    """Make the demonstration in an empty installation; return what a script needs to use it."""
    people = _people()
    for person in people:
        person["password"] = new_password()
        person["hash"] = passwords.hash_password(ground.settings, person["password"])
    names = sorted(
        p["interview"]["file"].removesuffix(".txt") for p in content("participants.json")["participants"]
    )
    read = analysis.read_files({name: interview(name) for name in names})
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
        load_study(session, _cast(study_id, people), read)
    return {
        "study_id": str(study_id),
        "accounts": [{k: p[k] for k in ("role", "email", "password", "display_name")} for p in people],
        "tokens": tokens,
    }


def load_study(session: Session, cast: Cast, read: dict[str, Prepared]) -> None:
    """Fill the study: fieldwork, transcripts, codebook, codings, themes."""
    met = fieldwork.load_fieldwork(session, cast, content("participants.json"), content("guides.json"))
    placed = analysis.load_transcripts(session, cast, read, met)
    codes = analysis.load_codebook(session, cast, content("codebook.json"))
    codings = analysis.load_codings(session, cast, content("codings.json"), placed, codes)
    analysis.load_queries(session, cast, content("queries.json"), codes)
    themes = analysis.load_themes(session, cast, content("themes.json"), codes, codings)
    _load_rounds(session, cast, themes, codings)
    people = {code: place["participant_id"] for code, place in met.items()}
    things = {"code": codes, "transcript": placed, "theme": themes, "participant": people}
    load_notes(session, cast, content("notes.json"), things)


def _load_rounds(session: Session, cast: Cast, themes: dict[str, UUID], codings: dict[str, UUID]) -> None:
    """Tell the story of two rounds: the first changed the themes, the second is open."""
    said = content("quotes.json")
    held = involvement.load_quotes(session, cast, said, content("codings.json"), codings)
    first, second = content("rounds.json")
    round_id = involvement.open_round(session, cast, first, themes, held)
    answers = involvement.answer(session, cast, first, round_id, themes, held)
    involvement.withdraw(session, cast, said, held)
    analysis.revise_themes(session, cast, content("themes.json"), themes)
    involvement.respond(session, cast, answers)
    involvement.publish(session, cast, first, round_id)
    round_id = involvement.open_round(session, cast, second, themes, held)
    involvement.respond(session, cast, involvement.answer(session, cast, second, round_id, themes, held))
    involvement.date_round(session, cast, second, round_id)


def _cast(study_id: UUID, people: list[dict[str, Any]]) -> Cast:
    in_role = {role: tuple(p["id"] for p in people if p["role"] == role) for role in LABELS}
    return Cast(study_id, in_role["researcher"], in_role["supervisor"][0], in_role["reviewer"])


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

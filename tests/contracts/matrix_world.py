"""A small world for the matrix: one person of each role and another, and makers of what they act on.

Whatever an attempt needs is made by other people beforehand, so that a refusal is never for want of an
object. Nothing here reads `api/access/policy.py`.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from itertools import count
from typing import Any
from uuid import UUID

from starlette.testclient import TestClient

from api.access import credentials
from api.access.models import AccessToken, Account, SignInSession
from api.access.roles import Role
from api.accounts.passwords import hash_password
from api.base.clock import now, timedelta
from api.base.fields import new_id
from api.base.ground import Ground
from tests.factories import analysis, involvement, transcripts
from tests.factories.involvement import RoundHandle, Voice
from tests.factories.people import Person, join, make_account, make_token, sign_in

NOBODY = UUID(int=0)
HOUR = timedelta(hours=1)
ROLES = {"R": Role.RESEARCHER, "S": Role.SUPERVISOR, "E": Role.REVIEWER, "A": None, "O": None}
NAMES = {"R": "Rea", "S": "Sue", "E": "Eve", "A": "Ada", "O": "Olu"}
CHECKLIST = dict.fromkeys(
    (
        "direct_identifiers",
        "other_parties",
        "places_institutions",
        "offence",
        "dates",
        "colleague_would_recognise",
        "joint_casework_would_recognise",
        "combination_risk",
    ),
    True,
)
FINAL = {"central_organising_concept": "One", "definition": "Two", "scope_in": "Three", "scope_out": "Four"}
RESPONSE = {"decision": "changed", "reason": "Said so.", "plain_reason": "We changed it."}


@dataclass
class Script(Person):
    """A person's script: the same requests with an access token in place of the cookie."""

    token: str = ""

    def request(self, method: str, path: str, **more: Any) -> Any:
        """Send a request with the token alone."""
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return self.client.request(method, path, headers=headers, **more)


#: What refusals share only where it is asked for in the same words; of all else, any one will do.
TOLD_APART = {"somebody", "quote", "round"}


def shared(make: Any) -> Any:
    """Let refusals share what is made: a refusal changes nothing, so the next one may be tried on it too."""

    @wraps(make)
    def once(scene: "Scene", *asked: Any, **more: Any) -> Any:
        if not scene.sharing:
            return make(scene, *asked, **more)
        key = (make.__name__, repr(asked) if make.__name__ in TOLD_APART else "", repr(more))
        if key not in scene.kept:
            scene.kept[key] = make(scene, *asked, **more)
        return scene.kept[key]

    return once


@dataclass
class Scene:
    """A study under `sensitive`, its people, and makers of objects that are made by somebody else."""

    ground: Ground
    new_client: Callable[[], TestClient]
    study_id: UUID
    n: Any = field(default_factory=lambda: count(1))
    sharing: bool = False
    kept: dict[Any, Any] = field(default_factory=dict)

    def path(self, rest: str = "") -> str:
        """Return a path within the study."""
        return f"/api/v1/studies/{self.study_id}{'/' + rest if rest else ''}"

    # People

    def person(self, role: str, name: str = "", **more: Any) -> Person:
        """Make somebody in a role: R, S, E, A (administrator, no member) or O (outsider)."""
        approver = more.pop("release_approver", False)
        named = f"{name or NAMES[role]} {next(self.n)}"
        account_id = make_account(self.ground, named, is_admin=role == "A", **more)
        if place := ROLES[role]:
            join(self.ground, self.study_id, account_id, place, release_approver=approver)
        return sign_in(self.ground, self.new_client, account_id)

    @shared
    def somebody(self, role: str) -> Person:
        """Make somebody in a role, or nobody (N)."""
        return self.nobody() if role == "N" else self.person(role)

    def nobody(self) -> Person:
        """Return a browser that nobody is signed in to."""
        return Person(NOBODY, self.new_client(), "")

    def script(self, person: Person, *scopes: str) -> Script:
        """Return a script of somebody, with these scopes."""
        token = make_token(self.ground, self.study_id, person.account_id, *scopes)
        return Script(person.account_id, self.new_client(), "", token)

    def session_of(self, owner: Person) -> UUID:
        """Open another session for somebody; return its id."""
        at = now()
        row = SignInSession(
            id=new_id(),
            account_id=owner.account_id,
            started_at=at,
            last_seen_at=at,
            ends_at=at + HOUR,
            device="x",
        )
        return self._kept(row)

    def token_of(self, owner: Person) -> UUID:
        """Make an access token of somebody; return its id."""
        _, pat = credentials.make_pat()
        row = AccessToken(
            handle=pat.handle,
            secret_hash=pat.secret_hash,
            name="script",
            account_id=owner.account_id,
            study_id=self.study_id,
            scopes=["read"],
            ends_at=now() + HOUR,
        )
        return self._kept(row)

    def give_password(self, owner: Person, password: str) -> None:
        """Let somebody have a password."""
        with self.ground.database.change() as session:
            account = session.get(Account, owner.account_id)
            assert account is not None
            account.password_hash = hash_password(self.ground.settings, password)

    def _kept(self, row: Any) -> UUID:
        with self.ground.database.change() as session:
            session.add(row)
            session.flush()
            found: UUID = row.id
            return found

    @cached_property
    def researcher(self) -> Person:
        """Another researcher: who made what stands here."""
        return self.person("R", "Other researcher")

    @cached_property
    def supervisor(self) -> Person:
        """Another supervisor."""
        return self.person("S", "Other supervisor")

    @cached_property
    def reviewer(self) -> Person:
        """Another reviewer."""
        return self.person("E", "Other reviewer")

    # Fieldwork

    @shared
    def participant(self, *, consented: bool = False) -> UUID:
        """Make a participant."""
        made = transcripts.make_participant(self.ground, self.study_id, f"SU-{next(self.n):02}")
        if consented:
            self.consent(made)
        return made

    def consent(self, participant_id: UUID) -> UUID:
        """Attest a consent to everything."""
        return involvement.make_consent(self.ground, self.study_id, participant_id)

    def group(self, code: str = "SU") -> dict[str, Any]:
        """Return a group of the study."""
        groups = self.supervisor.get(self.path()).json()["groups"]
        return next(g for g in groups if g["code"] == code)

    @shared
    def attribute(self) -> dict[str, Any]:
        """Make an attribute."""
        return self.made("attributes", {"name": f"Attribute {next(self.n)}"})

    @shared
    def guide(self) -> tuple[UUID, list[UUID]]:
        """Make a guide with one question."""
        return transcripts.make_guide(
            self.ground, self.study_id, "How did you first hear about joint casework?"
        )

    @shared
    def interview(self, **more: Any) -> UUID:
        """Make an interview with a participant."""
        code = f"INT-{next(self.n)}"
        return transcripts.make_interview(self.ground, self.study_id, code, self.participant(), **more)

    # Analysis

    @shared
    def imported(self, by: Person, **options: Any) -> dict[str, Any]:
        """Import a transcript: nobody has attested it."""
        said = {"title": f"Imported {next(self.n)}", "again": True} | options
        done = transcripts.send_file(by, self.path("transcripts"), **said)
        assert done.status_code == 201, done.text
        found: dict[str, Any] = done.json()
        return found

    @shared
    def voice(self, coder: Person | None = None) -> Voice:
        """Make an attested transcript of somebody who consented, with one coding."""
        by = coder or self.researcher
        n = next(self.n)
        return involvement.make_voice(
            self.ground, self.study_id, by.account_id, f"SU-{n:02}", label=f"code {n}", consent={}
        )

    @shared
    def applied(self, by: Person) -> str:
        """Let somebody apply a code, or the other researcher if they cannot; return the coding's id."""
        where = str(self.voice().transcript_id)
        body = {"transcript_id": where, "version": 1, "start": 3, "end": 20, "code_id": str(self.code())}
        done = by.post(self.path("codings"), body)
        if done.status_code != 201:
            done = self.researcher.post(self.path("codings"), body)
        assert done.status_code == 201, done.text
        return str(done.json()["id"])

    @shared
    def code(self) -> UUID:
        """Make a code."""
        return analysis.make_code(self.ground, self.study_id, f"Code {next(self.n)}")

    @shared
    def theme(self, **more: Any) -> UUID:
        """Make a theme."""
        return involvement.make_theme(self.ground, self.study_id, f"Theme {next(self.n)}", **more)

    @shared
    def evidence(self, theme_id: UUID) -> dict[str, Any]:
        """Make evidence of a theme."""
        return self.made(f"themes/{theme_id}/evidence", {"coding_id": str(self.voice().coding_id)})

    # Involvement

    @shared
    def quote(self, state: str = "approved", by: Person | None = None) -> UUID:
        """Make a quote."""
        author = (by or self.researcher).account_id
        return involvement.make_quote(self.ground, self.study_id, self.voice().coding_id, author, state=state)

    @shared
    def round(
        self, state: str = "draft", invitee: Person | None = None, *more: Person, share: bool = False
    ) -> RoundHandle:
        """Make a round in a state, with a theme, a quote and an invited reviewer."""
        chosen = {self.theme(): [self.quote()]}
        invited = [p.account_id for p in (invitee or self.reviewer, *more)]
        made = involvement.draft_round(
            self.ground, self.study_id, self.supervisor, chosen, invited, share_comments=share
        )
        for verb in {"draft": (), "open": ("open",), "closed": ("open", "close")}.get(
            state, ("open", "close", "publish")
        ):
            done = made.do(verb)
            assert done.status_code == 200, done.text
        return made

    def comment(self, held: RoundHandle, by: Person, **more: Any) -> dict[str, Any]:
        """Send a comment on the first theme of a round."""
        theme = held.read()["snapshot"][0]["id"]
        body = {"snapshot_theme_id": theme, "kinds": ["rings_true"], "words": "Yes.", "submit": True} | more
        done = by.post(f"/api/v1/review/rounds/{held.id}/comments", body)
        assert done.status_code in (200, 201), done.text
        found: dict[str, Any] = done.json()
        return found

    @shared
    def answered(self, *, agreed: bool = False, held: RoundHandle | None = None) -> str:
        """Make a comment with a response; return the comment's id."""
        comment = self.comment(held or self.round("open"), self.reviewer)["id"]
        done = self.supervisor.put(self.path(f"comments/{comment}/response"), RESPONSE)
        assert done.status_code == 200, done.text
        if agreed:
            done = self.supervisor.post(self.path(f"comments/{comment}/response/agree"))
            assert done.status_code == 200, done.text
        return str(comment)

    def made(self, rest: str, body: Any) -> dict[str, Any]:
        """Let the other supervisor make something."""
        done = self.supervisor.post(self.path(rest), body)
        assert done.status_code == 201, done.text
        found: dict[str, Any] = done.json()
        return found

    def version(self, rest: str = "") -> int:
        """Return the version at which something stands."""
        found: int = self.supervisor.get(self.path(rest)).json()["version"]
        return found

    def set_policy(self, **switches: Any) -> None:
        """Let the other supervisor change switches of the policy."""
        body = {"switches": switches, "reason": "A team of two."}
        done = self.supervisor.patch(self.path("policy"), body, version=self.version())
        assert done.status_code == 200, done.text


@dataclass(frozen=True)
class Begun:
    """How a streaming answer began."""

    status_code: int
    text: str = ""


def begin(who: Person, path: str) -> Begun:
    """Ask for a stream and leave once it has begun; the test client would wait for its end."""
    cookies = "; ".join(f"{name}={value}" for name, value in who.client.cookies.items())
    headers = [(b"host", b"127.0.0.1"), (b"cookie", cookies.encode())]
    if isinstance(who, Script):
        headers = [(b"host", b"127.0.0.1"), (b"authorization", f"Bearer {who.token}".encode())]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
        "state": {},
    }
    said: list[Any] = []

    async def ask() -> None:
        left = asyncio.Event()
        asked = False

        async def receive() -> dict[str, Any]:
            nonlocal asked
            if not asked:
                asked = True
                return {"type": "http.request", "body": b"", "more_body": False}
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            said.append(message)
            if message["type"] == "http.response.body":
                left.set()

        await asyncio.wait_for(who.client.app(scope, receive, send), 10)

    asyncio.run(ask())
    return Begun(said[0]["status"], b"".join(m.get("body", b"") for m in said[1:]).decode())

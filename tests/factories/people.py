"""People who are signed in, and the studies they are members of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from httpx2 import Response
from starlette.testclient import TestClient

from api.access import credentials
from api.access.models import AccessToken, Account, Membership, SignInSession
from api.access.roles import Role
from api.audit import service as audit
from api.base.clock import now, timedelta
from api.base.fields import new_id
from api.base.ground import Ground
from api.study.models import Study
from api.study.schemas import StudyIn
from api.study.service import make_study


@dataclass
class Person:
    """A signed-in person: their account, and a client that sends the cookie and the anti-forgery header."""

    account_id: UUID
    client: TestClient
    csrf: str

    def request(self, method: str, path: str, **more: Any) -> Response:
        """Send a request as a browser of our own page would."""
        headers = {"X-CSRF-Token": self.csrf, **more.pop("headers", {})}
        return self.client.request(method, path, headers=headers, **more)

    def get(self, path: str, **more: Any) -> Response:
        """GET a path."""
        return self.request("GET", path, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> Response:
        """POST a body."""
        return self.request("POST", path, **more if json is None else {"json": json, **more})

    def put(self, path: str, json: Any = None, **more: Any) -> Response:
        """PUT a body."""
        return self.request("PUT", path, json=json, **more)

    def patch(self, path: str, json: Any = None, version: int | None = None, **more: Any) -> Response:
        """PATCH with If-Match, if a version is given."""
        return self.request("PATCH", path, json=json, **_matching(version, more))

    def delete(self, path: str, version: int | None = None, **more: Any) -> Response:
        """DELETE, with If-Match if a version is given."""
        return self.request("DELETE", path, **_matching(version, more))


def _matching(version: int | None, more: dict[str, Any]) -> dict[str, Any]:
    if version is not None:
        more["headers"] = {"If-Match": f'"{version}"', **more.get("headers", {})}
    return more


def make_account(ground: Ground, name: str, **more: Any) -> UUID:
    """Make an account without a password."""
    account = Account(
        email=f"{name.replace(' ', '.').lower()}-{new_id().hex[-6:]}@example.org", display_name=name, **more
    )
    with ground.database.change() as session:
        session.add(account)
        session.flush()
        return account.id


def join(
    ground: Ground, study_id: UUID, account_id: UUID, role: Role, *, release_approver: bool = False
) -> None:
    """Make an account a member of a study."""
    with ground.database.change() as session:
        session.add(
            Membership(study_id=study_id, account_id=account_id, role=role, release_approver=release_approver)
        )


def sign_in(ground: Ground, new_client: Callable[[], Any], account_id: UUID) -> Person:
    """Open a browser session for an account, in a new client: whatever keeps cookies."""
    at = now()
    row = SignInSession(
        id=new_id(),
        account_id=account_id,
        started_at=at,
        last_seen_at=at,
        ends_at=at + timedelta(hours=1),
        device="x",
    )
    with ground.database.change() as session:
        session.add(row)
        session.flush()
        session_id = row.id
    client = new_client()
    client.cookies.set("cotheme", credentials.sign(ground.keys, credentials.Kind.SESSION, session_id, 3600))
    return Person(account_id, client, credentials.csrf_of(ground.keys, session_id))


def make_token(ground: Ground, study_id: UUID, account_id: UUID, *scopes: str) -> str:
    """Make an access token; return its text."""
    text, pat = credentials.make_pat()
    token = AccessToken(
        handle=pat.handle,
        secret_hash=pat.secret_hash,
        name="script",
        account_id=account_id,
        study_id=study_id,
        scopes=list(scopes),
        ends_at=now() + timedelta(days=30),
    )
    with ground.database.change() as session:
        session.add(token)
    return text


def make_study_row(ground: Ground, author_id: UUID, title: str = "A study", **more: Any) -> UUID:
    """Make a study; `more` goes into StudyIn (profile, start_from)."""
    with audit.change(ground) as session:
        study: Study = make_study(session, StudyIn(short_title=title, **more), author_id)
        return study.id

"""The guard and the way of a request: seat, question or verb, record, commit, then answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import Depends, Path, Request, Response
from pydantic import BaseModel

from api.access import credentials, queries, refusals
from api.access.conditions import Reach, allowed
from api.access.policy import Action, Level, cells_of, level_of, scope_of
from api.access.roles import Role, Scope
from api.access.seat import Seat
from api.audit import service as audit
from api.base.clock import in_words, now
from api.base.database import Connection, Session, Source
from api.base.errors import Forbidden, Invalid, NotFound, Problem, Unauthorized
from api.base.ground import Ground

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TOUCH_AFTER = timedelta(seconds=60)
#: What a page asks by itself: it does not keep a session alive that nobody uses.
QUIET = frozenset({Action.READ_ACTIVITY, Action.READ_FEED, Action.SAY_HERE})
BEARER = "bearer "


def cookie_name(ground: Ground) -> str:
    """Return the name of the session cookie; the __Host- prefix needs HTTPS."""
    return "__Host-cotheme" if ground.settings.https else "cotheme"


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return in_words(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if hasattr(value, "_mapping"):
        return dict(value._mapping)
    raise TypeError(type(value).__name__)


def to_json(value: Any) -> bytes:
    """Write rows, models and plain values as JSON, instants ending in Z."""
    return orjson.dumps(value, default=_as_json, option=orjson.OPT_PASSTHROUGH_DATETIME)


class Work:
    """One request's work: everything between the guard and the answer, in one thread and one transaction."""

    def __init__(self, request: Request, action: Action, study_id: UUID | None) -> None:
        self.request = request
        self.action = action
        self.study_id = study_id
        self.ground: Ground = request.app.state.ground
        self.request_id: str = request.scope.get("request_id", "")
        self._stale: Callable[[Session], None] | None = None
        self._refused: Seat | None = None

    # The three things an endpoint may do

    def read(self, question: Callable[..., Any], *asked: Any, etag: bool = False) -> Response:
        """Answer a question: `question(connection, seat, *asked)` returns rows, a dict or a model."""
        with self._refusals_on_the_trail(), self.ground.database.read() as connection:
            found = question(connection, self.seat(connection), *asked)
            body = to_json(found)
        self._touch()
        version = (
            found.get("version") if etag and isinstance(found, dict) else getattr(found, "version", None)
        )
        headers = {"ETag": f'"{version}"'} if etag else {}
        return Response(body, 200, headers, media_type="application/json")

    def write(
        self, verb: Callable[..., Any], *asked: Any, answer: type[BaseModel] | None = None, status: int = 201
    ) -> Response:
        """Do a verb: `verb(session, seat, *asked)`; record, commit, then answer with its result."""
        with self._refusals_on_the_trail(), self.ground.database.change() as session:
            seat = self.seat(session)
            key = self._idempotency_key()
            audit.write_as(session, self._author(seat, key))
            if key and (said := self._said_before(session, seat, key)):
                return said
            done = verb(session, seat, *asked)
            session.flush()
            body, headers = self._written(done, answer)
            if self._stale:
                self._stale(session)
            audit.seal(session, self.ground.keys)
            if key:
                self._remember(session, seat, key, status, body, headers)
        audit.tell(session, self.ground)
        return Response(
            body, status if answer else 204, headers, media_type="application/json" if answer else None
        )

    def fetch(self, question: Callable[..., Any], *asked: Any) -> Any:
        """Return what a question found, for endpoints that answer with something other than JSON."""
        with self._refusals_on_the_trail(), self.ground.database.read() as connection:
            found = question(connection, self.seat(connection), *asked)
        self._touch()
        return found

    def public_read(self, question: Callable[..., Any], *asked: Any) -> Response:
        """Answer a question that anyone may ask: `question(connection, *asked)`."""
        with self.ground.database.read() as connection:
            return Response(to_json(question(connection, *asked)), media_type="application/json")

    def public_write(self, verb: Callable[..., Any], *asked: Any) -> Any:
        """Do a verb for somebody who is not signed in yet: `verb(session, *asked)`; return its result."""
        with audit.change(self.ground, audit.Author(request_id=self.request_id, via="web")) as session:
            return verb(session, *asked)

    def sent(self, *parts: str) -> None:
        """Say what a multipart body holds: its bytes differ each time, its Idempotency-Key does not."""
        self.request.scope["body_hash"] = credentials.digest("\n".join(parts))

    # The seat

    def seat(self, source: Source) -> Seat:
        """Find who asks and whether the matrix lets them. Raises Unauthorized, NotFound or Forbidden."""
        seat = self._found(source)
        cells = list(cells_of(self.action, seat.role, is_admin=seat.is_admin))
        level = level_of(self.action)
        if level is Level.STUDY and not cells:
            raise NotFound
        if level is Level.ACCOUNT and not cells:
            cells = list(cells_of(self.action, Role.RESEARCHER, is_admin=False))
        held = [cell for cell in cells if allowed(cell, seat)]
        if not held:
            self._refused = seat
            raise Forbidden
        if seat.via == "token" and scope_of(self.action) not in seat.scopes:
            self._refused = seat
            raise Forbidden(
                "token_scope", "This token may not be used for that. Sign in, or make a token for it."
            )
        owns_only = all(cell is Reach.OWN for cell in held)
        return Seat(
            seat.account_id,
            seat.study,
            seat.role,
            seat.is_admin,
            seat.may_create_studies,
            seat.release_approver,
            seat.via,
            seat.credential_id,
            seat.scopes,
            owns_only,
        )

    @contextmanager
    def _refusals_on_the_trail(self) -> Iterator[None]:
        """Record what the matrix refused, once the refused transaction is over."""
        try:
            yield
        except Forbidden:
            if self._refused:
                refusals.record(self.ground, self._refused, self.action, self.request_id)
            raise

    def _found(self, source: Source) -> Seat:
        cookie = self.request.cookies.get(cookie_name(self.ground))
        bearer = self.request.headers.get("authorization")
        if cookie and bearer:
            raise Problem400("two_credentials", "Send the cookie or the token, not both.")
        if bearer:
            return self._by_token(source, bearer)
        return self._by_session(source, cookie)

    def _by_session(self, source: Source, cookie: str | None) -> Seat:
        settings = self.ground.settings
        claims = credentials.read(self.ground.keys, credentials.Kind.SESSION, cookie)
        self._demand_same_origin(claims.subject)
        at = now()
        idle_since = at - timedelta(minutes=settings.session_idle_minutes)
        role = Role.REVIEWER if level_of(self.action) is Level.REVIEW else None
        row = queries.seat_of_session(source, claims.subject, self.study_id, role, at, idle_since)
        if row is None:
            raise Unauthorized(
                "session_ended", "Your session has ended. Sign in again; nothing you typed is lost."
            )
        if at - row.last_seen_at > TOUCH_AFTER:
            self._stale = lambda session: queries.touch_session(session, claims.subject, at)
        return self._seated(row, "session", claims.subject, frozenset())

    def _by_token(self, source: Source, header: str) -> Seat:
        if header[: len(BEARER)].lower() != BEARER:
            raise Unauthorized
        pat = credentials.read_pat(header[len(BEARER) :].strip())
        at = now()
        row = queries.seat_of_token(source, pat.handle, at)
        if row is None or not credentials.same_secret(row.secret_hash, pat.secret_hash) or row.role is None:
            raise Unauthorized
        if self.study_id not in (None, row.study_id):
            raise NotFound
        if row.last_used_on != at.date():
            self._stale = lambda session: queries.touch_token(session, row.id, at.date())
        return self._seated(row, "token", row.id, frozenset(Scope(s) for s in row.scopes))

    def _seated(self, row: Any, via: str, credential_id: UUID, scopes: frozenset[Scope]) -> Seat:
        by_person = via == "session"
        return Seat(
            row.account_id,
            self.study_id,
            Role(row.role) if row.role else None,
            row.is_admin and by_person,
            row.may_create_studies and by_person,
            bool(row.release_approver),
            via,
            credential_id,
            scopes,
        )

    def _demand_same_origin(self, session_id: UUID) -> None:
        """Refuse a change that another site's page may have sent (CSRF)."""
        if self.request.method in SAFE_METHODS:
            return
        sent = self.request.headers.get("x-csrf-token", "")
        same_site = self.request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
        if not same_site or not credentials.same_secret(
            sent, credentials.csrf_of(self.ground.keys, session_id)
        ):
            raise Forbidden("csrf", "This change did not come from our own page. Load the page again.")

    def _touch(self) -> None:
        """After a read, note that session or token is in use (at most once a minute)."""
        if self._stale and self.action not in QUIET:
            with self.ground.database.change() as session:
                self._stale(session)

    def _author(self, seat: Seat, key: str | None) -> audit.Author:
        role = seat.role.value if seat.role else "administrator" if seat.is_admin else None
        return audit.Author(seat.account_id, role, seat.via, self.request_id, key)

    # Answers, and answers once said

    def _written(self, done: Any, answer: type[BaseModel] | None) -> tuple[bytes, dict[str, str]]:
        if answer is None:
            return b"", {}
        out = answer.model_validate(done)
        version = getattr(out, "version", None)
        return out.model_dump_json().encode(), {"ETag": f'"{version}"'} if version is not None else {}

    def _idempotency_key(self) -> str | None:
        key = self.request.headers.get("idempotency-key")
        if key is not None and not (8 <= len(key) <= 64 and key.isascii() and key.isprintable()):
            raise Invalid(
                "idempotency_key_invalid", "An Idempotency-Key has 8 to 64 printable ASCII characters."
            )
        return key

    def _asked(self) -> str:
        asked = f"{self.request.method} {self.request.url.path} {self.request.scope.get('body_hash', '')}"
        return credentials.digest(asked)

    def _said_before(self, session: Session, seat: Seat, key: str) -> Response | None:
        if queries.claim_answer(session, seat.account_id, key, self._asked(), now()):
            return None
        said = queries.said_answer(session, seat.account_id, key)
        if said.asked != self._asked():
            raise Invalid(
                "idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new one."
            )
        kept = orjson.loads(self.ground.keys.unseal("answers", said.sealed, key.encode()))
        return Response(kept["body"], said.status, kept["headers"], media_type="application/json")

    def _remember(
        self, session: Session, seat: Seat, key: str, status: int, body: bytes, headers: dict[str, str]
    ) -> None:
        kept = orjson.dumps({"body": body.decode(), "headers": headers})
        queries.keep_answer(
            session, seat.account_id, key, status, self.ground.keys.seal("answers", kept, key.encode())
        )


class Problem400(Problem):
    """A request that contradicts itself."""

    status = 400
    title = "This request contradicts itself"


def allow(action: Action) -> Any:
    """Return the dependency that binds an operation to one action. It touches no database."""
    if level_of(action) is Level.STUDY:

        async def in_study(
            request: Request, study_id: Annotated[UUID, Path(description="The study.")]
        ) -> Work:
            return Work(request, action, study_id)

        bound: Any = in_study
    else:

        async def outside(request: Request) -> Work:
            return Work(request, action, None)

        bound = outside
    bound.action = action
    return Depends(bound)


__all__ = ["Connection", "Work", "allow", "cookie_name", "to_json"]

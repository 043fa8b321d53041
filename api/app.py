"""The application: rooms, middleware, problem documents, start-up checks."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.guards import Work, allow
from api.access.policy import Action
from api.accounts import routes as accounts
from api.analysis.codebook import routes as codebook
from api.analysis.coding import routes as coding
from api.analysis.coding import version_routes as correcting
from api.analysis.coverage import routes as covering
from api.analysis.journal import routes as journal
from api.analysis.searching import retrieval_routes as retrieving
from api.analysis.searching import routes as searching
from api.analysis.themes import routes as themes
from api.analysis.transcripts import routes as transcripts
from api.audit.queries import CHANGED
from api.base.database import DataError, IntegrityError, OperationalError, PoolTimeout
from api.base.errors import Conflict, Invalid, Problem, Unavailable
from api.base.ground import Ground
from api.base.listening import listen
from api.base.settings import Settings
from api.base.web import TOO_LARGE, StrictRoute, problem_answer, problem_of_fields, problem_of_http
from api.client_files import client_files
from api.fieldwork.consent import routes as consent
from api.fieldwork.interviews import routes as interviews
from api.fieldwork.overview import routes as overview
from api.fieldwork.participants import routes as participants
from api.involvement.quotes import routes as quotes
from api.involvement.rounds import routes as rounds
from api.involvement.rounds.review import routes as review
from api.outputs.exchange import routes as exchange
from api.oversight.home import routes as home
from api.oversight.opening import routes as opening
from api.study import routes as study
from api.study.activity import routes as activity
from api.study.activity.channels import Channels
from api.study.members import routes as members
from api.study.presence import routes as presence
from api.study.presence.places import Places
from api.study.presence.queries import HERE

log = logging.getLogger("cotheme")

#: Every room, included once and directly: nested routers cost more than the queries they lead to.
ROOMS: tuple[APIRouter, ...] = (
    accounts.auth,
    accounts.me,
    accounts.accounts,
    members.me,
    members.invitations,
    members.members,
    study.studies,
    study.groups,
    study.objectives,
    activity.activity,
    activity.feed,
    presence.presence,
    activity.trail,
    transcripts.transcripts,
    codebook.codes,
    coding.codings,
    coding.codes,
    coding.transcripts,
    coding.undo,
    coding.redo,
    correcting.transcripts,
    correcting.codings,
    covering.coverage,
    covering.transcripts,
    searching.search,
    retrieving.retrieval,
    retrieving.retrievals,
    journal.notes,
    journal.memos,
    journal.decisions,
    journal.journal,
    themes.themes,
    themes.transcripts,
    participants.participants,
    participants.attributes,
    consent.consents,
    interviews.guides,
    interviews.interviews,
    overview.overview,
    quotes.quotes,
    rounds.rounds,
    rounds.comments,
    rounds.quotes,
    rounds.themes,
    review.review,
    exchange.exports,
    home.home,
    opening.opening,
)

JSON_LIMIT = 1_000_000

health = APIRouter(route_class=StrictRoute, tags=["health"])


@health.get("/livez")
def live(work: Annotated[Work, allow(Action.CHECK_HEALTH)]) -> dict[str, bool]:
    """Say that the process runs."""
    return {"ok": True}


@health.get("/readyz")
def ready(work: Annotated[Work, allow(Action.CHECK_HEALTH)]) -> dict[str, bool]:
    """Say that the database answers. 503 otherwise."""
    return {"ok": work.ground.database.answers()}


class Service(FastAPI):
    """FastAPI with our own layer outside all of its own: those refuse bodies and faults in another form."""

    def build_middleware_stack(self) -> ASGIApp:
        """Put the outermost layer around everything."""
        return Outermost(super().build_middleware_stack(), self.state.ground.settings, client_files())


def create_app(ground: Ground) -> FastAPI:
    """Build the application on an opened installation. Raises RuntimeError if an operation is unguarded."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        hearing = None if ground.database.is_sqlite else asyncio.create_task(_hear_others(app))
        yield
        if hearing:
            hearing.cancel()
        ground.database.close()

    app = Service(
        title="Cotheme",
        version="1",
        summary="Thematic analysis of interviews, together with experts by experience.",
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        max_body_size=JSON_LIMIT,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.ground = ground
    app.state.channels = channels = Channels(ground)
    app.state.places = Places(lambda sign: channels.tell(sign.study_id, "presence", sign.news()))
    for room in (health, *ROOMS):
        app.include_router(room)
    _answer_problems(app)
    demand_actions(app)
    return app


async def _hear_others(app: FastAPI) -> None:
    """Hear for as long as the process runs what other processes on the same PostgreSQL tell."""
    ground: Ground = app.state.ground
    told = {CHANGED: ground.wakes.told, HERE: app.state.places.told}
    await listen(ground.database.plain_url, told, lambda others: ground.wakes.hear(others=others))


# Start-up checks


def _actions(dependant: Any) -> list[Action]:
    held = [[getattr(d.call, "action", None), *_actions(d)] for d in dependant.dependencies]
    return [action for some in held for action in some if action]


def demand_actions(app: FastAPI) -> None:
    """Refuse to start unless every operation names one action, has its own id, and reads JSON strictly."""
    found = [r for r in iter_route_contexts(app.routes) if isinstance(r.original_route, APIRoute)]
    bare = [r.path for r in found if len(_actions(r.dependant)) != 1]
    lax = [r.path for r in found if not isinstance(r.original_route, StrictRoute)]
    names = [r.original_route.name for r in found if isinstance(r.original_route, APIRoute)]
    twins = {name for name in names if names.count(name) > 1}
    others = [r.path for r in iter_route_contexts(app.routes) if not isinstance(r.original_route, APIRoute)]
    if bare or lax or twins or others or not found:
        raise RuntimeError(
            f"operations without one action: {bare}; lax: {lax}; twins: {twins}; others: {others}"
        )


# Problems


def _answer_problems(app: FastAPI) -> None:
    def said(make: Callable[[Any], Problem]) -> Callable[[Request, Any], Awaitable[Response]]:
        async def answer(request: Request, error: Any) -> Response:
            return problem_answer(make(error), request.scope.get("request_id", ""))

        return answer

    app.add_exception_handler(Problem, said(lambda error: error))
    app.add_exception_handler(Exception, said(lambda _: Problem("unexpected", UNEXPECTED)))
    app.add_exception_handler(RequestValidationError, said(problem_of_fields))
    app.add_exception_handler(HTTPException, said(problem_of_http))
    app.add_exception_handler(IntegrityError, said(lambda _: Conflict("conflict", CONFLICT)))
    app.add_exception_handler(DataError, said(lambda _: Invalid("value_invalid", "A value cannot be kept.")))
    app.add_exception_handler(OperationalError, said(lambda _: Unavailable()))
    app.add_exception_handler(PoolTimeout, said(lambda _: Unavailable()))


CONFLICT = "This stands already, or something it rests on has gone. Read again and try once more."


UNEXPECTED = "Something went wrong here. Nothing was changed. Please try again."

# The outermost layer

API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class Outermost:
    """Gives a request its id and its answer headers, serves the client, catches what nothing else did."""

    def __init__(self, app: ASGIApp, settings: Settings, files: ASGIApp | None) -> None:
        self.app = app
        self.files = files
        self.hsts = settings.https
        self.hosts = settings.hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["request_id"] = secrets.token_hex(8)
        is_api = scope["path"].startswith(("/api/", "/livez", "/readyz"))
        if not self._named_us(scope):
            problem = Problem("host_unknown", "This service does not answer to that name.")
            problem.status, problem.title = 400, "Unknown host"
            await problem_answer(problem, scope["request_id"])(scope, receive, send)
            return
        begun = ended = refused = False

        async def with_headers(message: Message) -> None:
            nonlocal begun, ended, refused
            if refused:
                return
            if _is_plain_refusal(message):
                await problem_answer(TOO_LARGE, scope["request_id"])(scope, receive, with_headers)
                refused = True
                return
            if message["type"] == "http.response.start":
                begun = True
                message = await self._rewritten(message, scope, is_api=is_api)
            ended = message["type"] == "http.response.body" and not message.get("more_body")
            await send(message)

        try:
            target = self.app if is_api or self.files is None else self.files
            await target(scope, receive, with_headers)
        except Exception as error:
            log.error(
                "unhandled %s request=%s", type(error).__name__, scope["request_id"], exc_info=_frames(error)
            )
            if not begun:
                problem = Problem("unexpected", UNEXPECTED)
                await problem_answer(problem, scope["request_id"])(scope, receive, with_headers)
            elif not ended:
                raise

    def _named_us(self, scope: Scope) -> bool:
        """Tell whether the Host header is one this service answers to (against DNS rebinding)."""
        if "*" in self.hosts:
            return True
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
        return (host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host) in self.hosts

    async def _rewritten(self, message: Message, scope: Scope, *, is_api: bool) -> Message:
        headers = [(k.lower(), v) for k, v in message.get("headers", [])]
        held = {k for k, _ in headers}
        more = HEADERS | {"content-security-policy": API_POLICY if is_api else PAGE_POLICY}
        if is_api:
            more |= {
                "cache-control": "no-store",
                "vary": "Cookie, Authorization",
                "x-request-id": scope["request_id"],
            }
        if self.hsts:
            more["strict-transport-security"] = "max-age=63072000; includeSubDomains"
        headers += [(k.encode(), v.encode()) for k, v in more.items() if k.encode() not in held]
        return {**message, "headers": headers}


def _is_plain_refusal(message: Message) -> bool:
    """Tell the framework's own answer to a body that is too large: it passes every handler of problems."""
    if message["type"] != "http.response.start" or message["status"] != 413:
        return False
    headers: dict[bytes, bytes] = dict(message["headers"])
    return headers.get(b"content-type", b"").startswith(b"text/plain")


def _frames(error: Exception) -> Any:
    """Return where an error came from without its message, which may hold words of people."""
    return (type(error), type(error)(), error.__traceback__) if _silent(type(error)) else None


def _silent(kind: type[Exception]) -> bool:
    try:
        kind()
    except TypeError:
        return False
    return True


__all__ = ["create_app", "demand_actions"]

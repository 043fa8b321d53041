"""The web's edges: strict JSON, rooms of routes, problem documents, headers."""

import hashlib
import json
import math
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import Scope

from api.base.errors import FieldProblem, Invalid, NotFound, PreconditionMissing, Problem, Stale, TooLarge

MAX_DEPTH = 50
MAX_DIGITS = 16
PROBLEM_JSON = "application/problem+json"

#: How many items a page may hold.
Limit = Annotated[int, Query(ge=1, le=200, description="How many items, at most.")]
Cursor = Annotated[str | None, Query(max_length=400, description="`next_cursor` of the page before.")]


# Reading: one strict JSON reader


def _refuse(detail: str) -> Any:
    raise ValueError(detail)


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else _refuse("a key stands twice")


def _number(text: str) -> int:
    return int(text) if len(text) <= MAX_DIGITS else _refuse("a number is too long")


def _fraction(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _refuse("a number is not finite")


def _walk(value: Any, depth: int = 0) -> None:
    """Refuse what one engine could not keep: NUL, lone surrogates; and too deep nesting."""
    if depth > MAX_DEPTH:
        _refuse("too deep")
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
            _refuse("a character cannot be kept")
    elif isinstance(value, dict):
        for key, inner in value.items():
            _walk(key, depth + 1)
            _walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _walk(inner, depth + 1)


def read_json(body: bytes) -> Any:
    """Read JSON strictly: UTF-8, no twin keys, no NaN, no NUL, finite and bounded. Raises Invalid."""
    try:
        value = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_no_twins,
            parse_constant=_refuse,
            parse_int=_number,
            parse_float=_fraction,
        )
        _walk(value)
    except (ValueError, RecursionError):
        raise Invalid(
            "json_invalid", "The body is not JSON as this service takes it (strict UTF-8 JSON)."
        ) from None
    return value


class StrictRequest(Request):
    """A request whose JSON is read strictly, and whose body is known by its hash."""

    async def json(self) -> Any:
        """Read the body as strict JSON."""
        body = await self.body()
        self.scope["body_hash"] = hashlib.sha256(body).hexdigest()
        return read_json(body)


class StrictRoute(APIRoute):
    """A route that reads JSON strictly."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's handler."""
        inner = super().get_route_handler()

        async def handle(request: Request) -> Response:
            return await inner(StrictRequest(request.scope, request.receive))

        return handle


class Room(APIRouter):
    """The routes of one room; passes at once when the path lacks its word (keeps routing cheap)."""

    def __init__(self, word: str, *, study: bool = True) -> None:
        start = "/api/v1/studies/{study_id}" if study else "/api/v1"
        super().__init__(prefix=f"{start}/{word}", route_class=StrictRoute, tags=[word.split("/")[0]])
        self.word = f"/{word.split('/')[0]}"

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Look closer only where the path holds the room's word."""
        return super().matches(scope) if self.word in scope["path"] else (Match.NONE, {})


# Preconditions


async def expected_version(request: Request) -> int:
    """Read If-Match as a version. Raises PreconditionMissing, or Stale for any other form."""
    said = request.headers.get("if-match")
    if said is None:
        raise PreconditionMissing
    if (
        len(said) < 3
        or said[0] != '"'
        or said[-1] != '"'
        or not said[1:-1].isascii()
        or not said[1:-1].isdigit()
    ):
        raise Stale
    return int(said[1:-1][:10])


Expected = Annotated[int, Depends(expected_version)]


# Answering: problem documents


def problem_answer(problem: Problem, request_id: str) -> Response:
    """Write a problem document."""
    said: dict[str, Any] = {
        "type": f"urn:cotheme:problem:{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
        "request_id": request_id,
    }
    if problem.fields:
        said["fields"] = [{"path": f.path, "message": f.message} for f in problem.fields]
    said |= problem.extra
    return Response(
        json.dumps(said, default=str), problem.status, {**problem.headers}, media_type=PROBLEM_JSON
    )


#: What to say for each kind of field error; never the value itself.
MESSAGES = {
    "missing": "This is needed.",
    "extra_forbidden": "This object has a field that is not known here.",
    "string_too_short": "This needs at least {min_length} characters.",
    "string_too_long": "This takes at most {max_length} characters.",
    "string_type": "This must be text.",
    "string_pattern_mismatch": "This must be in one line, without control characters.",
    "int_type": "This must be a whole number.",
    "bool_type": "This must be true or false.",
    "uuid_parsing": "This is not an id.",
    "uuid_type": "This is not an id.",
    "date_from_datetime_parsing": "Write the day as YYYY-MM-DD.",
    "greater_than_equal": "This must be at least {ge}.",
    "less_than_equal": "This must be at most {le}.",
    "literal_error": "This must be one of: {expected}.",
    "enum": "This must be one of: {expected}.",
    "too_long": "There may be at most {max_length} of these.",
    "too_short": "There must be at least {min_length} of these.",
    "json_invalid": "This is not JSON.",
}


def _message(error: dict[str, Any]) -> str:
    pattern = MESSAGES.get(error["type"], "This cannot be taken as it is.")
    context = error.get("ctx") or {}
    if context.get("min_length") == 1 and error["type"] == "string_too_short":
        return "Fill this in."
    if "@" in context.get("pattern", ""):
        return "Write a whole e-mail address, such as name@example.org."
    return pattern.format_map({"expected": "", **context})


def problem_of_fields(error: RequestValidationError) -> Problem:
    """Turn field errors into one problem: paths and what to do, never the input."""
    places = [e["loc"] for e in error.errors()]
    if any(place and place[0] == "path" for place in places):
        return NotFound()
    fields = tuple(
        FieldProblem(
            ".".join(str(p) for p in (e["loc"][1:-1] if e["type"] == "extra_forbidden" else e["loc"][1:])),
            _message(e),
        )
        for e in error.errors()[:50]
    )
    return Invalid("fields_invalid", "Some fields need correcting.", fields=fields)


TOO_LARGE = TooLarge("body_too_large", "This is more than is taken at once. Send less, or a smaller file.")


def problem_of_http(error: HTTPException) -> Problem:
    """Turn the framework's own refusals into our form."""
    if isinstance(error.__cause__, Problem):  # raised while the body was read
        return error.__cause__
    if error.status_code == 404:
        return NotFound()
    if error.status_code == 413:
        return TOO_LARGE
    problem = Problem(
        f"http_{error.status_code}", "This address does not take that.", headers=dict(error.headers or {})
    )
    problem.status = error.status_code
    problem.title = {405: "Method not allowed", 413: "Too large", 415: "Unsupported"}.get(
        error.status_code, "Refused"
    )
    return problem

"""Domain errors. Services raise them; the web turns them into problem documents (RFC 9457)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One field that cannot be taken: where it is and what to do about it."""

    path: str
    message: str


class Problem(Exception):
    """Something that a caller can act on. `detail` says what happened and what to do next.

    It never repeats what the caller sent.
    """

    status = 500
    title = "Something went wrong"

    def __init__(
        self,
        code: str,
        detail: str,
        *,
        fields: tuple[FieldProblem, ...] = (),
        headers: dict[str, str] | None = None,
        extra: dict[str, object] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.fields = fields
        self.headers = headers or {}
        self.extra = extra or {}


class Unauthorized(Problem):
    """Nobody is signed in, or the credentials no longer hold."""

    status = 401
    title = "Please sign in"

    def __init__(
        self, code: str = "not_signed_in", detail: str = "Sign in, or send a token that still holds."
    ) -> None:
        super().__init__(code, detail)


class LinkRefused(Unauthorized):
    """A link handed to a person has been used, is too old, or was not copied whole."""

    title = "This link does not open"


class Forbidden(Problem):
    """The caller's role does not hold the action; decided before any look-up."""

    status = 403
    title = "Not part of your role"

    def __init__(
        self,
        code: str = "forbidden",
        detail: str = "Your role in this study does not include this. Ask a supervisor of the study.",
    ) -> None:
        super().__init__(code, detail)


class NotFound(Problem):
    """Absent, hidden or of another study: one body for all three."""

    status = 404
    title = "Not found"

    def __init__(self) -> None:
        super().__init__("not_found", "There is nothing here, or it is not yours to see.")


class Conflict(Problem):
    """A rule or the present state forbids it."""

    status = 409
    title = "This cannot be done now"


class Gone(Problem):
    """It was here and has been removed for good."""

    status = 410
    title = "No longer here"


class Stale(Problem):
    """Somebody changed it since the caller read it."""

    status = 412
    title = "Changed since you read it"

    def __init__(self) -> None:
        super().__init__(
            "stale",
            "Somebody changed this since you read it. Read it again, then send your change once more.",
        )


class PreconditionMissing(Problem):
    """If-Match is needed and was not sent."""

    status = 428
    title = "Say which version you change"

    def __init__(self) -> None:
        super().__init__("if_match_missing", "Send the ETag that you read in the header If-Match.")


class TooLarge(Problem):
    """More than the service takes at once."""

    status = 413
    title = "Too large"


class Invalid(Problem):
    """The request is understood but its content cannot be taken."""

    status = 422
    title = "Please correct what was sent"


class Throttled(Problem):
    """Too many attempts; `after` is in seconds."""

    status = 429
    title = "Please wait"

    def __init__(self, after: int) -> None:
        super().__init__(
            "throttled",
            f"Too many attempts. Try again in {after} seconds.",
            headers={"Retry-After": str(after)},
        )


class Unavailable(Problem):
    """The service cannot do it just now; nothing was changed."""

    status = 503
    title = "Busy just now"

    def __init__(
        self, code: str = "busy", detail: str = "Nothing was changed. Try again in a moment."
    ) -> None:
        super().__init__(code, detail, headers={"Retry-After": "2"})

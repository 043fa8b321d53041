"""Ways in: first set-up, sign-in, the demonstration's one click, a reset link."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from api.access import credentials
from api.access import queries as seats
from api.access.credentials import Kind
from api.access.models import Account, SignInSession
from api.accounts import passwords, queries, throttle
from api.accounts.models import Installation
from api.accounts.schemas import DemonstrationIn, PasswordIn, ResetIn, SetUpIn, SignInIn
from api.accounts.throttle import Visitor
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Connection, Session
from api.base.errors import Conflict, FieldProblem, Gone, Invalid, LinkRefused, NotFound, Unauthorized
from api.base.fields import new_id
from api.base.ground import Ground

DEVICE_DAYS = 180
#: How long an answer under an Idempotency-Key is kept.
ANSWERS_KEPT = timedelta(hours=24)
LABELS = {
    "researcher": "Researcher",
    "supervisor": "Supervisor",
    "reviewer": "Expert by experience",
    "administrator": "Administrator",
}


@dataclass(frozen=True, slots=True)
class Entered:
    """A person who has just come in: the cookies that their browser keeps."""

    account_id: UUID
    session_id: UUID
    session_token: str
    session_seconds: int
    device_token: str


def entrance(connection: Connection, ground: Ground) -> dict[str, object]:
    """Say what the sign-in page offers."""
    offered = [{"role": r, "label": n} for r, n in LABELS.items() if queries.account_in_role(connection, r)]
    return {
        "needs_set_up": not queries.any_account(connection),
        "demonstration": offered if is_demonstration(connection, ground) else [],
    }


def is_demonstration(connection: Connection, ground: Ground) -> bool:
    """Tell whether one click may sign in: a demonstration installation that answers to this machine alone."""
    found = queries.installation(connection)
    return bool(found and found.demonstration and ground.settings.on_loopback)


def sign_in(ground: Ground, body: SignInIn, visitor: Visitor) -> Entered:
    """Sign in with e-mail and password.

    Opens its own transactions: the password is checked outside any, and a failure is counted for good.
    Raises Throttled, or Unauthorized with one answer for every reason.
    """
    with ground.database.read() as connection:
        found = queries.account_by_email(connection, body.email)
        known = throttle.known_device(ground.keys, visitor, found.id if found else None)
        asked = throttle.buckets(ground.keys, body.email, visitor, known=known)
        throttle.demand_free(connection, asked)
    usable = found and found.active and found.failures < throttle.HARD_STOP
    right = passwords.is_password(ground.settings, body.password, found.password_hash if usable else None)
    with audit.change(ground) as session:
        row = queries.account(session, found.id) if found else None
        if right and row:
            row.failures = 0
            queries.forget_failures(session, list(asked))
            return open_session(session, ground, row, visitor.device)
        throttle.count_failure(session, asked)
        if row:
            row.failures += 1
            audit.record(session, None, "account.sign_in_refused", row.id)
    raise Unauthorized("sign_in_failed", "E-mail and password do not match, or the account is closed.")


def open_session(session: Session, ground: Ground, account: Account, device: str) -> Entered:
    """Open a browser session for an account and note it."""
    settings, at = ground.settings, now()
    life = timedelta(hours=settings.session_absolute_hours)
    row = SignInSession(
        id=new_id(),
        account_id=account.id,
        started_at=at,
        last_seen_at=at,
        ends_at=at + life,
        device=device[:80],
    )
    queries.sweep_sessions(session, at)
    seats.forget_answers(session, at - ANSWERS_KEPT)
    session.add(row)
    audit.write_as(session, audit.Author(account.id, None, "session"))
    audit.record(session, None, "account.signed_in", account.id)
    seconds = int(life.total_seconds())
    return Entered(
        account.id,
        row.id,
        credentials.sign(ground.keys, Kind.SESSION, row.id, seconds),
        seconds,
        credentials.sign(ground.keys, Kind.DEVICE, account.id, DEVICE_DAYS * 86_400),
    )


def demonstrate(session: Session, ground: Ground, body: DemonstrationIn, visitor: Visitor) -> Entered:
    """Sign in as a role of the demonstration. Raises NotFound anywhere else."""
    connection = session.connection()
    account_id = (
        queries.account_in_role(connection, body.role) if is_demonstration(connection, ground) else None
    )
    account = queries.account(session, account_id) if account_id else None
    if account is None:
        raise NotFound
    return open_session(session, ground, account, visitor.device)


def set_up(session: Session, ground: Ground, body: SetUpIn, hashed: str, visitor: Visitor) -> Entered:
    """Make the first account, an administrator. Raises Gone once anybody has an account."""
    credentials.read_link(ground.keys, Kind.SET_UP, body.token)
    session.merge(Installation(id=1, demonstration=False, made_at=now()))
    session.flush()  # holds the row: of two at once the second waits here, and then finds an account
    if queries.any_account(session):
        raise Gone("already_set_up", "This installation is set up. Sign in, or ask its administrator.")
    account = Account(
        email=body.email,
        display_name=body.display_name,
        password_hash=hashed,
        is_admin=True,
        may_create_studies=True,
    )
    session.add(account)
    session.flush()
    audit.record(session, None, "account.set_up", account.id)
    return open_session(session, ground, account, visitor.device)


def use_reset(session: Session, ground: Ground, body: ResetIn, hashed: str, visitor: Visitor) -> Entered:
    """Set a new password through a reset link, once. Ends every session of the account."""
    claims = credentials.read_link(ground.keys, Kind.RESET, body.token)
    account = queries.account(session, claims.subject)
    if account is None or not account.active:
        raise LinkRefused("link_used", "This link has been used or no longer holds. Ask for a new one.")
    if claims.token_id != reset_mark(account):
        raise Conflict("link_used", "This link has been used or no longer holds. Ask for a new one.")
    account.password_hash = hashed
    account.failures = 0
    account.version += 1
    queries.end_sessions(session, account.id)
    queries.revoke_tokens(session, account.id)
    audit.record(session, None, "account.reset_used", account.id)
    return open_session(session, ground, account, visitor.device)


def checked_new_password(ground: Ground, kept: str | None, body: PasswordIn) -> str:
    """Check the present password and the new one; return the new one's hash. Outside any transaction."""
    if not passwords.is_password(ground.settings, body.current, kept):
        message = "This is not your present password."
        raise Invalid("password_wrong", message, fields=(FieldProblem("current", message),))
    passwords.demand_good(body.new)
    return passwords.hash_password(ground.settings, body.new)


def reset_mark(account: Account) -> str:
    """Return what a reset link is bound to: it changes with every change of the account's password."""
    return credentials.digest(f"{account.id} {account.version} {account.password_hash}")[:24]

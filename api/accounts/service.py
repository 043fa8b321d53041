"""What people do with their own account, and administrators with all."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from api.access import credentials
from api.access import queries as seats
from api.access.credentials import Kind
from api.access.models import AccessToken, Account
from api.access.roles import Role
from api.access.seat import Seat
from api.accounts import entering, queries
from api.accounts.schemas import ProfileIn, RightsIn, TokenIn
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Connection, Session
from api.base.errors import Conflict, Forbidden, NotFound, Stale
from api.base.ground import Ground

RESET_HOURS = 24
#: Whoever sits at the console of the machine.
CONSOLE = Seat(UUID(int=0), None, None, True, True, False, "console", UUID(int=0))


def own_account(session: Session, seat: Seat) -> Account:
    """Return the caller's account for changing."""
    account = queries.account(session, seat.account_id)
    if account is None:
        raise NotFound
    return account


def change_profile(session: Session, seat: Seat, body: ProfileIn) -> Account:
    """Change how one is named."""
    account = own_account(session, seat)
    account.display_name = body.display_name
    account.version += 1
    audit.record(session, None, "account.changed", account.id, fields=["display_name"])
    return account


def own_password(connection: Connection, seat: Seat) -> str | None:
    """Return the hash of the caller's present password."""
    return queries.password_of(connection, seat.account_id)


def change_password(session: Session, seat: Seat, hashed: str) -> None:
    """Set a new password (already checked and hashed) and end every other session."""
    account = own_account(session, seat)
    account.password_hash = hashed
    account.version += 1
    queries.end_sessions(session, account.id, keep=seat.credential_id)
    audit.record(session, None, "account.password_changed", account.id)


def sessions(connection: Connection, seat: Seat, ground: Ground) -> dict[str, Any]:
    """List the browsers that are signed in to one's account."""
    at = now()
    idle_since = at - timedelta(minutes=ground.settings.session_idle_minutes)
    rows = queries.sessions_of(connection, seat.account_id, at, idle_since)
    return {"items": [dict(row._mapping) | {"current": row.id == seat.credential_id} for row in rows]}


def end_session(session: Session, seat: Seat, session_id: UUID) -> None:
    """End one of one's own sessions. Raises NotFound for another person's."""
    if not queries.end_session(session, seat.account_id, session_id):
        raise NotFound
    audit.record(session, None, "session.ended", session_id)


def end_other_sessions(session: Session, seat: Seat) -> None:
    """End all of one's sessions but this one."""
    queries.end_sessions(session, seat.account_id, keep=seat.credential_id)
    audit.record(session, None, "session.ended", seat.account_id)


def sign_out(session: Session, seat: Seat) -> None:
    """End the session that asks."""
    queries.end_session(session, seat.account_id, seat.credential_id)
    audit.record(session, None, "account.signed_out", seat.account_id)


def make_token(session: Session, seat: Seat, body: TokenIn) -> dict[str, Any]:
    """Make an access token for a script. Raises Forbidden unless researcher or supervisor in that study."""
    place = seats.membership(session, body.study_id, seat.account_id)
    if place is None or place.role == Role.REVIEWER:
        raise Forbidden("no_tokens_here", "Only researchers and supervisors of a study make tokens for it.")
    text, pat = credentials.make_pat()
    token = AccessToken(
        handle=pat.handle,
        secret_hash=pat.secret_hash,
        name=body.name,
        account_id=seat.account_id,
        study_id=body.study_id,
        scopes=sorted({scope.value for scope in body.scopes}),
        ends_at=now() + timedelta(days=body.days),
        created_by=seat.account_id,
    )
    session.add(token)
    session.flush()
    audit.record(session, body.study_id, "token.made", token.id, days=body.days)
    return token.model_dump() | {"secret": text}


def tokens(connection: Connection, seat: Seat) -> dict[str, Any]:
    """List one's own access tokens."""
    return {"items": queries.tokens_of(connection, seat.account_id)}


def revoke_token(session: Session, seat: Seat, token_id: UUID) -> None:
    """Revoke one of one's own tokens. Raises NotFound for another person's."""
    study_id = queries.revoke_token(session, seat.account_id, token_id)
    if study_id is None:
        raise NotFound
    audit.record(session, study_id, "token.revoked", token_id)


# Administrators


def accounts(connection: Connection, seat: Seat) -> dict[str, Any]:
    """List all accounts."""
    return {"items": queries.accounts(connection)}


def _account(session: Session, account_id: UUID) -> Account:
    account = queries.account(session, account_id)
    if account is None:
        raise NotFound
    return account


def _demand_another_admin(session: Session, account: Account) -> None:
    if account.is_admin and account.active and queries.admins(session) < 2:
        raise Conflict(
            "last_administrator", "This is the last administrator. Give the right to somebody else first."
        )


def deactivate(session: Session, seat: Seat, account_id: UUID) -> None:
    """Close an account: its sessions and tokens end with this answer; what it wrote keeps its name."""
    account = _account(session, account_id)
    _demand_another_admin(session, account)
    account.active = False
    account.version += 1
    queries.end_sessions(session, account_id)
    queries.revoke_tokens(session, account_id)
    audit.record(session, None, "account.deactivated", account_id)


def reactivate(session: Session, seat: Seat, account_id: UUID) -> None:
    """Open a closed account again."""
    account = _account(session, account_id)
    account.active = True
    account.version += 1
    audit.record(session, None, "account.reactivated", account_id)


def change_rights(
    session: Session, seat: Seat, account_id: UUID, body: RightsIn, version: int
) -> dict[str, Any]:
    """Give or take the administrator's right and the right to create studies."""
    account = _account(session, account_id)
    if account.version != version:
        raise Stale
    if body.is_admin is False:
        _demand_another_admin(session, account)
    said = body.model_dump(exclude_none=True)
    for name, value in said.items():
        setattr(account, name, value)
    account.version += 1
    audit.record(session, None, "account.rights_changed", account_id, fields=said)
    session.flush()
    return account.model_dump() | {"studies": len(seats.memberships_of(session, account_id))}


def give_admin(session: Session, account_id: UUID) -> None:
    """Give the administrator's right, from the console."""
    account = _account(session, account_id)
    account.is_admin = True
    account.version += 1
    audit.record(session, None, "account.rights_changed", account_id, fields=["is_admin"])


def make_reset_link(session: Session, seat: Seat, ground: Ground, account_id: UUID) -> dict[str, Any]:
    """Make a link to set a new password, to be handed over by a person."""
    account = _account(session, account_id)
    if not account.active:
        raise Conflict("account_closed", "This account is closed. Reactivate it first.")
    seconds = RESET_HOURS * 3600
    token = credentials.sign(ground.keys, Kind.RESET, account.id, seconds, entering.reset_mark(account))
    audit.record(session, None, "account.reset_made", account_id)
    return {"url": f"{ground.settings.address}/reset#{token}", "ends_at": now() + timedelta(seconds=seconds)}

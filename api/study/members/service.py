"""Invite, accept, change and remove members; say who I am."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from api.access import credentials
from api.access import queries as seats
from api.access.conditions import allowed
from api.access.credentials import Kind
from api.access.models import Account, Membership
from api.access.policy import Action, Level, cells_of, level_of
from api.access.roles import Role
from api.access.seat import Seat
from api.accounts import entering, passwords
from api.accounts import queries as account_queries
from api.accounts.entering import Entered
from api.accounts.throttle import Visitor, buckets, count_failure, demand_free
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Connection, Session
from api.base.errors import Conflict, FieldProblem, Invalid, LinkRefused, NotFound, Stale, Unauthorized
from api.base.ground import Ground
from api.study import queries as studies
from api.study.members import queries
from api.study.members.schemas import AcceptIn, InvitationIn, InvitationTokenIn, MemberPatch
from api.study.models import Invitation
from api.study.service import line_of

INVITATION_HOURS = 72


def read_me(connection: Connection, seat: Seat, ground: Ground) -> dict[str, Any]:
    """Say who I am, my studies, and what I may do in each."""
    rows = (studies.all_studies if seat.is_admin else studies.studies_of)(connection, seat.account_id)
    by_session = seat.via == "session"
    return {
        "account": queries.own_account(connection, seat.account_id),
        "csrf": credentials.csrf_of(ground.keys, seat.credential_id) if by_session else None,
        "demonstration": entering.is_demonstration(connection, ground),
        "studies": [standing(row, seat) for row in rows],
        "actions": actions_at(Level.ACCOUNT, seat, Role.RESEARCHER),
    }


def standing(row: Any, seat: Seat) -> dict[str, Any]:
    """Return a study with my actions in it."""
    role = Role(row.role) if row.role else None
    placed = Seat(
        seat.account_id,
        row.id,
        role,
        seat.is_admin,
        seat.may_create_studies,
        bool(row.release_approver),
        seat.via,
        seat.credential_id,
    )
    actions = actions_at(Level.STUDY, placed, role)
    if role is Role.REVIEWER:
        actions += actions_at(Level.REVIEW, placed, role)
    return line_of(row) | {"release_approver": bool(row.release_approver), "actions": actions}


def actions_at(level: Level, seat: Seat, role: Role | None) -> list[str]:
    """List the actions of a level that the matrix gives to this seat."""
    here = [action for action in Action if level_of(action) is level]
    return [
        a.value
        for a in here
        if any(allowed(cell, seat) for cell in cells_of(a, role, is_admin=seat.is_admin))
    ]


def read_members(connection: Connection, seat: Seat) -> dict[str, Any]:
    """List members and waiting invitations."""
    return {
        "items": queries.members(connection, seat.study_id),
        "invitations": queries.waiting_invitations(connection, seat.study_id, now()),
    }


def invite(session: Session, seat: Seat, ground: Ground, body: InvitationIn) -> dict[str, Any]:
    """Invite an address into the study. A new invitation takes the place of an older one."""
    found = account_queries.account_by_email(session, body.email)
    if found and queries.member(session, seat.study_id, found.id):
        raise Conflict(
            "already_member", "This person is a member of the study already. Change their role instead."
        )
    queries.withdraw_invitations(session, seat.study_id, body.email)
    invitation = Invitation(
        study_id=seat.study_id,
        email=body.email,
        role=body.role,
        release_approver=body.release_approver and body.role is Role.RESEARCHER,
        ends_at=now() + timedelta(hours=INVITATION_HOURS),
        created_by=seat.account_id,
    )
    session.add(invitation)
    session.flush()
    audit.record(session, seat.study_id, "member.invited", invitation.id, role=body.role)
    token = credentials.sign(ground.keys, Kind.INVITATION, invitation.id, INVITATION_HOURS * 3600)
    return invitation.model_dump() | {"url": f"{ground.settings.address}/invitation#{token}"}


def withdraw_invitation(session: Session, seat: Seat, invitation_id: UUID) -> None:
    """Take an invitation back."""
    invitation = queries.invitation(session, invitation_id)
    if invitation is None or invitation.study_id != seat.study_id or invitation.used_at:
        raise NotFound
    session.delete(invitation)
    audit.record(session, seat.study_id, "invitation.withdrawn", invitation_id)


def _member(session: Session, seat: Seat, account_id: UUID) -> Membership:
    member = queries.member(session, seat.study_id, account_id)
    if member is None:
        raise NotFound
    return member


def _demand_another_supervisor(session: Session, member: Membership) -> None:
    last = seats.count_of_role(session, member.study_id, Role.SUPERVISOR) < 2
    if member.role == Role.SUPERVISOR and last:
        raise Conflict(
            "last_supervisor", "A study needs a supervisor. Make somebody else a supervisor first."
        )


def change_member(
    session: Session, seat: Seat, account_id: UUID, body: MemberPatch, version: int
) -> dict[str, Any]:
    """Change a member's role; holds from the next request on."""
    member = _member(session, seat, account_id)
    if member.version != version:
        raise Stale
    if body.role and body.role is not Role.SUPERVISOR:
        _demand_another_supervisor(session, member)
    said = body.model_dump(exclude_none=True)
    for name, value in said.items():
        setattr(member, name, value)
    member.release_approver = member.release_approver and member.role == Role.RESEARCHER
    member.version += 1
    if member.role == Role.REVIEWER:
        account_queries.revoke_tokens(session, account_id, seat.study_id)
    session.flush()
    audit.record(session, seat.study_id, "member.changed", account_id, fields=said)
    return next(
        dict(r._mapping) for r in queries.members(session, seat.study_id) if r.account_id == account_id
    )


def remove_member(session: Session, seat: Seat, account_id: UUID) -> None:
    """Remove a member; their tokens for the study end, what they wrote keeps their name."""
    member = _member(session, seat, account_id)
    _demand_another_supervisor(session, member)
    session.delete(member)
    account_queries.revoke_tokens(session, account_id, seat.study_id)
    audit.record(session, seat.study_id, "member.removed", account_id)


# Invitations, from the side of the person invited


def _waiting(session: Session | Connection, ground: Ground, token: str) -> Invitation:
    claims = credentials.read_link(ground.keys, Kind.INVITATION, token)
    found = queries.invitation(session, claims.subject) if isinstance(session, Session) else None
    if found is None or found.used_at or found.ends_at < now():
        raise LinkRefused("link_used", "This invitation has been used or no longer holds. Ask for a new one.")
    return found


def read_invitation(session: Session, ground: Ground, body: InvitationTokenIn) -> dict[str, Any]:
    """Say what an invitation is for."""
    invitation = _waiting(session, ground, body.token)
    return {
        "study": studies.study(session, invitation.study_id).short_title,
        "role": invitation.role,
        "email": invitation.email,
        "has_account": account_queries.account_by_email(session, invitation.email) is not None,
    }


def accept(ground: Ground, body: AcceptIn, visitor: Visitor) -> Entered:
    """Join a study through an invitation: with a new account, or with the password of one's own.

    Opens its own transactions: passwords are hashed outside any, wrong ones are counted for good.
    """
    with ground.database.change() as session:
        invitation = _waiting(session, ground, body.token)
        email = invitation.email
        found = account_queries.account_by_email(session, email)
    if found is None:
        return _join_anew(ground, body, visitor, email)
    asked = buckets(ground.keys, email, visitor, known=False)
    with ground.database.read() as connection:
        demand_free(connection, asked)
    right = passwords.is_password(
        ground.settings, body.password, found.password_hash if found.active else None
    )
    with audit.change(ground) as session:
        if right:
            return _join(session, ground, body.token, found.id, visitor)
        count_failure(session, asked)
    raise Unauthorized(
        "sign_in_failed", "This is not the password of your account. Try again, or ask for a reset link."
    )


def _join_anew(ground: Ground, body: AcceptIn, visitor: Visitor, email: str) -> Entered:
    if not body.display_name:
        needed = FieldProblem("display_name", "Say how others should see your name.")
        raise Invalid("name_missing", "Say how others should see your name.", fields=(needed,))
    passwords.demand_good(body.password, (email.partition("@")[0], body.display_name))
    hashed = passwords.hash_password(ground.settings, body.password)
    with audit.change(ground) as session:
        account = Account(email=email, display_name=body.display_name, password_hash=hashed)
        session.add(account)
        session.flush()
        return _join(session, ground, body.token, account.id, visitor)


def _join(session: Session, ground: Ground, token: str, account_id: UUID, visitor: Visitor) -> Entered:
    invitation = _waiting(session, ground, token)
    account = account_queries.account(session, account_id)
    if account is None:
        raise NotFound
    invitation.used_at, invitation.used_by = now(), account_id
    if queries.member(session, invitation.study_id, account_id) is None:
        session.add(
            Membership(
                study_id=invitation.study_id,
                account_id=account_id,
                role=invitation.role,
                release_approver=invitation.release_approver,
            )
        )
    entered = entering.open_session(session, ground, account, visitor.device)
    audit.record(session, invitation.study_id, "member.joined", account_id, role=invitation.role)
    return entered

"""Members, invitations, and who I am."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.accounts.routes import entered, visitor_of
from api.base.web import Expected, Room
from api.study.members import service
from api.study.members.schemas import (
    AcceptIn,
    InvitationIn,
    InvitationMadeOut,
    InvitationReadOut,
    InvitationTokenIn,
    MemberOut,
    MemberPatch,
    MembersOut,
    MeOut,
)

me = Room("me", study=False)
invitations = Room("auth/invitations", study=False)
members = Room("members")


@me.get("", response_model=MeOut)
def read_me(work: Annotated[Work, allow(Action.USE_OWN_ACCOUNT)]) -> Response:
    """Say who you are, your studies, and what you may do in each."""
    return work.read(service.read_me, work.ground)


@invitations.post("/read", response_model=InvitationReadOut)
def read_invitation(body: InvitationTokenIn, work: Annotated[Work, allow(Action.ENTER)]) -> dict[str, object]:
    """Say what an invitation is for. Changes nothing; a POST so that the token stays out of addresses."""
    found: dict[str, object] = work.public_write(service.read_invitation, work.ground, body)
    return found


@invitations.post("/accept", status_code=204)
def accept_invitation(body: AcceptIn, work: Annotated[Work, allow(Action.SIGN_IN)]) -> Response:
    """Join a study through an invitation; the answer sets the session cookie."""
    return entered(work, service.accept(work.ground, body, visitor_of(work.request)))


@members.get("", response_model=MembersOut)
def list_members(work: Annotated[Work, allow(Action.READ_MEMBERS)]) -> Response:
    """List the members of a study and its waiting invitations."""
    return work.read(service.read_members)


@members.post("/invitations", status_code=201, response_model=InvitationMadeOut)
def invite_member(body: InvitationIn, work: Annotated[Work, allow(Action.MANAGE_MEMBERS)]) -> Response:
    """Invite somebody; the answer holds the link to hand over, this once."""
    return work.write(service.invite, work.ground, body, answer=InvitationMadeOut)


@members.delete("/invitations/{invitation_id}", status_code=204)
def withdraw_invitation(invitation_id: UUID, work: Annotated[Work, allow(Action.MANAGE_MEMBERS)]) -> Response:
    """Take an invitation back."""
    return work.write(service.withdraw_invitation, invitation_id, status=204)


@members.patch("/{account_id}", response_model=MemberOut)
def change_member(
    account_id: UUID,
    body: MemberPatch,
    version: Expected,
    work: Annotated[Work, allow(Action.MANAGE_MEMBERS)],
) -> Response:
    """Change a member's role; it holds from the next request on."""
    return work.write(service.change_member, account_id, body, version, answer=MemberOut, status=200)


@members.delete("/{account_id}", status_code=204)
def remove_member(account_id: UUID, work: Annotated[Work, allow(Action.MANAGE_MEMBERS)]) -> Response:
    """Remove a member from the study."""
    return work.write(service.remove_member, account_id, status=204)

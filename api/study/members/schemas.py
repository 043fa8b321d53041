"""Bodies of members and invitations, and of who I am."""

from uuid import UUID

from api.access.roles import Role
from api.accounts.schemas import Email, LinkToken, Password, ProfileOut
from api.base.schemas import Flag, In, Instant, Name, Out
from api.study.schemas import StudyLine


class StandingOut(StudyLine):
    """My place in one study: role, and the actions that the matrix gives me there."""

    release_approver: bool
    actions: list[str]


class MeOut(Out):
    """Who I am and what I may do."""

    account: ProfileOut
    csrf: str | None
    demonstration: bool
    studies: list[StandingOut]
    actions: list[str]


class MemberOut(Out):
    """A member of a study."""

    account_id: UUID
    display_name: str
    email: str
    role: Role
    release_approver: bool
    active: bool
    joined_at: Instant
    version: int


class InvitationOut(Out):
    """An invitation that waits to be used."""

    id: UUID
    email: str
    role: Role
    release_approver: bool
    ends_at: Instant
    created_at: Instant


class MembersOut(Out):
    """The members of a study, and who is invited."""

    items: list[MemberOut]
    invitations: list[InvitationOut]


class InvitationIn(In):
    """Invite somebody into the study in a role."""

    email: Email
    role: Role
    release_approver: Flag = False


class InvitationMadeOut(InvitationOut):
    """An invitation with its link, shown this once; hand it over yourself."""

    url: str


class MemberPatch(In):
    """A member's changed role."""

    role: Role | None = None
    release_approver: Flag | None = None


class InvitationTokenIn(In):
    """The token of an invitation link."""

    token: LinkToken


class InvitationReadOut(Out):
    """What an invitation is for."""

    study: str
    role: Role
    email: str
    has_account: bool


class AcceptIn(In):
    """Accept an invitation: choose a name and password, or give the password of your account."""

    token: LinkToken
    password: Password
    display_name: Name | None = None

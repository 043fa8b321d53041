"""Bodies of the accounts room."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from api.access.roles import Scope
from api.base.schemas import Flag, In, Instant, Name, Out

Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_lower=True, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
    ),
]
Password = Annotated[str, Field(min_length=1, max_length=1024)]
LinkToken = Annotated[str, Field(min_length=20, max_length=2048)]


class EntranceOut(Out):
    """What the sign-in page needs to know before anyone is signed in."""

    needs_set_up: bool
    demonstration: list["DemonstrationRole"]


class DemonstrationRole(Out):
    """A role that one click signs in as, in a demonstration installation alone."""

    role: str
    label: str


class SignInIn(In):
    """E-mail and password."""

    email: Email
    password: Password


class DemonstrationIn(In):
    """The role to try."""

    role: Literal["researcher", "supervisor", "reviewer", "administrator"]


class SetUpIn(In):
    """The first account, made through the link that the console printed."""

    token: LinkToken
    email: Email
    display_name: Name
    password: Password


class ResetIn(In):
    """A new password, through a link that a person handed over."""

    token: LinkToken
    password: Password


class PasswordIn(In):
    """The present password and the new one."""

    current: Password
    new: Password


class ProfileIn(In):
    """What a person changes about their own account."""

    display_name: Name


class ProfileOut(Out):
    """One's own account."""

    id: UUID
    email: str
    display_name: str
    is_admin: bool
    may_create_studies: bool


class SessionOut(Out):
    """A browser that is signed in."""

    id: UUID
    started_at: Instant
    last_seen_at: Instant
    device: str
    current: bool


class SessionsOut(Out):
    """One's own sessions."""

    items: list[SessionOut]


class TokenIn(In):
    """An access token for a script: one study, some scopes, at most 90 days."""

    name: Name
    study_id: UUID
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=3)]
    days: Annotated[int, Field(strict=True, ge=1, le=90)] = 30


class TokenOut(Out):
    """An access token, without its secret."""

    id: UUID
    name: str
    study_id: UUID
    scopes: list[Scope]
    created_at: Instant
    ends_at: Instant
    last_used_on: date | None


class TokenMadeOut(TokenOut):
    """An access token with its secret, shown this once."""

    secret: str


class TokensOut(Out):
    """One's own access tokens."""

    items: list[TokenOut]


class AccountOut(Out):
    """An account as an administrator sees it."""

    id: UUID
    email: str
    display_name: str
    active: bool
    is_admin: bool
    may_create_studies: bool
    created_at: Instant
    studies: int
    version: int


class AccountsOut(Out):
    """All accounts of the installation."""

    items: list[AccountOut]


class RightsIn(In):
    """The rights of an account."""

    is_admin: Flag | None = None
    may_create_studies: Flag | None = None


class LinkOut(Out):
    """A link to hand over by a person. It holds a secret: it is shown this once."""

    url: str
    ends_at: Instant

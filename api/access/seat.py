"""A seat: who asks, in which study, in which role, by which way in."""

from dataclasses import dataclass
from uuid import UUID

from api.access.roles import Role, Scope


@dataclass(frozen=True, slots=True)
class Seat:
    """The caller of one request, found in one query. `study` is None outside any study."""

    account_id: UUID
    study: UUID | None
    role: Role | None
    is_admin: bool
    may_create_studies: bool
    release_approver: bool
    via: str
    credential_id: UUID
    scopes: frozenset[Scope] = frozenset()
    owns_only: bool = False

    @property
    def study_id(self) -> UUID:
        """Return the study of this seat. Raises LookupError for a seat outside any study."""
        if self.study is None:
            raise LookupError("this seat is in no study")
        return self.study

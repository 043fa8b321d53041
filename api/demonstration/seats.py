"""Who acts in the demonstration: the same services as everybody's, each act under its person's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.access.roles import Role
from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Session


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of the demonstration, by what they do."""

    study_id: UUID
    researchers: tuple[UUID, ...]
    supervisor: UUID
    reviewers: tuple[UUID, ...]

    def seat(self, account_id: UUID) -> Seat:
        """Return the seat of one of them."""
        role = (
            Role.SUPERVISOR
            if account_id == self.supervisor
            else Role.RESEARCHER
            if account_id in self.researchers
            else Role.REVIEWER
        )
        return Seat(account_id, self.study_id, role, False, False, False, "session", account_id)

    @contextmanager
    def acting(self, session: Session, account_id: UUID) -> Iterator[Seat]:
        """Act as one of them: what is recorded bears their name."""
        seat = self.seat(account_id)
        audit.write_as(session, audit.Author(account_id, seat.role.value if seat.role else None, "console"))
        yield seat
        session.flush()


Content = dict[str, Any]

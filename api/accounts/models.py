"""Tables of accounts beyond the account itself: the installation, and failures at sign-in."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from api.base.fields import UtcDateTime


class Installation(SQLModel, table=True):
    """One row: what kind of installation this is. Unique, so that two first runs cannot both win."""

    __tablename__ = "installation"

    id: int = Field(default=1, primary_key=True)
    demonstration: bool = Field(default=False, nullable=False)
    made_at: datetime = Field(sa_type=UtcDateTime, nullable=False)


class SignInFailures(SQLModel, table=True):
    """Failures of one bucket: an account seen from anywhere, a known device, or an address. Hashed."""

    __tablename__ = "sign_in_failures"

    bucket: str = Field(primary_key=True, max_length=64)
    failures: int = Field(default=0, nullable=False)
    wait_until: datetime = Field(sa_type=UtcDateTime, nullable=False)

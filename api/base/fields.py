"""Columns that mean the same on SQLite and PostgreSQL, and the row every research table starts from."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CHAR,
    JSON,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    Select,
    String,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7

from api.base.clock import now

MAX_INT = 2**31 - 1

#: Every model imports this module first, so that no table is made before its names are agreed.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


#: The same few ids come in most rows of an answer, and making one costs more than reading its column.
_known = lru_cache(maxsize=32_768)(UUID)


class Guid(TypeDecorator[UUID]):
    """A UUID: native on PostgreSQL, 36 characters on SQLite."""

    impl = CHAR(36)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the native type where there is one."""
        return postgresql.UUID(as_uuid=True) if dialect.name == "postgresql" else CHAR(36)

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        """Write a UUID in the engine's own form."""
        return value if value is None or dialect.name == "postgresql" else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        """Read a UUID."""
        return value if value is None or isinstance(value, UUID) else _known(value)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant; refuses one without a zone, returns it in UTC on both engines."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write UTC; SQLite keeps no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        instant = value.astimezone(UTC)
        return instant if dialect.name == "postgresql" else instant.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def as_kept(column: Any) -> Any:
    """Return a column as SQLite keeps it: ids as their text, instants as the API writes them.

    For answers alone: a UUID or an instant that is made only to be written again costs more than all else.
    """
    if isinstance(column.type, Guid):
        return type_coerce(column, String).label(column.name)
    if isinstance(column.type, UtcDateTime):
        return (func.replace(column, " ", "T", type_=String) + "Z").label(column.name)
    return column


def list_written(asked: Select[Any]) -> Select[Any]:
    """Return what asks SQLite for the rows of `asked`, in their order, written as one JSON list of objects.

    For numbers and text alone, ids and instants through `as_kept`: SQLite knows no true and false.
    """
    return select(func.json_group_array(written_object(*asked.subquery().c)))


def written_object(*columns: Any) -> Any:
    """Return columns as what SQLite writes as one JSON object, each under its name."""
    pairs: list[tuple[Any, Any]] = [(literal_column(f"'{column.name}'"), column) for column in columns]
    return func.json_object(*(part for pair in pairs for part in pair))


def at_most(name: str) -> Any:
    """Return a limit that is given with each asking under a name.

    A bare parameter would do, but SQLite looks at its value and so plans the statement anew each time.
    """
    return bindparam(name, type_=Integer) + 0


#: Text of any length, ordered and compared by code point on both engines.
PlainText = Text().with_variant(Text(collation="C"), "postgresql")
#: A JSON value of ids, names and switches.
Json = JSON().with_variant(postgresql.JSONB(), "postgresql")


def new_id() -> UUID:
    """Return a UUIDv7: unique, and in order of making."""
    return uuid7()


def addressable() -> UniqueConstraint:
    """Let children point at (study_id, id)."""
    return UniqueConstraint("study_id", "id")


def within(column: str, parent: str, ondelete: str | None = None) -> ForeignKeyConstraint:
    """Point at a parent of the same study: a row cannot reach into another study."""
    return ForeignKeyConstraint(
        ["study_id", column], [f"{parent}.study_id", f"{parent}.id"], ondelete=ondelete
    )


class Row(SQLModel):
    """A row with an id, its time and author, and a version that counts its changes from 1."""

    id: UUID = Field(default_factory=new_id, primary_key=True, sa_type=Guid)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, nullable=False)
    created_by: UUID | None = Field(default=None, sa_type=Guid)
    version: int = Field(default=1, nullable=False)


class StudyRow(Row):
    """A row that belongs to one study."""

    study_id: UUID = Field(sa_type=Guid, foreign_key="study.id", nullable=False)


def words(default: Any = "") -> Any:
    """Return a column of plain text; name it in the register of words."""
    return Field(default=default, sa_type=PlainText, nullable=default is None)


def ref(default: Any = ..., **more: Any) -> Any:
    """Return a column that holds an id; say with within() what it points at."""
    return Field(default=default, sa_type=Guid, nullable=default is None, **more)


def listed() -> Any:
    """Return a column that holds a JSON list, empty at first."""
    return Field(default_factory=list, sa_type=Json, nullable=False)


def mapped() -> Any:
    """Return a column that holds a JSON object, empty at first."""
    return Field(default_factory=dict, sa_type=Json, nullable=False)


def instant(default: Any = ...) -> Any:
    """Return a column that holds an instant."""
    return Field(default=default, sa_type=UtcDateTime, nullable=default is None)

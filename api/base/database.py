"""The two engines of an installation: one that reads, one that writes, on SQLite or PostgreSQL."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

import orjson
from sqlalchemy import Connection, Engine, Row, bindparam, create_engine, event, make_url, text, update
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session, SQLModel

from api.base.errors import NotFound, Stale
from api.base.fields import StudyRow

__all__ = [
    "Connection",
    "DataError",
    "Database",
    "IntegrityError",
    "OperationalError",
    "PoolTimeout",
    "Row",
    "Session",
    "Source",
    "claim",
    "connection_of",
    "dialect_of",
    "fetch",
    "metadata",
    "written",
]

R = TypeVar("R", bound=StudyRow)
#: What a query may be asked of: the connection of a read, or the session of a change.
Source = Connection | Session

metadata = SQLModel.metadata
log = logging.getLogger("cotheme.database")

POOL_OF_READERS = 40
BUSY_SECONDS = 5


def _sqlite_driver() -> Any:
    """Return the driver with the newest SQLite: the pysqlite3 wheel where it installs."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Tell whether this SQLite is outside the range of the WAL-reset bug (3.7.0 to 3.51.2)."""
    return (
        version >= (3, 51, 3)
        or (version[:2] == (3, 50) and version >= (3, 50, 7))
        or version[:3] == (3, 44, 6)
    )


class Database:
    """The engines of one database, and the turn that writers take on SQLite."""

    def __init__(self, url: str, *, sync: str = "FULL") -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.turn: AbstractContextManager[Any] = Lock() if self.is_sqlite else nullcontext()
        if self.is_sqlite:
            self.reader = _sqlite_engine(url, sync, writes=False)
            self.writer = _sqlite_engine(url, sync, writes=True)
        else:
            self.reader, self.writer = _postgres_engines(url)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a connection that only reads."""
        with self.reader.connect() as connection:
            yield connection

    @contextmanager
    def change(self) -> Iterator[Session]:
        """Open the one transaction of a change; commits at the end, rolls back on any error."""
        with self.turn, Session(self.writer, close_resets_only=False) as session, session.begin():
            yield session

    @property
    def plain_url(self) -> str:
        """Return the address as PostgreSQL's own library reads it, password and all."""
        return self.url.set(drivername="postgresql").render_as_string(hide_password=False)

    def answers(self) -> bool:
        """Tell whether the database can be read and is writable."""
        with self.read() as connection:
            return connection.execute(text("SELECT 1")).scalar() == 1

    def copy_to(self, path: Path) -> None:
        """Write a consistent copy of a SQLite database, also while others write."""
        driver = _sqlite_driver()
        source, copy = driver.connect(self.url.database), driver.connect(path)
        try:
            source.backup(copy)
            whole = copy.execute("PRAGMA integrity_check").fetchone()
        finally:
            source.close()
            copy.close()
        if whole != ("ok",):
            raise OSError("the copy is not whole")

    def close(self) -> None:
        """Let go of every connection."""
        self.reader.dispose()
        self.writer.dispose()


def _sqlite_engine(url: str, sync: str, *, writes: bool) -> Engine:
    driver = _sqlite_driver()
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    safe = wal_is_safe(driver.sqlite_version_info)
    if not safe and writes:
        log.warning("SQLite %s has the WAL-reset bug: using the rollback journal.", driver.sqlite_version)
    engine = create_engine(
        url,
        module=driver,
        json_deserializer=orjson.loads,
        pool_size=2 if writes else POOL_OF_READERS,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    pragmas = [
        f"journal_mode={'WAL' if safe else 'DELETE'}",
        f"synchronous={sync}",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
    ]

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in pragmas + ([] if writes else ["query_only=ON"]):
            connection.execute(f"PRAGMA {pragma}")

    if writes:

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgres_engines(url: str) -> tuple[Engine, Engine]:
    named = make_url(url).set(drivername="postgresql+psycopg")
    options: dict[str, Any] = {"pool_size": POOL_OF_READERS, "max_overflow": 0, "hide_parameters": True}
    options["json_deserializer"] = orjson.loads
    reader = create_engine(named, isolation_level="AUTOCOMMIT", **options)
    writer = create_engine(named, **options | {"pool_size": 20})
    return reader, writer


def dialect_of(source: Source) -> str:
    """Return the name of the engine behind a read or a change: "sqlite" or "postgresql"."""
    return connection_of(source).dialect.name


def connection_of(source: Source) -> Connection:
    """Return the connection behind a read or a change: for columns alone, where no change waits unwritten."""
    return source if isinstance(source, Connection) else source.connection()


def written(source: Source, asked: Any, given: dict[str, Any]) -> orjson.Fragment:
    """Return a list that SQLite wrote as JSON (`list_written`), to be put into an answer as it is."""
    return orjson.Fragment(source.execute(asked, given).scalar_one())


def fetch(session: Session, kind: type[R], study_id: UUID, row_id: UUID) -> R:
    """Return a row of this study. Raises NotFound if it is absent or of another study."""
    row = session.get(kind, row_id)
    if row is None or row.study_id != study_id:
        raise NotFound
    return row


def claim(session: Session, kind: type[R], study_id: UUID, row_id: UUID, version: int) -> R:
    """Take a row for changing and count its version up by one.

    Raises NotFound if it is not of this study, Stale if it is no longer at `version`.
    """
    session.flush()
    taken = session.connection().execute(
        _claiming(kind), {"row_id": row_id, "of": study_id, "read": version, "next": version + 1}
    )
    if taken.rowcount != 1:
        fetch(session, kind, study_id, row_id)
        raise Stale
    return session.get_one(kind, row_id, populate_existing=True)


@cache
def _claiming(kind: Any) -> Any:
    """Return the statement that counts a row up; built once, for building costs more than asking."""
    here: Any = kind.__table__
    asked = update(here).where(here.c.id == bindparam("row_id"), here.c.study_id == bindparam("of"))
    return asked.where(here.c.version == bindparam("read")).values(version=bindparam("next"))

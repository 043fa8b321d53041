"""Runs migrations in one transaction, on SQLite with foreign keys off and checked at the end.

SQLite rebuilds a table to change it: with foreign keys on, dropping the old one would silently delete
its children. It also loses triggers, so these are made again after every run.
"""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine

from alembic import context
from api.analysis.transcripts.word_index_queries import SEARCH_TABLES, keep_search_tables
from api.audit.queries import create_triggers
from api.base.database import metadata
from api.base.ground import Ground
from api.base.settings import Settings
from api.tables import ROOMS

__all__ = ["ROOMS"]


def _is_of_the_models(name: str | None, kind: str, _parents: object) -> bool:
    """Tell what migrations look after: not the tables in which words are looked up, made from the texts."""
    return not (kind == "table" and (name or "").startswith(SEARCH_TABLES))


def run(connection: Connection) -> None:
    """Run the asked-for migrations on a connection."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        transaction_per_migration=False,
        include_name=_is_of_the_models,
    )
    with context.begin_transaction():
        context.run_migrations()


def on_sqlite(engine: Engine) -> None:
    """Run with foreign keys off, and check them before the commit."""
    with engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.isolation_level = None  # we say BEGIN ourselves
        raw.execute("PRAGMA foreign_keys=OFF")  # ignored inside a transaction
        with connection.begin():
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            run(connection)
            if _has_audit(connection):
                create_triggers(connection)
            keep_search_tables(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(
                    f"{len(broken)} rows point nowhere after the migration: nothing was changed"
                )
    engine.dispose()


def on_postgres(engine: Engine) -> None:
    """Run in one transaction; PostgreSQL rolls tables back as well."""
    with engine.begin() as connection:
        run(connection)
        if _has_audit(connection):
            create_triggers(connection)
        keep_search_tables(connection)


def _has_audit(connection: Connection) -> bool:
    return "audit_event" in connection.dialect.get_table_names(connection)


def _engine() -> Engine:
    ground: Ground | None = context.config.attributes.get("ground")
    database = (ground or Ground.open(Settings())).database
    if not database.is_sqlite:
        return database.writer
    return create_engine(database.url, module=database.writer.dialect.dbapi)


engine = _engine()
(on_sqlite if engine.dialect.name == "sqlite" else on_postgres)(engine)

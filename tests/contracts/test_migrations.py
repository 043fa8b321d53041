"""Migrations give the tables of the models, up and down, on both engines, with their triggers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Uuid,
    func,
    inspect,
    select,
    text,
)

from alembic import command
from api.analysis.transcripts.word_index_queries import SEARCH_TABLES
from api.base.ground import Ground
from api.base.settings import Settings
from api.migrate import config_for, differences, downgrade, revisions, upgrade
from api.tables import metadata
from tests.databases import database, server, worker


@pytest.fixture(params=["sqlite", "postgres"])
def empty_ground(request, tmp_path) -> Iterator[Ground]:
    if request.param == "sqlite":
        ground = Ground.open(Settings(data_dir=tmp_path))
        yield ground
        ground.database.close()
        return
    with server() as at, database(at, f"cotheme_migrations_{worker()}") as url:
        ground = Ground.open(Settings(data_dir=tmp_path, database_url=url))
        yield ground
        ground.database.close()


def tables_of(ground: Ground) -> set[str]:
    found = set(inspect(ground.database.reader).get_table_names()) - {"alembic_version"}
    return {name for name in found if not name.startswith(SEARCH_TABLES)}


def search_tables_of(ground: Ground) -> set[str]:
    return set(inspect(ground.database.reader).get_table_names()) & set(SEARCH_TABLES)


def test_the_migrations_give_the_tables_of_the_models(empty_ground):
    upgrade(empty_ground)

    assert tables_of(empty_ground) == {table.name for table in metadata.sorted_tables}
    differences(empty_ground)
    current, newest = revisions(empty_ground)
    assert current == newest


def test_they_go_down_and_up_again(empty_ground):
    upgrade(empty_ground)
    downgrade(empty_ground)

    assert tables_of(empty_ground) | search_tables_of(empty_ground) == set()
    upgrade(empty_ground)
    assert "indexed_turn" in search_tables_of(empty_ground)
    differences(empty_ground)


def test_an_audit_event_is_never_changed_or_deleted(empty_ground):
    upgrade(empty_ground)
    study = {"s": "00000000-0000-0000-0000-000000000000"}
    insert = (
        "INSERT INTO audit_event (study_id, seq, at, via, kind, details, request_id, seal) "
        "VALUES (:s, 1, '2026-01-01 00:00:00+00', 'web', 'study.created', '{}', '', 'x')"
    )
    with empty_ground.database.writer.begin() as connection:
        connection.execute(text(insert), study)

    for change in ("UPDATE audit_event SET kind = 'x'", "DELETE FROM audit_event"):
        with (
            pytest.raises(Exception, match="never changed"),
            empty_ground.database.writer.begin() as connection,
        ):
            connection.execute(text(change))


def test_each_revision_says_how_to_take_it_back(empty_ground):
    upgrade(empty_ground)

    command.history(config_for(empty_ground))
    downgrade(empty_ground, "-1")


#: One id for every row: whatever points at another row finds it.
ONE = "11111111-1111-7111-8111-111111111111"
KINDS = (
    (JSON, []),
    (Boolean, False),
    (DateTime, datetime(2026, 11, 23, tzinfo=UTC)),
    (Date, date(2026, 11, 23)),
    (Integer, 1),
    (Uuid, ONE),
    (LargeBinary, b"x"),
)


def some_value(column: Column[Any]) -> Any:
    """A value for a column of a table as it was before: an id, a number, a day, a word."""
    if column.name == "end":
        return 2
    if not isinstance(column.type, Integer) and (
        column.name == "id" or column.name.endswith("_id") or column.foreign_keys
    ):
        return ONE
    return next((value for kind, value in KINDS if isinstance(column.type, kind)), "x")


def fill(ground: Ground) -> dict[str, int]:
    """Put a row into every table as the first release made it; return how many rows each holds."""
    tables = MetaData()
    tables.reflect(ground.database.reader, only=lambda name, _: not name.startswith(SEARCH_TABLES))
    with ground.database.writer.begin() as connection:
        for table in tables.sorted_tables:
            if table.name != "alembic_version":
                needed = [c for c in table.columns if not c.nullable]
                connection.execute(table.insert().values({c.name: some_value(c) for c in needed}))
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables.sorted_tables
        }


def test_an_installation_with_data_in_every_table_is_brought_along(empty_ground):
    upgrade(empty_ground, "0001")
    before = fill(empty_ground)
    with empty_ground.database.writer.begin() as connection:
        connection.execute(
            text("UPDATE quote SET checks = '[\"labels_right\"]', created_by = :one"), {"one": ONE}
        )

    upgrade(empty_ground)

    with empty_ground.database.reader.connect() as connection:
        for name, rows in before.items():
            assert connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() == rows, name
        said = str(connection.execute(text("SELECT checks FROM quote")).scalar_one())
    assert "labels_right" in said
    assert ONE in said
    differences(empty_ground)

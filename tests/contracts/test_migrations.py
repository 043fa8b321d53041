"""Migrations give the tables of the models, up and down, on both engines, with their triggers."""

from collections.abc import Iterator

import pytest
from sqlalchemy import inspect, text

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

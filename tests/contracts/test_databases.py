"""The PostgreSQL of the tests is a real one, and the kind of one that an installation should have."""

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, text

from tests.databases import connect, database, postgres_version, server, worker


@pytest.fixture(scope="module")
def url():
    with server() as at, database(at, f"cotheme_test_kind_{worker()}") as url:
        yield url


@pytest.fixture
def connection(url):
    engine = create_engine(url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_it_is_a_postgresql_that_cotheme_supports(connection, url):
    assert connection.scalar(text("SELECT version()")).startswith("PostgreSQL ")
    assert int(postgres_version(url).split(".")[0]) >= 15


def test_it_orders_text_by_code_point(connection):
    words = ["zoo", "Äpfel", "apple", "Zoo", "éclair", "\U0001f600"]
    found = connection.scalars(
        text("SELECT w FROM unnest(cast(:words AS text[])) w ORDER BY w"), {"words": words}
    )

    assert list(found) == sorted(words)


def test_a_database_is_gone_afterwards_and_leaves_the_server_to_others(connection):
    with server() as at:
        with database(at, f"cotheme_test_gone_{worker()}") as gone:
            connect(make_url(gone)).close()
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            connect(make_url(gone))

    assert connection.scalar(text("SELECT 1")) == 1

"""Two processes over one PostgreSQL: what is done through one is heard through the other, at once."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import psycopg
import pytest

from api.access.roles import Role
from api.base.ground import Ground
from api.base.listening import NAME
from api.base.settings import Settings
from api.migrate import upgrade
from tests.databases import database, server, worker
from tests.durability.line import Line, Pass, events
from tests.factories import people
from tests.served import served


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder: Path = tmp_path_factory.mktemp("two") / "data"
    folder.mkdir()
    with server() as at, database(at, f"cotheme_two_{worker()}") as url:
        opened = Ground.open(Settings(data_dir=folder, database_url=url))
        upgrade(opened)
        yield opened
        opened.database.close()


def listening(ground: Ground) -> list[int]:
    """Return the connections of the server that listen for others."""
    asked = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = %s"
    with psycopg.connect(ground.database.plain_url, autocommit=True) as line:
        return [row[0] for row in line.execute(asked, [NAME]).fetchall()]


def wait_for(what, seconds: float = 20) -> None:
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came about"
        time.sleep(0.05)


def test_what_is_done_through_one_is_heard_through_the_other(ground: Ground):
    account_ids = [people.make_account(ground, name) for name in ("Ana", "Ben")]
    study_id = people.make_study_row(ground, account_ids[0], start_from="founding-study")
    passes = []
    for account_id in account_ids:
        people.join(ground, study_id, account_id, Role.SUPERVISOR)
        person = people.sign_in(ground, httpx.Client, account_id)
        passes.append(Pass(str(account_id), person.client.cookies["cotheme"], person.csrf))
    ground.database.close()
    path = partial("/api/v1/studies/{}/{}".format, study_id)
    url = ["--database-url", str(ground.settings.database_url)]
    with (
        served("serve", ground.settings.data_dir, *url) as one,
        served("serve", ground.settings.data_dir, *url) as other,
    ):
        here, there = (urlsplit(address).port or 0 for address in (one, other))
        ana, ben = Line(here, passes[0]), Line(there, passes[1])
        heard: list[tuple[str, float]] = []

        def listen() -> None:
            for _, event in events(there, passes[1], path("feed"), 1):
                heard.append((event["kind"], time.monotonic()))

        threading.Thread(target=listen, daemon=True).start()
        wait_for(lambda: len(listening(ground)) == 2)
        time.sleep(1)

        said = time.monotonic()
        assert ana.ask("POST", path("objectives"), {"text": "Through one"}).is_done
        wait_for(lambda: len(heard) == 1)
        assert heard[0][1] - said < 1.5, "it was found by looking, not heard"

        # The lines on which they hear break; they come back, and what was missed is told.
        for pid in listening(ground):
            with psycopg.connect(ground.database.plain_url, autocommit=True) as line:
                line.execute("SELECT pg_terminate_backend(%s)", [pid])
        assert ana.ask("POST", path("objectives"), {"text": "In the gap"}).is_done
        wait_for(lambda: len(heard) == 2)

        where = {"transcript_id": str(uuid4())}
        wait_for(lambda: len(listening(ground)) == 2)
        ana.ask("POST", path("presence"), where)
        wait_for(lambda: ben.ask("POST", path("presence"), where).body["items"] != [])
        ana.ask("POST", path("presence"), where | {"here": False})
        wait_for(lambda: ben.ask("POST", path("presence"), where).body["items"] == [])
        began = time.monotonic()
    assert time.monotonic() - began < 6, "an open stream held up the end of a process"

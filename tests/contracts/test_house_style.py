"""What can be counted of the house style: length of files and functions, names, doors into folders."""

import ast
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
WITHOUT_MEANING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "shared"}

# Written by a tool, or one literal table.
LONG_BY_NATURE = {"frontend/src/base/schema.ts", "api/access/policy.py"}

PYTHON = sorted((TOP / "api").rglob("*.py"))
CLIENT = sorted(path for path in (TOP / "frontend/src").rglob("*") if path.suffix in {".ts", ".tsx", ".css"})


def named(path: Path) -> str:
    """Return a path as it is known in the checkout."""
    return path.relative_to(TOP).as_posix()


def functions(path: Path) -> list[tuple[str, int]]:
    """Return every function of a module with its length in lines, its docstring included."""
    found = ast.walk(ast.parse(path.read_text("utf-8")))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (f"{named(path)}:{f.lineno} {f.name}", f.end_lineno - f.lineno + 1)
        for f in found
        if isinstance(f, kinds)
    ]


def test_there_is_something_to_look_at():
    assert len(PYTHON) > 20
    assert len(CLIENT) > 20


def test_no_file_is_longer_than_a_person_reads_at_once():
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in PYTHON + CLIENT}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FILE}

    assert {name: length for name, length in too_long.items() if name not in LONG_BY_NATURE} == {}


def test_no_function_is_longer_than_a_screen():
    too_long = [one for path in PYTHON for one in functions(path) if one[1] > LONGEST_FUNCTION]

    assert too_long == []


def test_every_file_has_a_name_that_says_something():
    meaningless = [
        named(p) for p in PYTHON + CLIENT if WITHOUT_MEANING & {p.stem.lower(), *p.parts[len(TOP.parts) :]}
    ]

    assert meaningless == []


def test_the_client_has_no_barrels():
    barrels = [
        named(path) for path in CLIENT if path.stem == "index" or "export * from" in path.read_text("utf-8")
    ]

    assert barrels == []


@pytest.mark.parametrize("path", [path for path in PYTHON if path.name != "__init__.py"], ids=named)
def test_a_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))

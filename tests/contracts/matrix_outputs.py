"""Attempts at exports: row 58."""

from typing import Any

from tests.contracts.matrix_attempts import attempt
from tests.contracts.matrix_world import Scene
from tests.factories.people import Person

# Exports

CHOICE = {"kind": "codebook", "format": "csv"}
PURPOSE = {"purpose": "For the meeting"}


@attempt(58, "export")
def list_exports(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path("exports"))


@attempt(58, "export")
def preview_an_export(s: Scene, who: Person, _: Person) -> Any:
    s.code()
    return who.post(s.path("exports/preview"), CHOICE)


@attempt(58, "export")
def make_an_export(s: Scene, who: Person, _: Person) -> Any:
    s.code()
    return who.post(s.path("exports"), CHOICE | PURPOSE)


@attempt(58, "export")
def download_an_export(s: Scene, who: Person, _: Person) -> Any:
    s.code()
    made = who.post(s.path("exports"), CHOICE | PURPOSE)
    held = made.json() if made.status_code == 201 else s.made("exports", CHOICE | PURPOSE)
    return who.get(held["download_url"])

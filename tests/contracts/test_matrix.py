"""Role × action: what `domain` 6.1 says, row by row, is what happens, on both engines.

The table is transcribed from the page, never read from the policy. Columns: R researcher, S supervisor,
E expert by experience, A administrator (no member), O somebody with an account and no place in the study.
Y: done (2xx on a real object). own: done on one's own, another's is 404. -: 403. cN: a condition, tried
both ways. Nobody (not signed in) is 401 everywhere. R+ (access to identities) comes with the vault.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from api.access.guards import Work
from api.access.policy import Action
from tests.contracts import (
    matrix_analysis,
    matrix_conditions,
    matrix_fieldwork,
    matrix_involvement,
    matrix_journal,
    matrix_outputs,
    matrix_searching,
    matrix_study,
)
from tests.contracts.matrix_attempts import ATTEMPTS, CONDITIONS, Attempt, Condition
from tests.contracts.matrix_world import Scene
from tests.factories.people import Person

COLUMNS = "RSEAO"
TABLE = """
 1 | Read study facts, objectives, documents list                     | Y   | Y   | c1  | Y   | 404
 2 | Change study settings                                            | -   | Y   | -   | c2  | 404
 3 | Create/deactivate users, set role                                | -   | -   | -   | Y   | 403
 5 | List/read participants (code, pseudonym, bands, status)          | Y   | Y   | -   | -   | 404
 6 | Create/update participant                                        | Y   | -   | -   | -   | 404
 9 | Read consent record (versions, items; no name)                   | Y   | Y   | -   | -   | 404
15 | Schedule/run/update interview                                    | Y   | -   | -   | -   | 404
16 | Read interview metadata, field notes                             | Y   | Y   | -   | -   | 404
24 | Read de-identified approved transcript                           | Y   | Y   | -   | -   | 404
25 | Create/edit/merge codes                                          | Y   | Y   | -   | -   | 404
26 | Create/remove coding segments                                    | Y   | c8  | -   | -   | 404
27 | Remove another coder's segment                                   | -   | -   | -   | -   | 404
28 | Memos, familiarisation notes                                     | Y   | Y   | -   | -   | 404
29 | Reflexive journal                                                | own | c9  | -   | -   | 404
33 | Create/edit themes, evidence, map, comparison cells              | Y   | Y   | -   | -   | 404
34 | Mark theme `final`                                               | -   | Y   | -   | -   | 404
35 | Theme presence counts                                            | Y   | Y   | -   | -   | 404
36 | Propose quote release                                            | Y   | Y   | -   | -   | 404
37 | Approve quote release (not proposer)                             | c12 | Y   | -   | -   | 404
38 | Revoke quote release                                             | Y   | Y   | -   | -   | 404
39 | Create/edit review round, invite                                 | Y   | Y   | -   | -   | 404
40 | Open / publish round                                             | -   | Y   | -   | -   | 404
41 | Read round snapshot                                              | Y   | Y   | c13 | -   | 404
42 | Comment on theme/quote/round                                     | -   | -   | c13 | -   | 403
43 | Enter comment on behalf (paper/phone)                            | Y   | Y   | -   | -   | 404
44 | Read all comments                                                | Y   | Y   | c14 | -   | 404
45 | Edit/retract submitted comment                                   | -   | -   | own | -   | 403
46 | Draft response                                                   | Y   | Y   | -   | -   | 404
47 | Agree/publish response                                           | -   | Y   | -   | -   | 404
48 | Read published responses                                         | Y   | Y   | c13 | -   | 404
58 | Request export (de-identified)                                   | Y   | Y   | -   | -   | 404
64 | Read audit log                                                   | own | Y   | -   | c16 | 404
65 | Verify audit chain                                               | -   | Y   | -   | Y   | 404
66 | Create API token                                                 | Y   | Y   | -   | -   | 403
67 | Own profile, access settings, password                           | own | own | own | own | own
69 | Read coding segments/codebook/themes working view                | Y   | Y   | -   | -   | 404
73 | Flow and recruitment counts                                      | Y   | Y   | -   | -   | 404
76 | Create a study (creator becomes its supervisor)                  | c21 | c21 | -   | Y   | c21
77 | Invite, remove, change role of a study's members                 | -   | Y   | -   | Y   | 404
78 | Preview and import a transcript                                  | Y   | Y   | -   | -   | 404
79 | Read a transcript not yet attested (`sensitive`)                 | c22 | c22 | -   | -   | 404
80 | Attest de-identification (small form)                            | c23 | c23 | -   | -   | 404
81 | Attest consent (small form)                                      | Y   | Y   | -   | -   | 404
82 | Create/edit guides, mark questions in turns                      | Y   | Y   | -   | -   | 404
83 | Define participant attributes, import them from CSV              | Y   | Y   | -   | -   | 404
85 | Undo and redo                                                    | own | own | -   | -   | 404
86 | Read the change feed                                             | Y   | Y   | -   | -   | 404
87 | Save a retrieval; use one shared by another                      | Y   | Y   | -   | -   | 404
"""
#: Rows that come with a later issue, each with the room it waits for. Row 68 is the column of nobody.
NOT_DUE = {
    4: "vault",
    7: "vault",
    8: "vault",
    10: "delegation",
    11: "withdrawal",
    12: "withdrawal",
    13: "withdrawal",
    14: "withdrawal",
    17: "recordings",
    18: "recordings",
    19: "recordings",
    20: "recordings",
    21: "vault",
    22: "workflow",
    23: "workflow",
    30: "blind",
    31: "blind",
    32: "agreement",
    49: "time",
    50: "time",
    51: "profiles",
    52: "impact",
    53: "disclosure",
    54: "disclosure",
    55: "disclosure",
    56: "disclosure",
    57: "incidents",
    59: "leaving",
    60: "leaving",
    61: "checklists",
    62: "DSAR",
    63: "retention",
    70: "search",
    71: "vault",
    72: "governance",
    74: "safety",
    75: "print",
    84: "exchange",
}
#: Operations that anyone may call: nothing of a study is behind them.
PUBLIC = {
    "live",
    "ready",
    "read_entrance",
    "sign_in",
    "enter_demonstration",
    "set_up",
    "use_reset",
    "read_invitation",
    "accept_invitation",
}
ROOMS = (
    matrix_analysis,
    matrix_conditions,
    matrix_fieldwork,
    matrix_involvement,
    matrix_journal,
    matrix_outputs,
    matrix_searching,
    matrix_study,
)


@dataclass(frozen=True)
class Cell:
    """One thing tried for one column of a row, and what is expected of it."""

    tried: Attempt | Condition
    column: str
    expected: str


def rows() -> dict[int, dict[str, str]]:
    """Read the table."""
    found = {}
    for line in TABLE.strip().splitlines():
        number, _, *cells = (part.strip() for part in line.split("|"))
        found[int(number)] = dict(zip(COLUMNS, cells, strict=True))
    return found


def cells_of(row: int) -> list[Cell]:
    """List what is tried for a row: every attempt in every column, and every condition."""
    said = rows()[row]
    found = [
        Cell(tried, column, (said | tried.instead)[column])
        for tried in ATTEMPTS
        if tried.row == row
        for column in COLUMNS
        if not (said | tried.instead)[column].startswith("c")
    ]
    found += [Cell(tried, "N", "401") for tried in ATTEMPTS if tried.row == row]
    return found + [Cell(one, column, "c") for one in CONDITIONS if one.row == row for column in one.columns]


def answers(scene: Scene, cell: Cell) -> list[tuple[int, Any]]:
    """Try a cell; return the status of each answer beside what it should be."""
    assert isinstance(cell.tried, Attempt)
    scene.sharing = cell.expected not in ("Y", "own")
    who = scene.somebody(cell.column)
    if cell.expected == "own":
        another = scene.person(cell.column if cell.column in "RSE" else "R", "Another")
        own, theirs = cell.tried.do(scene, who, who), cell.tried.do(scene, who, another)
        return [(own.status_code // 100 * 100, 200), (theirs.status_code, 404)]
    other = scene.reviewer if cell.tried.row == 45 else scene.researcher
    status = cell.tried.do(scene, who, other if cell.expected != "Y" else who).status_code
    wanted = {"Y": 200, "-": 403}.get(cell.expected) or int(cell.expected)
    return [(status // 100 * 100 if wanted == 200 else status, wanted)]


@pytest.fixture
def scene(ground, study, new_client) -> Scene:
    """A study under `sensitive` in which everything can be made."""
    return Scene(ground, new_client, study.id)


@pytest.mark.parametrize("row", sorted(rows()))
def test_each_role_may_do_what_the_row_says_and_nothing_else(row, scene):
    wrong = []
    for cell in cells_of(row):
        if isinstance(cell.tried, Condition):
            scene.sharing = False
            cell.tried.check(scene, scene.person(cell.column))
            continue
        wrong += [
            f"{cell.tried.name} by {cell.column} ({cell.expected}): {got}"
            for got, wanted in answers(scene, cell)
            if got != wanted
        ]

    assert wrong == []


def test_every_row_is_tried_or_said_to_wait():
    assert set(rows()) | set(NOT_DUE) | {68} == set(range(1, 88))
    assert set(rows()) & set(NOT_DUE) == set()
    for row, said in rows().items():
        tried = {cell.column for cell in cells_of(row)}
        assert tried >= set(COLUMNS), (row, tried)
        conditions = {cell.column for cell in cells_of(row) if isinstance(cell.tried, Condition)}
        assert conditions >= {column for column, cell in said.items() if cell.startswith("c")}, row


def test_so_many_cells_are_tried():
    tried = [cell for row in rows() for cell in cells_of(row)]

    assert len(rows()) == 48
    assert len(ATTEMPTS) == 175
    assert len(tried) == 1066
    assert len({attempt.name for attempt in ATTEMPTS}) == len(ATTEMPTS)


@pytest.fixture
def granted(monkeypatch) -> set[tuple[str, str]]:
    """Note each (action, operation) for which somebody found their seat."""
    found: set[tuple[str, str]] = set()
    seat = Work.seat

    def noting(work: Work, source: Any) -> Any:
        held = seat(work, source)
        found.add((work.action, work.request.scope["endpoint"].__name__))
        return held

    monkeypatch.setattr(Work, "seat", noting)
    return found


def test_every_action_and_every_operation_is_granted_to_somebody(scene, granted, application):
    for attempt in ATTEMPTS:
        said = rows()[attempt.row] | attempt.instead
        column = next((c for c in "SREAO" if said[c] in ("Y", "own")), None)
        if column:
            who = scene.person(column)
            attempt.do(scene, who, who)
    scene.set_policy(second_person_quotes=True, second_person_deidentification=True)
    for one in CONDITIONS:
        one.check(scene, scene.person(one.columns[0]))

    routes = [r.original_route for r in iter_route_contexts(application.app.routes)]
    operations = {r.name for r in routes if isinstance(r, APIRoute)}
    assert operations - {operation for _, operation in granted} == PUBLIC
    open_to_all = {Action.ENTER, Action.SIGN_IN, Action.CHECK_HEALTH}
    assert set(Action) - {action for action, _ in granted} == open_to_all


def test_whoever_is_not_signed_in_finds_nothing_that_tells_what_exists(scene):
    missing, held = (
        scene.path("codes/01900000-0000-7000-8000-000000000000"),
        scene.path(f"codes/{scene.code()}"),
    )
    nobody: Person = scene.nobody()

    bodies = [nobody.get(path).json() | {"request_id": ""} for path in (missing, held)]

    assert bodies[0] == bodies[1]
    assert bodies[0]["status"] == 401

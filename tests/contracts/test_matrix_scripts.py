"""What a script may do: its person's rights within its scopes, minus what asks for a person's judgement."""

import pytest

from tests.contracts.matrix_attempts import ATTEMPTS
from tests.contracts.matrix_world import Scene
from tests.contracts.test_matrix import rows

SCOPES = ("read", "write", "export")
#: `domain` 6.1 below the matrix: no human-judgement acts by a script (those of its rows that are due).
NO_JUDGEMENT = {34, 37, 40, 47}
#: The small forms of rows 23 and 10; `security` 2.3: no token makes tokens, invites or manages accounts.
NOR_THESE = {3, 66, 76, 80, 81}
#: These touch a transcript that nobody has attested, which no script reads (c22): a gate, not the matrix.
BEFORE_THE_GATE = {
    "ask_for_an_attestation",
    "mark_what_a_turn_asks",
    "remove_a_mark",
    "take_suggested_marks",
}


@pytest.fixture
def scene(ground, study, new_client) -> Scene:
    """A study under `sensitive` in which everything can be made."""
    return Scene(ground, new_client, study.id)


def column_of(attempt) -> str | None:
    """Return the role of the team that may do it."""
    said = rows()[attempt.row] | attempt.instead
    return next((column for column in "SR" if said[column] in ("Y", "own")), None)


TRIED = [attempt for attempt in ATTEMPTS if column_of(attempt)]


@pytest.mark.parametrize("row", sorted({attempt.row for attempt in TRIED}))
def test_a_script_does_what_its_scope_and_its_person_allow(row, scene):
    for attempt in (one for one in TRIED if one.row == row):
        person = scene.person(column_of(attempt))
        whole = scene.script(person, *SCOPES)
        got = attempt.do(scene, whole, whole).status_code
        wanted = {409} if attempt.name in BEFORE_THE_GATE else {200, 201, 204} if attempt.scope else {403}
        assert got in wanted, (attempt.name, got)

        scene.sharing = True
        others = [scope for scope in SCOPES if scope != attempt.scope]
        short = attempt.do(scene, scene.script(person, *others), scene.researcher)
        assert short.status_code == 403, (attempt.name, short.status_code)
        scene.sharing = False


def test_what_asks_for_judgement_is_for_no_script():
    for attempt in ATTEMPTS:
        if attempt.row in NO_JUDGEMENT | NOR_THESE:
            assert attempt.scope is None, attempt.name
    assert {attempt.row for attempt in TRIED} >= NO_JUDGEMENT | NOR_THESE - {3, 76}
    assert len(TRIED) == 163

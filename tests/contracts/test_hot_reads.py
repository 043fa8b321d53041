"""What a read writes by hand is what its response model declares: no field more, no needed one missing."""

import json
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter

from tests.contracts.matrix_populated import STREAMS, Populated, paths, populate, routes
from tests.contracts.matrix_world import Scene

#: Answers that are no JSON, or say the same to everybody.
WITHOUT_A_MODEL = {"download_export"} | STREAMS
#: Posts that read.
ASKING = {
    "preview_export": {"kind": "codings", "format": "csv"},
    "search_words": {"query": "me OR asked"},
}


@pytest.fixture
def full(ground, study, new_client) -> Populated:
    """A study with something in every table."""
    return populate(Scene(ground, new_client, study.id))


def differences(declared: Any, said: Any, where: str = "") -> list[str]:
    """List where an answer differs from what its model makes of it."""
    if isinstance(declared, dict) and isinstance(said, dict):
        found = [f"{where}.{name} is declared" for name in declared.keys() - said.keys()]
        found += [f"{where}.{name} is more" for name in said.keys() - declared.keys()]
        for name in declared.keys() & said.keys():
            found += differences(declared[name], said[name], f"{where}.{name}")
        return found
    if isinstance(declared, list) and isinstance(said, list):
        pairs = zip(declared, said, strict=True)
        return [each for one, two in pairs for each in differences(one, two, f"{where}[]")]
    return [] if declared == said else [f"{where} reads another way"]


def misfits(model: Any, text: str) -> list[str]:
    """List how an answer does not fit its model. Raises ValidationError where a needed field is missing."""
    adapter = TypeAdapter(model)
    read = adapter.validate_json(text)
    return differences(json.loads(adapter.dump_json(read, exclude_unset=True)), json.loads(text))


def test_every_read_fits_its_model(full, application):
    wrong, tried, answered = [], 0, set()
    for route in routes(application.app):
        name = route.original_route.name
        if "GET" not in route.methods or name in WITHOUT_A_MODEL:
            continue
        for person in (full.researcher, full.supervisor, full.reviewer, full.admin):
            for path in paths(full.scene, route):
                answer = person.get(path)
                assert answer.status_code in (200, 403, 404, 409), (name, answer.text)
                if answer.status_code != 200:
                    continue
                tried, answered = tried + 1, answered | {name}
                model = route.original_route.response_model
                wrong += [f"{name}{each}" for each in misfits(model, answer.text)]

    if wrong:
        pytest.fail("\n".join(sorted(set(wrong))), pytrace=False)
    reads = {r.original_route.name for r in routes(application.app) if "GET" in r.methods}
    assert reads - answered == WITHOUT_A_MODEL
    assert tried > 150


def test_posts_that_read_fit_their_models(full, application):
    by_name = {r.original_route.name: r.original_route for r in routes(application.app)}

    for name, body in ASKING.items():
        answer = full.researcher.post(by_name[name].path.format(study_id=full.scene.study_id), body)
        assert answer.status_code == 200, answer.text
        assert misfits(by_name[name].response_model, answer.text) == []


class Inner(BaseModel):
    """A model to try the comparison on."""

    model_config = ConfigDict(extra="ignore")
    n: int
    word: str = "x"


class Outer(BaseModel):
    """A model to try the comparison on."""

    items: list[Inner]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"items": [{"n": 1, "word": "a"}]}', []),
        ('{"items": [{"n": 1}]}', []),
        ('{"items": [{"n": "1"}]}', [".items[].n reads another way"]),
        ('{"items": [{"n": 1, "word": "a", "more": 2}]}', [".items[].more is more"]),
        ('{"items": [], "count": 0}', [".count is more"]),
    ],
)
def test_a_field_more_or_read_another_way_is_found(text, found):
    assert misfits(Outer, text) == found

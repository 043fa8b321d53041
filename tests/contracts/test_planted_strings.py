"""One string planted in every column of the register: it reaches whom it may, and nobody else."""

import json
import logging
import re
from typing import Any

import pytest

from api.base.register import REGISTER
from tests.contracts.matrix_planting import plant, planted_answer, word_of
from tests.contracts.matrix_populated import STREAMS, Populated, ids, paths, populate, routes
from tests.contracts.matrix_world import Scene

#: Columns that no operation shows to the team as they stand, and why.
NOT_SHOWN_TO_THE_TEAM = {
    ("code", "label_key"): "keeps labels apart, never shown",
    ("note", "search_key"): "finds notes by their words, never shown",
    ("step", "before"): "what undo puts back into codings and codes",
    ("step", "after"): "what redo puts back into codings and codes",
}
#: Columns that reviewers may meet and that no operation shows them as they stand, and why.
NOT_SHOWN_TO_REVIEWERS = {
    ("participant_group", "reviewer_label"): "copied into the snapshot when the round opens",
}
EXPORTS = tuple(
    {"kind": kind, "format": "csv", "purpose": "For the meeting"} for kind in ("codings", "codebook")
)
PLANTED = re.compile(r"zq(\d{3})qz")


@pytest.fixture
def full(ground, study, new_client) -> Populated:
    """A full study with the strings planted in it."""
    people = populate(Scene(ground, new_client, study.id))
    assert plant(people) > len(REGISTER)
    return people


def met(answer: Any) -> set[int]:
    """Return the columns whose strings stand in an answer: its body and its headers."""
    text = answer.text + json.dumps(dict(answer.headers))
    return {int(n) for n in PLANTED.findall(text)}


def named(numbers: set[int]) -> set[tuple[str, str]]:
    """Return the columns by name."""
    return {(REGISTER[n].table, REGISTER[n].column) for n in numbers}


def crawl(full: Populated, app: Any, who: Any) -> set[int]:
    """Ask every GET with every id."""
    found: set[int] = set()
    for route in routes(app):
        if "GET" in route.methods and route.original_route.name not in STREAMS:
            for path in paths(full.scene, route):
                answer = who.get(path)
                assert answer.status_code < 500, path
                found |= met(answer)
    return found


def a_body(schema: dict[str, Any], document: dict[str, Any], full: Populated) -> Any:
    """Make the smallest body that a schema takes, with ids that stand."""
    if "$ref" in schema:
        return a_body(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document, full)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return a_body(schema[several][0], document, full)
    if "enum" in schema or "const" in schema:
        return schema.get("const") or schema["enum"][0]
    if schema.get("type") == "object":
        needed = schema.get("required", [])
        return {k: _field(k, v, document, full) for k, v in schema["properties"].items() if k in needed}
    if schema.get("type") == "array":
        return [a_body(schema["items"], document, full)] * schema.get("minItems", 0)
    return {"integer": 1, "number": 1, "boolean": True}.get(schema.get("type", ""), "Some words here")


def _field(name: str, schema: dict[str, Any], document: dict[str, Any], full: Populated) -> Any:
    if schema.get("format") == "uuid":
        return (
            next(iter(ids(full.scene, name)), None)
            if name in ("code_id", "coding_id", "transcript_id")
            else str(full.scene.study_id)
        )
    return "2026-01-01" if schema.get("format") == "date" else a_body(schema, document, full)


def provoke(full: Populated, app: Any, who: Any) -> tuple[set[int], int]:
    """Send every other method with every id and a body that fits; say what was met, how much was sent."""
    document = app.openapi()
    found, sent = set(), 0
    for route in routes(app):
        for method in route.methods - {"GET", "HEAD"}:
            if route.original_route.name == "sign_out":
                continue
            operation = document["paths"][route.path][method.lower()]
            content = operation.get("requestBody", {}).get("content", {})
            more: dict[str, Any] = {"headers": {"If-Match": '"1"'}}
            if "application/json" in content:
                more["json"] = a_body(content["application/json"]["schema"], document, full)
            elif content:
                more |= {"files": {"file": ("a.txt", b"A: hello")}, "data": {"options": "{}"}}
            for path in paths(full.scene, route)[:40]:
                answer = who.request(method, path, **more)
                assert answer.status_code < 500, (method, path)
                found, sent = found | met(answer), sent + 1
    return found, sent


def test_every_string_reaches_whom_it_may_and_nobody_else(full, application):
    app = application.app
    team = crawl(full, app, full.researcher) | crawl(full, app, full.supervisor)
    for body in EXPORTS:
        team |= met(full.researcher.post(full.scene.path("exports/preview"), {**body} | {"purpose": "x"}))
        made = full.researcher.post(full.scene.path("exports"), body)
        team |= met(full.researcher.get(made.json()["download_url"]))
    word, said = planted_answer(full)
    assert word in said.text
    team |= met(said)

    reviewer = crawl(full, app, full.reviewer)
    provoked, sent = provoke(full, app, full.reviewer)

    may_meet = {(h.table, h.column) for h in REGISTER if "reviewer" in h.meets}
    assert named(reviewer | provoked) - may_meet == set()
    assert may_meet - named(reviewer) == set(NOT_SHOWN_TO_REVIEWERS)
    assert {(h.table, h.column) for h in REGISTER} - named(team) == set(NOT_SHOWN_TO_THE_TEAM)
    assert sent > 100


def test_an_outsider_and_nobody_meet_nothing(full, application):
    outsider, nobody = full.scene.person("O"), full.scene.nobody()

    assert crawl(full, application.app, outsider) == set()
    assert crawl(full, application.app, nobody) == set()


def test_no_string_reaches_a_log(full, application, caplog):
    caplog.set_level(logging.DEBUG)

    crawl(full, application.app, full.supervisor)
    provoke(full, application.app, full.reviewer)

    kept = [record for record in caplog.records if PLANTED.search(_whole(record))]
    assert kept == []
    assert all(word_of(held) not in caplog.text for held in REGISTER)


def _whole(record: logging.LogRecord) -> str:
    return logging.Formatter().format(record) + repr(record.args) + repr(record.__dict__.get("scope", ""))


ECHO = "zq999qz"


def bad_requests(path: str) -> list[tuple[str, str, dict[str, Any]]]:
    """List requests that carry the string where it does not belong."""
    as_json = {"Content-Type": "application/json"}
    return [
        ("POST", f"{path}/codes", {"json": {"label": 7, ECHO: "x"}}),
        ("POST", f"{path}/codes", {"json": {"label": "x", "kind": ECHO}}),
        ("POST", f"{path}/codes", {"json": {"label": "x", "parent_id": ECHO}}),
        ("POST", f"{path}/codes", {"content": f'{{"label": "{ECHO}"', "headers": as_json}),
        ("POST", f"{path}/codes", {"content": f'{{"{ECHO}": 1, "{ECHO}": 2}}', "headers": as_json}),
        ("POST", f"{path}/codings", {"json": {"start": ECHO, "end": 1}}),
        ("POST", f"{path}/codings/bulk", {"json": {"items": [{ECHO: [ECHO]}]}}),
        ("PATCH", f"{path}/policy", {"json": {"switches": {ECHO: True}, "reason": ECHO}}),
        ("GET", f"{path}/transcripts/{ECHO}", {}),
        ("GET", f"{path}/transcripts?cursor={ECHO}", {}),
        ("GET", f"{path}/transcripts?limit={ECHO}", {}),
        ("GET", f"/api/v1/{ECHO}", {}),
        (ECHO, f"{path}/codes", {}),
        ("PATCH", path, {"json": {}, "headers": {"If-Match": ECHO}}),
        ("POST", f"{path}/codes", {"json": {"label": "x"}, "headers": {"Idempotency-Key": ECHO * 20}}),
        (
            "POST",
            f"{path}/transcripts",
            {"files": {"file": (f"{ECHO}.exe", b"MZ\0\0")}, "data": {"options": ECHO}},
        ),
        ("POST", f"{path}/transcripts", {"files": {"file": (ECHO, b"")}, "data": {"options": "{}"}}),
        ("POST", "/api/v1/auth/login", {"json": {"email": ECHO, "password": ECHO}}),
        ("POST", "/api/v1/auth/login", {"json": {"email": f"{ECHO}@example.org", "password": ECHO}}),
        ("POST", "/api/v1/auth/resets", {"json": {"token": ECHO * 9, "password": f"{ECHO} a long one"}}),
    ]


def test_what_was_sent_comes_back_neither_in_a_refusal_nor_in_a_log(as_supervisor, study, new_client, caplog):
    caplog.set_level(logging.DEBUG)

    for method, path, more in bad_requests(study.path()):
        answer = as_supervisor.request(method, path, **more)
        assert 400 <= answer.status_code < 500, (method, path, answer.text)
        assert ECHO not in answer.text + json.dumps(dict(answer.headers)), (method, path)
        assert answer.headers["content-type"] == "application/problem+json"
    for header in ({"Authorization": f"Bearer {ECHO}"}, {"Cookie": f"cotheme={ECHO}"}):
        answer = new_client().get(study.path(), headers=header)
        assert answer.status_code == 401
        assert ECHO not in answer.text + json.dumps(dict(answer.headers))

    ours = [r for r in caplog.records if r.name.split(".")[0] not in ("httpx", "httpx2", "httpcore")]
    assert [r for r in ours if ECHO in _whole(r)] == []

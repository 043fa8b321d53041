"""The exported OpenAPI document is the one that the code gives, and says what callers need."""

import json
from pathlib import Path

import pytest

from api.cli import openapi_document

EXPORTED = Path(__file__).parents[2] / "frontend" / "openapi.json"


@pytest.fixture(scope="module")
def document():
    return openapi_document()


def test_the_exported_document_is_current(document):
    assert json.loads(EXPORTED.read_text("utf-8")) == document, "run: make openapi"


def test_every_operation_has_a_summary_and_a_description(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation.get("summary"), (method, path)
            assert operation.get("description"), (method, path)


def test_every_body_that_is_sent_refuses_unknown_fields(document):
    sent = set()
    for methods in document["paths"].values():
        for operation in methods.values():
            content = operation.get("requestBody", {}).get("content", {})
            schema = content.get("application/json", {}).get("schema", {})
            if "$ref" in schema:
                sent.add(schema["$ref"].rpartition("/")[2])

    assert len(sent) > 20
    for name in sorted(sent):
        assert document["components"]["schemas"][name].get("additionalProperties") is False, name


def test_every_body_has_a_name_of_its_own(document):
    twins = [name for name in document["components"]["schemas"] if "__" in name]

    assert twins == [], "two schemas share a name"


def test_no_answer_of_the_review_room_names_what_reviewers_must_not_meet(document):
    forbidden = ("participant", "pseudonym", "study_code", "transcript", "coding", "sub_role", "happened")
    for path, methods in document["paths"].items():
        if not path.startswith("/api/v1/review/"):
            continue
        for operation in methods.values():
            names = fields_of(document, operation["responses"])
            assert not [n for n in names if any(word in n for word in forbidden)], path


def fields_of(document, part, seen=None):
    """Return the names of all properties that a part of the document reaches."""
    seen = set() if seen is None else seen
    if isinstance(part, list):
        return set().union(*(fields_of(document, one, seen) for one in part)) if part else set()
    if not isinstance(part, dict):
        return set()
    ref = part.get("$ref", "").rpartition("/")[2]
    if ref and ref not in seen:
        seen.add(ref)
        return fields_of(document, document["components"]["schemas"][ref], seen)
    names = set(part.get("properties", {}))
    return names.union(*(fields_of(document, one, seen) for one in part.values()))

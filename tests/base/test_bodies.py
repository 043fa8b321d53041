"""What the service takes as JSON, how it refuses the rest, and what every answer carries."""

import json

import pytest

from api.app import JSON_LIMIT

PROBLEM = "application/problem+json"
AS_JSON = "application/json"
SECRET = "zq777qz"
BAD = {
    "NaN": f'{{"label": "{SECRET}", "position": NaN}}',
    "Infinity": f'{{"label": "{SECRET}", "position": Infinity}}',
    "-Infinity": f'{{"label": "{SECRET}", "position": -Infinity}}',
    "1e999": f'{{"label": "{SECRET}", "position": 1e999}}',
    "a key twice": f'{{"label": "{SECRET}", "label": "b"}}',
    "a key twice inside": f'{{"label": "{SECRET}", "x": {{"a": 1, "a": 2}}}}',
    "a NUL": f'{{"label": "{SECRET}\\u0000"}}',
    "a NUL in a key": f'{{"{SECRET}\\u0000": 1}}',
    "a lone surrogate": f'{{"label": "{SECRET}\\ud800"}}',
    "a lone low surrogate": f'{{"label": "{SECRET}\\udc00"}}',
    "a raw control character": f'{{"label": "{SECRET}\n"}}',
    "too deep": '{"x": ' + "[" * 60 + "]" * 60 + "}",
    "deep enough to break a reader": "[" * 100_000,
    "5,000 digits": f'{{"label": "{SECRET}", "position": ' + "9" * 5000 + "}",
    "a number beyond both engines": f'{{"label": "{SECRET}", "position": 99999999999999999}}',
    "a BOM": b"\xef\xbb\xbf" + f'{{"label": "{SECRET}"}}'.encode(),
    "UTF-16": f'{{"label": "{SECRET}"}}'.encode("utf-16"),
    "UTF-32": f'{{"label": "{SECRET}"}}'.encode("utf-32"),
    "bytes that are no UTF-8": b'{"label": "\xff\xfe"}',
    "a cut body": f'{{"label": "{SECRET}',
    "nothing": "",
    "a list": f'["{SECRET}"]',
    "a word": f'"{SECRET}"',
    "null": "null",
    "single quotes": f"{{'label': '{SECRET}'}}",
    "a comment": f'{{"label": "{SECRET}" /* x */}}',
    "a trailing comma": f'{{"label": "{SECRET}",}}',
    "two bodies": f'{{"label": "{SECRET}"}}{{}}',
    "a field nobody knows": f'{{"label": "{SECRET}", "study_id": "x"}}',
    "a number for a word": '{"label": 7}',
    "a word for a truth": f'{{"label": "{SECRET}", "retired": "yes"}}',
}
WRONG_TYPES = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "application/xml",
    "",
]


def send(person, study, body, kind=AS_JSON):
    content = body.encode() if isinstance(body, str) else body
    return person.post(study.path("codes"), content=content, headers={"Content-Type": kind})


def refused(answer):
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == PROBLEM
    assert {"type", "title", "status", "detail", "code", "request_id"} <= set(answer.json())
    assert SECRET not in answer.text
    return answer


def test_no_broken_body_is_taken_or_repeated(as_researcher, study):
    for name, body in BAD.items():
        answer = refused(send(as_researcher, study, body))
        assert answer.status_code in (400, 422), name

    assert as_researcher.get(study.path("codes")).json()["items"] == []


def test_a_body_of_another_type_is_not_read(as_researcher, study):
    for kind in WRONG_TYPES:
        refused(send(as_researcher, study, json.dumps({"label": SECRET}), kind))

    assert as_researcher.get(study.path("codes")).json()["items"] == []
    assert send(as_researcher, study, '{"label": "x"}', "application/json; charset=utf-8").status_code == 201


@pytest.mark.parametrize("more", [1, 500_000])
def test_too_large_a_body_is_a_problem_document(as_researcher, study, more):
    answer = refused(send(as_researcher, study, b" " * (JSON_LIMIT + more)))

    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_too_large_a_body_without_a_declared_length_too(as_researcher, study):
    def pieces():
        for _ in range(JSON_LIMIT // 100_000 + 2):
            yield b" " * 100_000

    headers = {"Content-Type": AS_JSON}
    answer = refused(as_researcher.post(study.path("codes"), content=pieces(), headers=headers))

    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "vary": "Cookie, Authorization",
}


def test_every_answer_carries_its_headers(as_researcher, as_reviewer, as_nobody, study):
    answers = {
        200: as_researcher.get(study.path("codes")),
        201: as_researcher.post(study.path("codes"), {"label": "x"}),
        401: as_nobody.get(study.path("codes")),
        403: as_reviewer.get(study.path("codes")),
        404: as_researcher.get("/api/v1/nothing"),
        405: as_researcher.delete(study.path("codes")),
        409: as_researcher.post(study.path("redo")),
        412: as_researcher.patch(study.path(f"participants/{study.id}"), {}, headers={"If-Match": "x"}),
        413: send(as_researcher, study, b" " * (JSON_LIMIT + 1)),
        422: send(as_researcher, study, "{}"),
        428: as_researcher.patch(study.path(f"participants/{study.id}"), {}),
    }

    for status, answer in answers.items():
        assert answer.status_code == status, answer.text
        assert {k: answer.headers.get(k) for k in EVERYWHERE} == EVERYWHERE, status
        assert len(answer.headers["x-request-id"]) == 16
        assert "access-control-allow-origin" not in answer.headers
        if status >= 400:
            assert answer.headers["content-type"] == PROBLEM
            assert answer.json()["request_id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "FOO", "DELETE", "PUT", "OPTIONS"])
def test_a_method_that_nobody_offers_is_refused(as_researcher, study, method):
    answer = as_researcher.request(method, study.path("codes"))

    assert answer.status_code == 405
    assert answer.headers["content-type"] == PROBLEM
    assert "access-control-allow-methods" not in answer.headers


def test_a_head_is_no_way_round_the_guard(as_nobody, as_reviewer, study):
    for person in (as_nobody, as_reviewer):
        assert person.request("HEAD", study.path("codes")).status_code in (401, 403, 405)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "", "localhost.evil"]
)
def test_a_name_that_is_not_ours_is_not_answered(as_nobody, host):
    answer = as_nobody.get("/livez", headers={"Host": host})

    assert (answer.status_code, answer.json()["code"]) == (400, "host_unknown")
    assert answer.headers["content-type"] == PROBLEM
    if host:
        assert host not in answer.text
    assert as_nobody.get("/livez", headers={"Host": "localhost:8000"}).status_code == 200


# Answers once said (Idempotency-Key)

KEY = {"Idempotency-Key": "one-key-0001"}


def add(person, study, label="A code", headers=KEY):
    return person.post(study.path("codes"), {"label": label}, headers=headers)


def test_the_same_request_under_one_key_is_done_once(as_researcher, study):
    first, second = add(as_researcher, study), add(as_researcher, study)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert first.headers["etag"] == second.headers["etag"]
    assert len(as_researcher.get(study.path("codes")).json()["items"]) == 1


def test_another_request_under_a_used_key_is_refused(as_researcher, study, open_study):
    add(as_researcher, study)

    for again in (add(as_researcher, study, "Another"), add(as_researcher, open_study)):
        assert (again.status_code, again.json()["code"]) == (422, "idempotency_key_reused")


def test_two_people_may_use_the_same_key(as_researcher, as_supervisor, study):
    assert add(as_researcher, study, "Mine").json()["label"] == "Mine"
    assert add(as_supervisor, study, "Yours").json()["label"] == "Yours"


def test_a_refused_request_leaves_its_key_free(as_researcher, study):
    add(as_researcher, study, "Taken", {})
    assert add(as_researcher, study, "Taken").status_code == 409

    assert add(as_researcher, study, "Free").status_code == 201


def test_an_answer_once_said_is_not_for_whoever_left_since(as_researcher, as_supervisor, study):
    add(as_researcher, study)
    as_supervisor.delete(study.path(f"members/{as_researcher.account_id}"))

    assert add(as_researcher, study).status_code == 404


@pytest.mark.parametrize("key", ["short", "x" * 65, "", "tab\there12"])
def test_a_key_has_a_form(as_researcher, study, key):
    answer = add(as_researcher, study, headers={"Idempotency-Key": key})

    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_invalid")

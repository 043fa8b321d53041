"""The client for scripts reads, pages, changes and imports, and says in one error what was refused."""

import httpx
import pytest

from api.access.roles import Role
from api.client.session import Refused, StudySession
from tests.factories import people
from tests.factories.analysis import make_code, make_codings, make_transcript


@pytest.fixture
def script(ground, world, open_study, as_researcher):
    token = people.make_token(ground, open_study.id, as_researcher.account_id, "read", "write")
    transport = Through(world.new_client())
    with StudySession("http://127.0.0.1:8000", str(open_study.id), token, transport) as session:
        yield session


class Through(httpx.BaseTransport):
    """Carries the script's requests to the application under test."""

    def __init__(self, client):
        self.client = client

    def handle_request(self, request):
        answer = self.client.request(
            request.method, str(request.url), content=request.read(), headers=dict(request.headers)
        )
        return httpx.Response(answer.status_code, headers=dict(answer.headers), content=answer.content)


def test_a_script_pages_through_a_long_list(script, ground, open_study, as_researcher):
    transcript, code = make_transcript(ground, open_study.id), make_code(ground, open_study.id, "Being heard")
    make_codings(ground, open_study.id, [transcript], [code], as_researcher.account_id, 23)

    found = list(script.pages(f"codes/{code}/codings", limit=5))

    assert len(found) == len({segment["id"] for segment in found}) == 23


def test_a_script_changes_what_it_has_read(script):
    code = script.post("codes", {"label": "Being heard"})

    changed = script.patch(f"codes/{code['id']}", {"definition": "Asked first."}, code["version"])

    assert changed["definition"] == "Asked first."
    with pytest.raises(Refused) as refused:
        script.patch(f"codes/{code['id']}", {"definition": "Late."}, code["version"])
    assert refused.value.status == 412


def test_the_same_key_does_it_once(script):
    first = script.post("codes", {"label": "Being heard"}, key="made-by-my-script")
    again = script.post("codes", {"label": "Being heard"}, key="made-by-my-script")

    assert first == again
    assert len(script.get("codes")["items"]) == 1


def test_a_script_imports_a_transcript(script, tmp_path):
    file = tmp_path / "su-01.txt"
    said = "Interviewer: How was it?\n\nP: It was all right.\n\nInterviewer: Only that?\n\nP: Yes.\n"
    file.write_text(said, "utf-8")

    seen = script.preview(file)
    made = script.import_transcript(file, title="SU-01")

    assert [s["label"] for s in seen["speakers"]] == ["Interviewer", "P"]
    assert script.get(f"transcripts/{made['id']}")["title"] == "SU-01"


def test_a_refusal_says_what_to_correct(script):
    with pytest.raises(Refused) as refused:
        script.post("codes", {"label": ""})

    assert refused.value.code == "fields_invalid"
    assert refused.value.fields[0]["path"] == "label"


def test_a_script_does_not_do_what_asks_for_a_person(ground, world, open_study, sign_in_as):
    supervisor = sign_in_as("Sue", Role.SUPERVISOR, open_study)
    token = people.make_token(ground, open_study.id, supervisor.account_id, "read", "write", "export")
    with (
        StudySession(
            "http://127.0.0.1:8000", str(open_study.id), token, Through(world.new_client())
        ) as script,
        pytest.raises(Refused) as refused,
    ):
        script.post("members/invitations", {"email": "a@example.org", "role": "researcher"})

    assert refused.value.code == "token_scope"

"""A study with coded passages, and makers of exports."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from api.analysis.coding.models import Coding
from api.base.ground import Ground
from tests.factories.analysis import Made, make_code, make_transcript
from tests.factories.involvement import make_consent
from tests.factories.people import Person
from tests.factories.transcripts import make_participant

TURNS = (
    ("I", "Can you take me back to the first meeting?"),
    ("P", "She asked me what they had got wrong about me. Nobody ever asked me that."),
    ("I", "What did that change?"),
    ("P", "=I stopped looking at the door. \U0001f642 It was a cafe\u0301, really."),
)


@dataclass(frozen=True)
class Coded:
    """A study with one transcript, a code under a code, and codings on it."""

    participant_id: UUID
    transcript: Made
    parent_id: UUID
    code_id: UUID


@pytest.fixture
def code_words(ground: Ground, as_researcher: Person) -> Callable[..., UUID]:
    """Return a maker of codings: code_words(study_id, transcript, words, code_id, …)."""

    def make(study_id: UUID, made: Made, words: str, code_id: UUID, **more: Any) -> UUID:
        start, end = made.find(words)
        said = {"coder_id": as_researcher.account_id, "quote": words} | more
        place = {"transcript_id": made.id, "version_id": made.version_id, "start": start, "end": end}
        with ground.database.change() as session:
            row = Coding(study_id=study_id, code_id=code_id, **place, **said)
            session.add(row)
            session.flush()
            return row.id

    return make


@pytest.fixture
def coded(ground: Ground, study, code_words) -> Coded:
    """A transcript whose speaker consented, with three codings: one of them memoed, one across turns."""
    person = make_participant(ground, study.id, "SU-01", "Robin")
    make_consent(ground, study.id, person)
    made = make_transcript(ground, study.id, TURNS, title="First interview", participant_id=person)
    parent = make_code(ground, study.id, "Power")
    code = make_code(ground, study.id, "Being heard", parent)
    code_words(study.id, made, "Nobody ever asked me that.", code, memo="@risk: strong")
    code_words(study.id, made, "=I stopped looking at the door. \U0001f642 It was a cafe\u0301", code)
    code_words(study.id, made, "asked me that.\nWhat did that change?\n=I stopped", parent)
    return Coded(person, made, parent, code)


@pytest.fixture
def export() -> Callable[..., Any]:
    """Return a maker of exports: export(person, study, "codings", "csv", …) returns the answer."""

    def make(person: Any, study: Any, kind: str, form: str, **options: Any) -> Any:
        purpose = options.pop("purpose", "For the analysis meeting")
        body = {"kind": kind, "format": form, "purpose": purpose, "options": options}
        return person.post(study.path("exports"), body)

    return make


@pytest.fixture
def taken(export) -> Callable[..., bytes]:
    """Return a maker that makes an export and downloads it."""

    def take(person: Any, study: Any, kind: str, form: str, **options: Any) -> bytes:
        made = export(person, study, kind, form, **options)
        assert made.status_code == 201, made.text
        answer = person.get(made.json()["download_url"])
        assert answer.status_code == 200, answer.text
        return bytes(answer.content)

    return take

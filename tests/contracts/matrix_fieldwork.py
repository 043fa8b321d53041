"""Attempts at fieldwork: rows 5, 6, 9, 15, 16, 73, 81 to 83."""

from typing import Any

from tests.contracts.matrix_attempts import attempt
from tests.contracts.matrix_world import Scene
from tests.factories.people import Person

CONSENT = {"document_version": "PIS 1.1", "consented_on": "2026-03-01"}
TALK = "Interviewer: How did you first hear about joint casework?\n\nP: My officer told me.\n"


@attempt(5, "read")
def list_participants(s: Scene, who: Person, _: Person) -> Any:
    s.participant()
    return who.get(s.path("participants"))


@attempt(5, "read")
def read_a_participant(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"participants/{s.participant()}"))


@attempt(6, "write")
def add_a_participant(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("participants"), {"group_id": s.group()["id"]})


@attempt(6, "write")
def have_a_study_code_suggested(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"participants/next-code?group_id={s.group()['id']}"))


@attempt(6, "write")
def change_a_participant(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(s.path(f"participants/{s.participant()}"), {"pseudonym": "Heron"}, version=1)


@attempt(9, "read")
def read_consents(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"participants/{s.participant(consented=True)}/consents"))


@attempt(15, "write")
def add_an_interview(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("interviews"), {"participant_ids": [str(s.participant())]})


@attempt(15, "write")
def change_an_interview(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(s.path(f"interviews/{s.interview()}"), {"site": "Site A"}, version=1)


@attempt(16, "read")
def list_interviews(s: Scene, who: Person, _: Person) -> Any:
    s.interview()
    return who.get(s.path("interviews"))


@attempt(16, "read")
def read_an_interview(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"interviews/{s.interview()}"))


@attempt(16, "read")
def list_guides(s: Scene, who: Person, _: Person) -> Any:
    s.guide()
    return who.get(s.path("guides"))


@attempt(16, "read")
def read_a_guide(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"guides/{s.guide()[0]}"))


@attempt(73, "read")
def read_the_counts_of_recruitment(s: Scene, who: Person, _: Person) -> Any:
    s.participant(consented=True)
    return who.get(s.path("home"))


@attempt(73, "read")
def say_that_home_was_seen(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("home/seen"), {"seq": 1})


@attempt(81, None)
def attest_consent(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path(f"participants/{s.participant()}/consents"), CONSENT)


@attempt(81, None)
def end_a_consent(s: Scene, who: Person, _: Person) -> Any:
    person = s.participant()
    path = s.path(f"participants/{person}/consents/{s.consent(person)}/end")
    return who.post(path, {"ended_on": "2026-04-01"}, headers={"If-Match": '"1"'})


@attempt(82, "write")
def add_a_guide(s: Scene, who: Person, _: Person) -> Any:
    body = {"title": f"Guide {next(s.n)}", "questions": [{"text": "What happened first?"}]}
    return who.post(s.path("guides"), body)


@attempt(82, "write")
def change_a_guide(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(s.path(f"guides/{s.guide()[0]}"), {"title": f"Guide {next(s.n)}"}, version=1)


def an_asked_turn(s: Scene, by: Person) -> tuple[str, str]:
    """Import a transcript of an interview with a guide; return its path and the question's id."""
    guide_id, questions = s.guide()
    held = s.interview(guide_id=guide_id)
    made = s.imported(by, data=TALK, interview_id=str(held))
    return s.path(f"transcripts/{made['id']}"), str(questions[0])


@attempt(82, "write")
def mark_what_a_turn_asks(s: Scene, who: Person, owner: Person) -> Any:
    path, question = an_asked_turn(s, owner)
    return who.put(f"{path}/turns/1/question", {"question_id": question})


@attempt(82, "write")
def remove_a_mark(s: Scene, who: Person, owner: Person) -> Any:
    path, question = an_asked_turn(s, owner)
    owner.put(f"{path}/turns/1/question", {"question_id": question})
    return who.delete(f"{path}/turns/1/question")


@attempt(82, "write")
def take_suggested_marks(s: Scene, who: Person, owner: Person) -> Any:
    path, question = an_asked_turn(s, owner)
    body = {"items": [{"turn_n": 1, "question_id": question}]}
    return who.post(f"{path}/question-suggestions/accept", body)


@attempt(83, "read")
def list_attributes(s: Scene, who: Person, _: Person) -> Any:
    s.attribute()
    return who.get(s.path("attributes"))


@attempt(83, "write")
def define_an_attribute(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("attributes"), {"name": f"Attribute {next(s.n)}"})


@attempt(83, "write")
def change_an_attribute(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(s.path(f"attributes/{s.attribute()['id']}"), {"position": 3}, version=1)


@attempt(83, "write")
def remove_an_attribute(s: Scene, who: Person, _: Person) -> Any:
    return who.delete(s.path(f"attributes/{s.attribute()['id']}"), version=1)


@attempt(83, "write")
def import_participants_from_a_table(s: Scene, who: Person, _: Person) -> Any:
    table = f"study_code,pseudonym,group\nSU-{next(s.n):02},Heron {next(s.n)},SU\n"
    files = {"file": ("people.csv", table.encode(), "text/csv")}
    return who.post(s.path("participants/import"), files=files, data={"dry_run": "false"})

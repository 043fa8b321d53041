"""What a study opens with: each part as the operation of its own answers it, and never out of date."""

from tests.factories.analysis import make_code, make_transcript

PARTS = {"study": "", "members": "members", "codes": "codes", "transcripts": "transcripts?limit=200"}


def own_answers(person, study):
    return {
        part: person.get(study.path(path) if path else study.path()).json() for part, path in PARTS.items()
    }


def test_each_part_is_what_its_own_operation_answers(ground, study, as_researcher):
    make_code(ground, study.id, "Being heard")
    make_transcript(ground, study.id, (("P", "I was heard."),))

    opening = as_researcher.get(study.path("opening"))

    assert opening.status_code == 200, opening.text
    assert opening.json() == own_answers(as_researcher, study)
    assert opening.json()["codes"]["items"][0]["label"] == "Being heard"


def test_it_is_never_older_than_the_last_change(study, as_researcher, as_supervisor):
    as_supervisor.get(study.path("opening"))
    made = as_researcher.post(study.path("codes"), {"label": "Waiting"}).json()
    read = [code["id"] for code in as_supervisor.get(study.path("opening")).json()["codes"]["items"]]
    assert read == [made["id"]]

    as_researcher.patch(study.path(f"codes/{made['id']}"), {"label": "Waiting long"}, version=1)
    after = as_supervisor.get(study.path("opening")).json()["codes"]["items"]
    assert [code["label"] for code in after] == ["Waiting long"]

    as_researcher.post(study.path("undo"), {})
    after = as_supervisor.get(study.path("opening")).json()["codes"]["items"]
    assert [code["label"] for code in after] == ["Waiting"]


def test_reviewers_do_not_open_it(study, as_reviewer):
    assert as_reviewer.get(study.path("opening")).status_code == 403

"""The codebook: a tree whose labels are unique among codes in use."""

import pytest

from api.analysis.codebook import tree


@pytest.fixture
def create(as_researcher, open_study):
    def make(label, **more):
        answer = as_researcher.post(open_study.path("codes"), {"label": label, **more})
        assert answer.status_code == 201, answer.text
        return answer.json()

    return make


def labels(person, study):
    return [code["label"] for code in person.get(study.path("codes")).json()["items"]]


def test_codes_are_read_parents_before_children(as_researcher, open_study, create):
    a = create("A")
    create("B")
    create("A1", parent_id=a["id"])
    create("A2", parent_id=a["id"])

    assert labels(as_researcher, open_study) == ["A", "A1", "A2", "B"]


def test_siblings_look_different(create):
    looks = [(c["colour"], c["pattern"]) for c in (create(f"Code {n}") for n in range(10))]

    assert len(set(looks)) == 10
    assert [colour for colour, _ in looks[:8]] == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("label", ["Being heard", "being  HEARD", " Being heard "])
def test_a_label_is_unique_among_codes_in_use(as_researcher, open_study, create, label):
    first = create("Being heard")

    refused = as_researcher.post(open_study.path("codes"), {"label": label})

    assert refused.status_code == 409
    assert refused.json()["code_id"] == first["id"]


def test_a_retired_code_frees_its_label_and_comes_back_only_while_it_is_free(
    as_researcher, open_study, create
):
    first = create("Being heard")
    as_researcher.post(open_study.path(f"codes/{first['id']}/retire"), headers={"If-Match": '"1"'})
    create("Being heard")

    back = as_researcher.post(open_study.path(f"codes/{first['id']}/restore"), headers={"If-Match": '"2"'})

    assert back.status_code == 409
    assert back.json()["code"] == "label_taken"


def test_a_code_moves_to_a_place_under_another(as_researcher, open_study, create):
    a, b, c = create("A"), create("B"), create("C")
    create("A1", parent_id=a["id"])

    for code, position in ((c, 0), (b, 1)):
        moved = as_researcher.post(
            open_study.path(f"codes/{code['id']}/move"),
            {"parent_id": a["id"], "position": position},
            headers={"If-Match": '"1"'},
        )
        assert moved.status_code == 200

    assert labels(as_researcher, open_study) == ["A", "C", "B", "A1"]


def test_a_code_cannot_stand_under_itself(as_researcher, open_study, create):
    a = create("A")
    b = create("B", parent_id=a["id"])

    refused = as_researcher.post(
        open_study.path(f"codes/{a['id']}/move"),
        {"parent_id": b["id"], "position": 0},
        headers={"If-Match": '"1"'},
    )

    assert refused.json()["code"] == "own_descendant"


def test_a_code_with_codes_under_it_is_not_retired(as_researcher, open_study, create):
    a = create("A")
    create("B", parent_id=a["id"])

    refused = as_researcher.post(open_study.path(f"codes/{a['id']}/retire"), headers={"If-Match": '"1"'})

    assert refused.json()["code"] == "has_children"


def test_a_change_needs_the_version_that_was_read(as_researcher, open_study, create):
    code = create("A")
    path = open_study.path(f"codes/{code['id']}")

    assert as_researcher.patch(path, {"definition": "x"}).status_code == 428
    assert as_researcher.patch(path, {"definition": "x"}, version=1).json()["version"] == 2
    assert as_researcher.patch(path, {"definition": "y"}, version=1).status_code == 412
    assert as_researcher.get(path).headers["etag"] == '"2"'


@pytest.mark.parametrize("label", ["", "   ", "a\nb", "a\u202eb", "x" * 201])
def test_a_label_is_one_visible_line(as_researcher, open_study, label):
    assert as_researcher.post(open_study.path("codes"), {"label": label}).status_code == 422


def test_a_parent_of_another_study_is_not_found(as_researcher, study, open_study, create):
    here = create("A")

    answer = as_researcher.post(study.path("codes"), {"label": "B", "parent_id": here["id"]})

    assert answer.status_code == 404


def test_a_reviewer_and_an_administrator_reach_no_code(as_reviewer, as_admin, open_study):
    assert as_reviewer.get(open_study.path("codes")).status_code == 403
    assert as_admin.get(open_study.path("codes")).status_code == 403


def test_a_label_is_the_same_in_any_case_composition_and_spacing():
    assert tree.key_of("Cafe\u0301  Talk") == tree.key_of("caf\u00e9 talk")

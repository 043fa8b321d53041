"""Attributes that the study defines, and the values that participants have."""

import pytest


def define(person, study, **body):
    return person.post(study.path("attributes"), body)


def give(person, study, participant_id, values, version=1):
    return person.patch(study.path(f"participants/{participant_id}"), {"attributes": values}, version=version)


def test_an_attribute_is_defined_and_counted(as_researcher, study, make_participant):
    made = define(as_researcher, study, name="Age band", kind="choice", choices=["18-24", "25-34"])
    give(as_researcher, study, make_participant(), {made.json()["id"]: "25-34"})

    items = as_researcher.get(study.path("attributes")).json()["items"]

    assert made.status_code == 201
    assert [(a["name"], a["choices"], a["participants"]) for a in items] == [
        ("Age band", ["18-24", "25-34"], 1)
    ]


def test_a_reviewer_defines_nothing(as_reviewer, study):
    assert define(as_reviewer, study, name="Age band").status_code == 403


@pytest.mark.parametrize(
    ("name", "code"), [("age BAND", "attribute_name_taken"), ("Group", "attribute_name_taken")]
)
def test_a_name_means_one_thing(as_researcher, study, make_attribute, name, code):
    make_attribute("Age band")

    refused = define(as_researcher, study, name=name)

    assert (refused.status_code, refused.json()["code"]) == (409, code)


@pytest.mark.parametrize("choices", [[], ["one"], ["one", "ONE"]])
def test_a_choice_has_two_choices_or_more(as_researcher, study, choices):
    refused = define(as_researcher, study, name="Gender", kind="choice", choices=choices)

    assert (refused.status_code, refused.json()["code"]) == (422, "choices_invalid")


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("text", "a word", True),
        ("text", 3, False),
        ("text", "  ", False),
        ("text", "two\nlines", False),
        ("text", "x" * 201, False),
        ("number", 3, True),
        ("number", 2.5, True),
        ("number", True, False),
        ("number", "3", False),
        ("number", 1e300, False),
        ("yes_no", True, True),
        ("yes_no", 1, False),
        ("yes_no", "yes", False),
        ("choice", "a", True),
        ("choice", "c", False),
    ],
)
def test_a_value_fits_its_kind(as_researcher, study, make_attribute, make_participant, kind, value, fits):
    attribute = make_attribute("One", kind=kind, choices=["a", "b"] if kind == "choice" else [])

    answer = give(as_researcher, study, make_participant(), {str(attribute): value})

    assert answer.status_code == (200 if fits else 422)
    if fits:
        assert answer.json()["attributes"] == {str(attribute): value}


def test_null_takes_a_value_away_and_the_others_stay(as_researcher, study, make_attribute, make_participant):
    one, other = str(make_attribute("One")), str(make_attribute("Other"))
    someone = make_participant(attributes={one: "a", other: "b"})

    assert give(as_researcher, study, someone, {one: None}).json()["attributes"] == {other: "b"}


def test_an_attribute_of_another_study_is_not_known(
    as_researcher, study, open_study, ground, make_participant
):
    theirs = define(as_researcher, open_study, name="Theirs").json()["id"]

    refused = give(as_researcher, study, make_participant(), {theirs: "x"})

    assert (refused.status_code, refused.json()["code"]) == (422, "attribute_unknown")


def test_an_attribute_with_values_is_removed_only_when_that_is_said(
    as_researcher, study, make_attribute, make_participant
):
    attribute = make_attribute()
    someone = make_participant(attributes={str(attribute): "18-24"})
    path = study.path(f"attributes/{attribute}")

    refused = as_researcher.delete(path, version=1)
    kept = as_researcher.get(study.path(f"participants/{someone}")).json()
    done = as_researcher.delete(path, version=1, params={"with_values": "true"})

    assert (refused.status_code, refused.json()["code"]) == (409, "attribute_in_use")
    assert refused.json()["participants"] == 1
    assert kept["attributes"] == {str(attribute): "18-24"}
    assert done.status_code == 204
    assert as_researcher.get(study.path(f"participants/{someone}")).json()["attributes"] == {}
    assert as_researcher.get(study.path("attributes")).json()["items"] == []


def test_an_attribute_without_values_is_removed_at_once(as_researcher, study, make_attribute):
    assert as_researcher.delete(study.path(f"attributes/{make_attribute()}"), version=1).status_code == 204


def test_choices_in_use_are_kept(as_researcher, study, make_attribute, make_participant):
    attribute = make_attribute(kind="choice", choices=["a", "b", "c"])
    make_participant(attributes={str(attribute): "b"})
    path = study.path(f"attributes/{attribute}")

    refused = as_researcher.patch(path, {"choices": ["a", "c"]}, version=1)
    done = as_researcher.patch(path, {"choices": ["b", "d"], "name": "Band"}, version=1)

    assert (refused.status_code, refused.json()["code"]) == (409, "attribute_values_unfit")
    assert (done.json()["name"], done.json()["choices"]) == ("Band", ["b", "d"])

"""Participants come from a CSV file: looked at first, then all or none."""

import pytest

GOOD = """study_code;pseudonym;Group;sub-role;Age band;Sessions;Recorded
SU-01;Heron;SU;;25-34;3;yes
pr-02;Kestrel;practitioners;OPD practitioner;;=2+3;no
"""


@pytest.fixture
def defined(make_attribute):
    return {
        "Age band": str(make_attribute("Age band", kind="choice", choices=["18-24", "25-34"])),
        "Sessions": str(make_attribute("Sessions", kind="text")),
        "Recorded": str(make_attribute("Recorded", kind="yes_no")),
    }


def send(person, study, text, *, dry_run, encoding="utf-8"):
    files = {"file": ("people.csv", text.encode(encoding), "text/csv")}
    return person.post(study.path("participants/import"), files=files, data={"dry_run": str(dry_run).lower()})


def codes(person, study):
    return [p["study_code"] for p in person.get(study.path("participants")).json()["items"]]


def test_a_preview_says_what_would_come_and_stores_nothing(as_researcher, study, defined, group):
    seen = send(as_researcher, study, GOOD, dry_run=True)

    assert seen.status_code == 200
    said = seen.json()
    assert (said["delimiter"], said["encoding"], said["made"]) == ("semicolon", "utf-8", 0)
    assert [c["becomes"] for c in said["columns"]] == [
        "study_code",
        "pseudonym",
        "group",
        "sub_role",
        "attribute",
        "attribute",
        "attribute",
    ]
    assert said["problems"] == []
    assert [(p["row"], p["study_code"], p["group_id"], p["sub_role"]) for p in said["participants"]] == [
        (2, "SU-01", group("SU"), None),
        (3, "PR-02", group("PR"), "opd_practitioner"),
    ]
    assert codes(as_researcher, study) == []


def test_what_was_seen_is_then_made(as_supervisor, study, defined):
    done = send(as_supervisor, study, GOOD, dry_run=False)

    assert (done.status_code, done.json()["made"]) == (200, 2)
    items = as_supervisor.get(study.path("participants")).json()["items"]
    by_code = {p["study_code"]: p for p in items}
    assert by_code["SU-01"]["attributes"] == {
        defined["Age band"]: "25-34",
        defined["Sessions"]: "3",
        defined["Recorded"]: True,
    }
    assert by_code["PR-02"]["attributes"][defined["Sessions"]] == "=2+3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_umlauts_survive(as_researcher, study, encoding):
    send(as_researcher, study, "study_code,pseudonym,group\nSU-01,Zoë,SU\n", dry_run=False, encoding=encoding)

    assert as_researcher.get(study.path("participants")).json()["items"][0]["pseudonym"] == "Zoë"


BAD_ROWS = """study_code,pseudonym,group,sub_role,Age band,Recorded
SU-01,Heron,SU,,25-34,yes
SU-01,Wren,SU,,,
nonsense,Wigeon,SU,,,
SU-04,sam@secret.example,SU,,,
SU-05,SU-05,SU,,,
SU-06,Teal,nowhere,,,
SU-07,Smew,SU,opd_practitioner,,
SU-08,Ruff,SU,,99-100,
SU-09,Knot,SU,,,perhaps
SU-10,Gull,SU,,,,surplus
"""


def test_one_bad_row_keeps_every_row_out(as_researcher, study, defined):
    refused = send(as_researcher, study, BAD_ROWS, dry_run=False)

    assert (refused.status_code, refused.json()["code"]) == (422, "rows_invalid")
    assert codes(as_researcher, study) == []


def test_problems_are_told_by_row_without_what_the_row_holds(as_researcher, study, defined):
    seen = send(as_researcher, study, BAD_ROWS, dry_run=True).json()
    refused = send(as_researcher, study, BAD_ROWS, dry_run=False)

    assert [(p["row"], p["column"]) for p in seen["problems"]] == [
        (3, "study_code"),
        (4, "study_code"),
        (5, "pseudonym"),
        (6, "pseudonym"),
        (7, "group"),
        (8, "sub_role"),
        (9, "Age band"),
        (10, "Recorded"),
        (11, None),
    ]
    assert [p["study_code"] for p in seen["participants"]] == ["SU-01"]
    for word in ("secret", "Wren", "nonsense", "nowhere", "99-100", "perhaps", "surplus"):
        assert word not in refused.text


def test_a_code_that_stands_already_is_a_problem_of_its_row(as_researcher, study, make_participant):
    make_participant("SU-02")

    seen = send(as_researcher, study, "study_code,group\nSU-01,SU\nSU-02,SU\n", dry_run=True).json()

    assert [(p["row"], p["column"]) for p in seen["problems"]] == [(3, "study_code")]


@pytest.mark.parametrize(
    "heading", ["Name", "full name", "E-mail", "Phone number", "NHS number", "Date of birth"]
)
def test_a_column_that_promises_names_is_refused_unread(as_researcher, study, heading):
    seen = send(as_researcher, study, f"study_code,group,{heading}\nSU-01,SU,x\n", dry_run=True).json()

    assert [(p["row"], p["column"]) for p in seen["problems"]] == [(1, "Column 3")]


def test_an_unknown_column_is_left_out_and_said(as_researcher, study):
    seen = send(as_researcher, study, "study_code,group,Shoe size\nSU-01,SU,9\n", dry_run=True).json()

    assert seen["problems"] == []
    assert [w["column"] for w in seen["warnings"]] == ["Column 3"]
    assert seen["columns"][2]["becomes"] is None


@pytest.mark.parametrize("text", ["pseudonym,group\nHeron,SU\n", "study_code\nSU-01\n", "study_code,group\n"])
def test_the_needed_columns_and_a_row_are_needed(as_researcher, study, text):
    assert send(as_researcher, study, text, dry_run=True).json()["problems"] != []


def test_two_columns_that_mean_the_same_are_refused(as_researcher, study):
    seen = send(as_researcher, study, "study_code,Code,group\nSU-01,SU-02,SU\n", dry_run=True).json()

    assert [p["column"] for p in seen["problems"]] == ["Column 2"]


def test_a_spreadsheet_is_refused_with_what_to_try(as_researcher, study):
    files = {"file": ("people.xlsx", b"PK\x03\x04rest", "application/octet-stream")}

    refused = as_researcher.post(study.path("participants/import"), files=files)

    assert (refused.status_code, refused.json()["code"]) == (422, "file_unreadable")
    assert "CSV" in refused.json()["detail"]


def test_a_reviewer_imports_nothing(as_reviewer, study):
    assert send(as_reviewer, study, GOOD, dry_run=True).status_code == 403

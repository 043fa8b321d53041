"""Codes from a table: headings as people's tools write them, all or nothing, each bad row by its number."""

import csv
import io

import pytest

from api.analysis.codebook import import_columns, import_plan
from api.fieldwork.participants.table_file import read_table

NOTHING = import_plan.Known({}, {})


def plan_of(text, known=NOTHING, *, update=False):
    return import_plan.make_plan(read_table(text.encode(), 20_000), known, update=update)


def tree_of(plan):
    return {planned.label: planned.parent for planned in plan.codes.values()}


@pytest.mark.parametrize(
    ("tool", "text"),
    [
        ("ours", "Code path,Code,Level,Definition\nHeard,Heard,1,Yes\nHeard > Asked,Asked,2,First\n"),
        ("Taguette", "tag,description,number of highlights\nHeard,Yes,3\nAsked,First,2\n"),
        ("NVivo", "Name,Hierarchical Name,Files\nHeard,Codes\\\\Heard,2\nAsked,Codes\\\\Heard\\Asked,1\n"),
        ("NVivo folders", "Name;Folder;References\nHeard;Codes;2\nAsked;Codes\\\\Heard;1\n"),
        ("MAXQDA", "Parent code\tCode\tCoded segments\tCode memo\n\tHeard\t2\tYes\nHeard\tAsked\t1\tFirst\n"),
        ("QualCoder", "codename,memo,catname,color\nAsked,First,Heard,#F5A9A9\n"),
    ],
)
def test_the_tables_of_other_tools_are_understood(tool, text):
    plan = plan_of(text)

    assert plan.problems == []
    assert set(tree_of(plan)) == {"Heard", "Asked"}
    assert tree_of(plan)["Asked"] == (None if tool == "Taguette" else "Heard")
    assert tree_of(plan)["Heard"] is None


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("code\nA\n\nB\na\n", 5, "label"),
        ("code,parent\nA,B\nB,A\n", 2, "parent"),
        ("code,parent\nA,A\n", 2, "parent"),
        (f"code\n{'x' * 201}\n", 2, "label"),
        ("code,definition\nA,x,more\n", 2, None),
        ("definition\nx\n", 1, None),
        ("code,name\nA,B\n", 1, "Column 2"),
        ("code\n", 1, None),
        ("code,parent\n" + "".join(f"c{n},c{n - 1}\n" for n in range(1, 10)), 9, "parent"),
    ],
)
def test_a_row_that_does_not_hold_is_named_by_its_number(text, row, column):
    problems = plan_of(text).problems

    assert (problems[0]["row"], problems[0]["column"]) == (row, column)


def test_a_heading_nobody_knows_is_left_out_and_said():
    plan = plan_of("code,Mood\nA,blue\n")

    assert plan.problems == []
    assert plan.warnings[0]["column"] == "Column 2"


@pytest.mark.parametrize(
    ("cell", "hue"),
    [("3", 3), ("9", None), ("red", 5), ("#0000ff", 1), ("#00FFFF", 6), ("ff8800", 2), ("loud", None)],
)
def test_a_colour_becomes_the_nearest_hue(cell, hue):
    assert import_columns.hue_of(cell) == hue


def test_a_quote_mark_that_guards_a_spreadsheet_goes_again():
    assert plan_of("code,definition\nA,'=1+1\n").codes["a"].said["definition"] == "=1+1"


# Through the API


def send(person, study, text, path="codes/imports", **data):
    files = {"file": ("codes.csv", text.encode())}
    return person.request("POST", study.path(path), files=files, data=data)


def codebook(person, study):
    items = person.get(study.path("codes")).json()["items"]
    labels = {item["id"]: item["label"] for item in items}
    return {i["label"]: (labels.get(i["parent_id"]), i["definition"]) for i in items}


def test_a_preview_stores_nothing_and_says_what_the_import_does(as_researcher, open_study):
    text = "code,parent,definition\nAsked,Heard,First\nHeard,,Yes\n"

    seen = send(as_researcher, open_study, text, "codes/imports/preview").json()
    assert codebook(as_researcher, open_study) == {}
    done = send(as_researcher, open_study, text).json()

    assert seen == done
    assert (done["created"], done["updated"], done["kept"]) == (2, 0, 0)
    assert codebook(as_researcher, open_study) == {"Heard": (None, "Yes"), "Asked": ("Heard", "First")}


def test_one_bad_row_keeps_the_whole_file_out(as_researcher, open_study):
    refused = send(as_researcher, open_study, "code\nA\nB\na\n")

    assert (refused.status_code, refused.json()["code"]) == (422, "rows_invalid")
    assert refused.json()["fields"][0]["path"] == "row 4, label"
    assert codebook(as_researcher, open_study) == {}


@pytest.mark.parametrize(("existing", "definition"), [("keep", "Old."), ("update", "New.")])
def test_a_label_in_use_is_left_or_updated_as_chosen(as_researcher, open_study, existing, definition):
    as_researcher.post(open_study.path("codes"), {"label": "Heard", "definition": "Old."})

    send(as_researcher, open_study, "code,definition\nheard,New.\n", existing=existing)

    assert codebook(as_researcher, open_study) == {"Heard": (None, definition)}


def test_our_own_export_comes_back_as_it_left(as_researcher, open_study, study):
    above = as_researcher.post(
        open_study.path("codes"), {"label": "Heard", "definition": "=Yes", "example": "So,\nhe said"}
    ).json()
    as_researcher.post(open_study.path("codes"), {"label": "Asked", "parent_id": above["id"]})
    asked = {"kind": "codebook", "format": "csv", "purpose": "To take it along"}
    made = as_researcher.post(open_study.path("exports"), asked).json()
    table = as_researcher.get(made["download_url"]).content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table)))) == 3

    done = send(as_researcher, study, table)

    assert done.status_code == 200, done.text
    assert codebook(as_researcher, study) == codebook(as_researcher, open_study)


def test_a_file_that_is_no_table_is_refused(as_researcher, open_study):
    assert send(as_researcher, open_study, "PK\x03\x04").json()["code"] == "file_unreadable"
    assert send(as_researcher, open_study, "").status_code == 422


def test_a_reviewer_imports_nothing(as_reviewer, open_study):
    assert send(as_reviewer, open_study, "code\nA\n").status_code == 403
    assert send(as_reviewer, open_study, "code\nA\n", "codes/imports/preview").status_code == 403

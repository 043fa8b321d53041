"""What a query finds, as a table: the same stretches as on the page, as far as they may leave."""

import csv
import io

from sqlalchemy import text


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_what_a_query_finds_leaves_as_a_table(as_researcher, study, coded, export, taken):
    query = {"where": {"code": str(coded.parent_id), "subtree": True}}
    found = as_researcher.post(study.path("retrieval"), query).json()["items"]

    rows = rows_of(taken(as_researcher, study, "retrieval", "csv", query=query))

    assert [(int(r["start"]), int(r["end"])) for r in rows] == [(f["start"], f["end"]) for f in found]
    assert len(rows) > 1
    first = rows[0]
    assert (first["study_codes"], first["codes"], first["coders"]) == (
        "SU-01",
        "Being heard",
        "Rea Researcher",
    )
    assert (first["quote"], first["turn"]) == ("Nobody ever asked me that.", "2")
    said = export(as_researcher, study, "retrieval", "xlsx", query=query).json()
    assert said["counts"]["segments"] == len(rows)
    assert said["options"]["query"]["where"] == query["where"]


def test_conditions_of_a_query_hold_for_its_export(as_researcher, study, coded, taken):
    query = {
        "where": {"all": [{"code": str(coded.code_id)}, {"code": str(coded.parent_id)}]},
        "filters": {"speakers": ["participant"]},
    }

    rows = rows_of(taken(as_researcher, study, "retrieval", "csv", query=query))

    assert {row["codes"] for row in rows} == {"Being heard; Power"}


def test_what_may_not_leave_stays_behind_when_the_file_is_made(ground, as_researcher, study, coded, export):
    query = {"where": {"any_code": True}}
    made = export(as_researcher, study, "retrieval", "csv", query=query).json()
    with ground.database.writer.begin() as connection:
        connection.execute(
            text("UPDATE participant SET status = 'withdrawn' WHERE id = :p"),
            {"p": str(coded.participant_id)},
        )

    assert as_researcher.get(made["download_url"]).json()["code"] == "nothing_to_export"
    body = {"kind": "retrieval", "format": "csv", "options": {"query": query}}
    preview = as_researcher.post(study.path("exports/preview"), body).json()
    assert preview["sample"]["rows"] == []
    assert preview["left_out"][0]["code"] == "participant_withdrawn"
    assert preview["refused"]


def test_an_export_of_what_is_found_needs_a_query_that_can_be_asked(as_researcher, study, coded, export):
    unknown = {"where": {"code": "01900000-0000-7000-8000-000000000000"}}

    assert export(as_researcher, study, "retrieval", "csv").json()["code"] == "query_missing"
    assert export(as_researcher, study, "retrieval", "csv", query=unknown).status_code == 422
    assert export(as_researcher, study, "codings", "csv", query=unknown).json()["code"] == "query_missing"

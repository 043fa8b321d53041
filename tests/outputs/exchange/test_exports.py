"""Exports: who may, what for, what stays behind, and a link that works once."""

import re
from datetime import date

import pytest
from sqlalchemy import text

from api.access import credentials
from api.access.credentials import Kind
from api.outputs.exchange import weighing
from tests.factories.analysis import make_code, make_transcript
from tests.factories.involvement import make_consent
from tests.factories.people import make_token
from tests.factories.transcripts import make_participant
from tests.outputs.conftest import TURNS


def body(kind="codings", form="csv", **options):
    return {"kind": kind, "format": form, "options": options}


def set_status(ground, participant_id, status):
    with ground.database.writer.begin() as connection:
        connection.execute(
            text("UPDATE participant SET status = :s WHERE id = :p"), {"s": status, "p": str(participant_id)}
        )


def reasons(answer):
    return {r["code"]: (r["segments"], r["transcripts"]) for r in answer.json()["left_out"]}


def test_an_export_stands_on_record_with_its_purpose_and_counts(
    as_researcher, as_supervisor, study, coded, export
):
    made = export(as_researcher, study, "codings", "csv", purpose="  Agreement check  ")

    assert made.status_code == 201
    said = made.json()
    assert said["counts"] == {"segments": 3, "transcripts": 1, "codes": 2, "coders": 1, "notes": 0}
    assert re.fullmatch(r"a-study-codings-\d{4}-\d\d-\d\d\.csv", said["file_name"])
    line = as_supervisor.get(study.path("exports")).json()["items"][0]
    assert (line["by"], line["purpose"], line["downloads"]) == ("Rea Researcher", "Agreement check", 0)
    assert "download_url" not in line
    kinds = [e["kind"] for e in as_supervisor.get(study.path("audit")).json()["items"]]
    assert kinds[0] == "export.made"


def test_the_file_comes_under_a_neutral_name_and_is_not_stored_on_the_way(
    as_researcher, study, coded, export
):
    made = export(as_researcher, study, "segments", "docx").json()

    answer = as_researcher.get(made["download_url"])

    assert answer.headers["content-disposition"] == f'attachment; filename="{made["file_name"]}"'
    assert answer.headers["cache-control"] == "no-store"
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.content[:2] == b"PK"


def test_a_link_works_once_and_the_download_is_recorded(as_researcher, as_supervisor, study, coded, export):
    url = export(as_researcher, study, "codings", "csv").json()["download_url"]

    first, second = as_researcher.get(url), as_researcher.get(url)

    assert (first.status_code, second.status_code) == (200, 410)
    assert second.json()["code"] == "ticket_ended"
    line = as_supervisor.get(study.path("exports")).json()["items"][0]
    assert line["downloads"] == 1
    assert len(line["sha256"]) == 64
    kinds = [e["kind"] for e in as_supervisor.get(study.path("audit")).json()["items"]]
    assert kinds[:2] == ["export.downloaded", "export.made"]
    assert as_supervisor.get(study.path("audit/verify")).json()["holds"] is True


def test_a_link_is_for_its_maker_alone(
    as_researcher,
    as_second_researcher,
    as_supervisor,
    as_reviewer,
    as_nobody,
    study,
    open_study,
    coded,
    export,
):
    url = export(as_researcher, study, "codings", "csv").json()["download_url"]

    assert as_second_researcher.get(url).status_code == 410
    assert as_supervisor.get(url).status_code == 410
    assert as_reviewer.get(url).status_code == 403
    assert as_nobody.get(url).status_code == 401
    assert as_researcher.get(url.replace(str(study.id), str(open_study.id))).status_code == 404
    assert as_researcher.get(url[:-3] + "abc").status_code == 410
    assert as_researcher.get(url.partition("?")[0]).status_code == 422
    assert as_researcher.get(url).status_code == 200


def test_a_token_of_another_kind_opens_no_file(as_researcher, ground, study, coded, export):
    made = export(as_researcher, study, "codings", "csv").json()
    other = credentials.sign(ground.keys, Kind.RESET, as_researcher.account_id, 600)

    assert as_researcher.get(made["download_url"].partition("=")[0] + "=" + other).status_code == 410


def test_a_script_needs_a_token_for_exports(as_researcher, new_client, ground, study, coded):
    with_right = make_token(ground, study.id, as_researcher.account_id, "read", "export")
    without = make_token(ground, study.id, as_researcher.account_id, "read", "write")
    asked = {"kind": "codings", "format": "csv", "purpose": "Nightly copy"}

    def send(token):
        headers = {"Authorization": f"Bearer {token}"}
        return new_client().post(study.path("exports"), json=asked, headers=headers), headers

    refused, _ = send(without)
    made, headers = send(with_right)

    assert (refused.status_code, refused.json()["code"]) == (403, "token_scope")
    assert made.status_code == 201
    assert new_client().get(made.json()["download_url"], headers=headers).status_code == 200


@pytest.mark.parametrize("who", ["as_reviewer", "as_admin", "as_outsider"])
def test_nobody_else_takes_anything_out(request, study, coded, export, who):
    person = request.getfixturevalue(who)
    expected = 404 if who == "as_outsider" else 403

    assert export(person, study, "codings", "csv").status_code == expected
    assert person.post(study.path("exports/preview"), body()).status_code == expected
    assert person.get(study.path("exports")).status_code == expected


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"purpose": "  x "}, "purpose"),
        ({"purpose": "x" * 501}, "purpose"),
        ({"kind": "participants"}, "kind"),
        ({"format": "pdf"}, "format"),
        ({"format": "docx"}, "format"),
        ({"kind": "segments"}, "format"),
        ({"options": {"code_ids": []}}, "options.code_ids"),
        ({"options": {"code_ids": ["01900000-0000-7000-8000-000000000000"]}}, "options.code_ids"),
        ({"options": {"include_memos": "yes"}}, "options.include_memos"),
        ({"options": {"pseudonyms": True}}, "options"),
    ],
)
def test_what_cannot_be_exported_is_refused_with_the_place(as_researcher, study, coded, change, path):
    answer = as_researcher.post(study.path("exports"), body() | {"purpose": "A purpose"} | change)

    assert answer.status_code == 422
    assert [f["path"] for f in answer.json()["fields"]] == [path]


def test_a_purpose_is_needed(as_researcher, study, coded):
    assert as_researcher.post(study.path("exports"), body()).json()["fields"][0]["path"] == "purpose"


def test_a_preview_shows_the_first_rows_and_records_nothing(as_researcher, study, coded):
    answer = as_researcher.post(study.path("exports/preview"), body())

    said = answer.json()
    assert answer.status_code == 200
    assert said["counts"]["segments"] == 3
    assert said["left_out"] == []
    assert said["sample"]["columns"][0] == "Study code"
    assert said["sample"]["rows"][0][11] == "Nobody ever asked me that."
    assert [c["name"] for c in said["coders"]] == ["Rea Researcher"]
    assert said["refused"] is None
    assert as_researcher.get(study.path("exports")).json()["items"] == []


def test_an_export_of_nothing_is_refused(as_researcher, study, export):
    previewed = as_researcher.post(study.path("exports/preview"), body()).json()

    answer = export(as_researcher, study, "codings", "csv")

    assert answer.status_code == 409
    assert answer.json()["code"] == "nothing_to_export"
    assert previewed["refused"] == answer.json()["detail"]


@pytest.mark.parametrize(("kind", "form"), [("segments", "docx"), ("codings", "xlsx")])
def test_more_than_a_format_holds_is_refused(as_researcher, study, coded, export, monkeypatch, kind, form):
    monkeypatch.setitem(weighing.MOST_ROWS, form, 2)

    answer = export(as_researcher, study, kind, form)

    assert (answer.status_code, answer.json()["code"]) == (409, "too_many")
    assert "3 are more" in answer.json()["detail"]


def test_words_without_consent_stay_behind(as_researcher, ground, study, coded, code_words):
    make_consent(ground, study.id, coded.participant_id, ended_on=date(2026, 11, 1))

    answer = as_researcher.post(study.path("exports/preview"), body())

    assert answer.json()["counts"]["segments"] == 0
    assert reasons(answer) == {"consent_missing": (3, 1)}
    assert answer.json()["left_out"][0]["where"] == [
        {"id": str(coded.transcript.id), "title": "First interview"}
    ]
    assert answer.json()["left_out"][0]["detail"] == (
        "3 segments in 1 transcript, because a consent behind it is missing or has ended."
    )


def test_words_of_whoever_withdrew_stay_behind_under_any_policy(
    as_researcher, ground, open_study, code_words, taken
):
    gone, stays = (make_participant(ground, open_study.id, code) for code in ("SU-01", "SU-02"))
    code = make_code(ground, open_study.id, "Heard")
    for person, title in ((gone, "Gone"), (stays, "Stays")):
        made = make_transcript(ground, open_study.id, TURNS, title=title, participant_id=person)
        code_words(open_study.id, made, "Nobody ever asked me that.", code)
    set_status(ground, gone, "withdrawn")

    previewed = as_researcher.post(open_study.path("exports/preview"), body())
    data = taken(as_researcher, open_study, "codings", "csv")

    assert reasons(previewed) == {"participant_withdrawn": (1, 1)}
    assert b"SU-01" not in data
    assert b"Gone" not in data
    assert b"SU-02" in data


def test_words_not_attested_as_deidentified_stay_behind(
    as_researcher, ground, study, coded, code_words, taken
):
    raw = make_transcript(
        ground, study.id, TURNS, title="Raw", participant_id=coded.participant_id, zone="original"
    )
    code_words(study.id, raw, "Nobody ever asked me that.", coded.code_id)

    previewed = as_researcher.post(study.path("exports/preview"), body())

    assert reasons(previewed) == {"transcript_not_deidentified": (1, 1)}
    assert previewed.json()["counts"]["transcripts"] == 1
    assert b"Raw" not in taken(as_researcher, study, "codings", "csv")


def test_under_open_data_nothing_stands_in_the_way(as_researcher, ground, open_study, code_words):
    made = make_transcript(ground, open_study.id, TURNS, zone="original")
    code_words(open_study.id, made, "Nobody ever asked me that.", make_code(ground, open_study.id, "Heard"))

    previewed = as_researcher.post(open_study.path("exports/preview"), body())

    assert previewed.json()["counts"]["segments"] == 1
    assert previewed.json()["left_out"] == []


def test_a_gate_that_closes_after_the_export_was_made_holds_for_the_file(
    as_researcher, ground, study, coded, export
):
    url = export(as_researcher, study, "codings", "csv").json()["download_url"]
    set_status(ground, coded.participant_id, "withdrawn")

    answer = as_researcher.get(url)

    assert answer.status_code == 409
    assert answer.json()["code"] == "nothing_to_export"


def test_the_list_goes_on_from_page_to_page(as_researcher, study, coded, export):
    made = [export(as_researcher, study, "codings", "csv").json()["id"] for _ in range(3)]

    first = as_researcher.get(study.path("exports"), params={"limit": 2}).json()
    rest = as_researcher.get(study.path("exports"), params={"cursor": first["next_cursor"]}).json()

    assert [e["id"] for e in first["items"] + rest["items"]] == made[::-1]
    assert rest["next_cursor"] is None


def test_an_export_sent_twice_under_one_key_is_made_once(as_researcher, study, coded):
    asked = body() | {"purpose": "For the meeting"}
    headers = {"Idempotency-Key": "export-one-key"}

    first = as_researcher.post(study.path("exports"), asked, headers=headers)
    again = as_researcher.post(study.path("exports"), asked, headers=headers)

    assert first.json()["id"] == again.json()["id"]
    assert len(as_researcher.get(study.path("exports")).json()["items"]) == 1


@pytest.mark.parametrize(("kind", "form"), [("codings", "csv"), ("codings", "xlsx"), ("segments", "docx")])
def test_a_file_asks_as_much_for_many_codings_as_for_few(
    as_researcher, ground, study, coded, code_words, export, counted, kind, form
):
    def asked():
        with counted() as sent:
            made = export(as_researcher, study, kind, form)
            assert as_researcher.get(made.json()["download_url"]).status_code == 200
            as_researcher.post(study.path("exports/preview"), body(kind, form))
        return len(sent)

    few = asked()
    for n in range(30):
        made = make_transcript(
            ground, study.id, TURNS, title=f"Interview {n}", participant_id=coded.participant_id
        )
        code_words(study.id, made, "got wrong", make_code(ground, study.id, f"Code {n}"))

    assert asked() == few

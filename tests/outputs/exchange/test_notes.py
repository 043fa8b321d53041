"""Notes as they leave: the team's, with names for mentions; a journal in its author's own file alone."""

import csv
import io

import pytest
from docx import Document
from sqlalchemy import text

from tests.factories.analysis import make_transcript
from tests.factories.people import make_token


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def words_of(data):
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def write(person, study, room, words, **more):
    made = person.post(study.path(room), {"words": words} | more)
    assert made.status_code == 201, made.text
    return made.json()


@pytest.fixture
def notes(as_researcher, as_supervisor, study, coded):
    """Notes of several kinds: about a code, about a transcript, a decision, and journals of two people."""
    about = {"kind": "transcript", "id": str(coded.transcript.id)}
    write(as_researcher, study, "memos", f"=Like @[code:{coded.code_id}].", title="On asking")
    write(
        as_researcher,
        study,
        "memos",
        "She was tired.",
        kind="familiarisation",
        surprises="Much.",
        target=about,
    )
    write(as_supervisor, study, "decisions", "Easier.", title="Two coders", alternatives="One.")
    for person in (as_researcher, as_supervisor):
        name = person.account_id.hex[-4:]
        write(person, study, "journal", f"Kept {name}", title=f"Secret {name}")
        write(
            person,
            study,
            "journal",
            f"Marked {name}",
            title=f"Open {name}",
            include_in_audit_trail=True,
            shared=True,
        )


def test_notes_leave_with_names_for_what_they_mention(as_researcher, study, coded, notes, taken):
    rows = rows_of(taken(as_researcher, study, "notes", "csv"))

    assert [(r["kind"], r["title"], r["words"]) for r in rows] == [
        ("Decision", "Two coders", "Easier."),
        ("Memo", "On asking", "'=Like @Being heard."),
        ("First reading", "", "She was tired."),
        ("Memo on a segment", "", "'@risk: strong"),
    ]
    assert (rows[0]["alternatives"], rows[2]["surprises"]) == ("One.", "Much.")
    assert (rows[2]["about"], rows[3]["about"]) == (
        "transcript: First interview",
        "coding: Being heard · First interview",
    )
    assert rows[2]["author"] == "Rea Researcher"


def test_notes_leave_as_a_document_to_read(as_researcher, study, coded, notes, taken):
    said = words_of(taken(as_researcher, study, "notes", "docx"))

    for words in (
        "Decisions",
        "Two coders",
        "What surprised me. Much.",
        "Like @Being heard.",
        "Nothing is left out.",
    ):
        assert words in said
    assert "Secret" not in said
    assert "Open" not in said


@pytest.mark.parametrize("form", ["csv", "docx"])
def test_a_journal_leaves_with_its_author_alone_and_only_what_they_marked(
    as_researcher, as_supervisor, study, notes, taken, form
):
    read = words_of if form == "docx" else bytes.decode
    for person, other in ((as_researcher, as_supervisor), (as_supervisor, as_researcher)):
        mine, theirs = person.account_id.hex[-4:], other.account_id.hex[-4:]
        without = read(taken(person, study, "notes", form))
        said = read(taken(person, study, "notes", form, own_journal=True))

        assert f"Marked {mine}" not in without
        assert f"Marked {mine}" in said
        assert f"Kept {mine}" not in said
        assert theirs not in said


def test_that_a_journal_went_in_stands_on_no_record(as_researcher, as_supervisor, study, notes, export):
    preview = {"kind": "notes", "format": "csv", "options": {"own_journal": True}}
    seen = as_researcher.post(study.path("exports/preview"), preview).json()
    plain = export(as_researcher, study, "notes", "csv").json()
    with_journal = export(as_researcher, study, "notes", "csv", own_journal=True).json()
    as_researcher.get(with_journal["download_url"])

    assert (seen["counts"]["notes"], plain["counts"]["notes"]) == (5, 4)
    assert "journal" in seen["notes"][1]
    listed = as_supervisor.get(study.path("exports")).json()["items"]
    assert [line["counts"] for line in listed] == [plain["counts"], plain["counts"]]
    assert [line["options"] for line in listed] == [{"include_memos": True}] * 2
    assert (with_journal["options"], with_journal["left_out"]) == (plain["options"], plain["left_out"])
    made = [e for e in as_supervisor.get(study.path("audit")).json()["items"] if e["kind"] == "export.made"]
    assert [event["details"]["n"] for event in made] == [4, 4]


def test_no_script_takes_a_journal_out(ground, as_researcher, new_client, study, notes):
    token = make_token(ground, study.id, as_researcher.account_id, "read", "export")
    body = {"kind": "notes", "format": "csv", "purpose": "Nightly copy", "options": {"own_journal": True}}
    shown = {name: value for name, value in body.items() if name != "purpose"}
    script, headers = new_client(), {"Authorization": f"Bearer {token}"}

    preview = script.post(study.path("exports/preview"), json=shown, headers=headers)
    made = script.post(study.path("exports"), json=body, headers=headers).json()

    assert preview.json()["counts"]["notes"] == 4
    assert "Marked" not in script.get(made["download_url"], headers=headers).text


def test_a_note_that_mentions_a_journal_entry_does_not_name_it(as_researcher, study, taken):
    entry = write(as_researcher, study, "journal", "Uneasy.", title="Uneasy about her")
    write(as_researcher, study, "memos", f"See @[note:{entry['id']}].")

    (row,) = rows_of(taken(as_researcher, study, "notes", "csv"))

    assert row["words"] == "See @no longer there."


def test_notes_about_words_that_may_not_leave_stay_behind_with_a_reason(
    ground, as_researcher, study, coded, notes, export, taken
):
    with ground.database.writer.begin() as connection:
        connection.execute(
            text("UPDATE participant SET status = 'withdrawn' WHERE id = :p"),
            {"p": str(coded.participant_id)},
        )
    about = {"kind": "participant", "id": str(coded.participant_id)}
    write(as_researcher, study, "memos", "She speaks low.", target=about)

    preview = as_researcher.post(study.path("exports/preview"), {"kind": "notes", "format": "csv"}).json()
    rows = rows_of(taken(as_researcher, study, "notes", "csv"))

    assert [row["kind"] for row in rows] == ["Decision", "Memo"]
    (reason,) = preview["left_out"]
    assert (reason["code"], reason["notes"], reason["segments"]) == ("participant_withdrawn", 3, 0)
    assert reason["detail"] == "3 notes about the words of a participant who has withdrawn."
    assert [place["title"] for place in reason["where"]] == ["First interview"]


def test_a_memo_on_a_text_that_is_not_attested_stays_behind(
    ground, as_researcher, study, coded, code_words, taken
):
    made = make_transcript(ground, study.id, (("P", "Not yet checked."),), title="Raw", zone="original")
    code_words(study.id, made, "Not yet checked.", coded.code_id, memo="Names her.")
    about = {"kind": "transcript", "id": str(made.id)}
    write(as_researcher, study, "memos", "Names her too.", target=about)

    said = taken(as_researcher, study, "notes", "csv").decode()

    assert "Names her" not in said
    assert "@risk: strong" in said


def test_an_export_of_no_notes_is_refused(as_researcher, study, export):
    refused = export(as_researcher, study, "notes", "csv", include_memos=False)

    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_to_export")
    assert export(as_researcher, study, "notes", "xlsx").status_code == 422


def test_reviewers_take_no_notes_out(as_reviewer, study, export):
    assert export(as_reviewer, study, "notes", "csv").status_code == 403

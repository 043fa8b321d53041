"""The files themselves: opened as their readers open them."""

import csv
from io import BytesIO, StringIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import text

from api.outputs.exchange.cells import LONGEST_CELL, fitting, legible, safe_cell
from api.outputs.exchange.csv_file import write_csv
from api.outputs.exchange.tables import Column
from tests.factories.analysis import make_code, make_transcript


def table(data: bytes) -> list[dict[str, str]]:
    """Read a CSV as a script would."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return (style, text) of every paragraph of a Word document."""
    return [(p.style.name, p.text) for p in Document(BytesIO(data)).paragraphs]


def test_codings_as_csv_hold_every_coding_with_its_place(as_researcher, study, coded, taken):
    rows = table(taken(as_researcher, study, "codings", "csv"))

    assert [r["code"] for r in rows] == ["Being heard", "Power", "Being heard"]
    first = rows[0]
    start, end = coded.transcript.find("Nobody ever asked me that.")
    assert first == {
        "study_codes": "SU-01",
        "groups": "SU",
        "transcript": "First interview",
        "turn": "2",
        "last_turn": "2",
        "speaker": "SU-01",
        "time": "",
        "code_path": "Power > Being heard",
        "code": "Being heard",
        "coder": "Rea Researcher",
        "memo": "'@risk: strong",
        "quote": "Nobody ever asked me that.",
        "start": str(start),
        "end": str(end),
        "version": "1",
    }


def test_a_segment_across_turns_names_them_all_and_keeps_its_line_ends(as_researcher, study, coded, taken):
    across = table(taken(as_researcher, study, "codings", "csv"))[1]

    assert across["quote"] == "asked me that.\nWhat did that change?\n=I stopped"
    assert (across["turn"], across["last_turn"]) == ("2", "4")
    assert across["speaker"] == "SU-01; Interviewer"


def test_every_quote_is_found_again_by_its_offsets(as_researcher, study, coded, taken):
    for row in table(taken(as_researcher, study, "codings", "csv")):
        said = coded.transcript.text[int(row["start"]) : int(row["end"])]
        assert row["quote"] == ("'" + said if said.startswith("=") else said)


def test_lines_of_csv_end_as_the_standard_says(as_researcher, study, coded, taken):
    data = taken(as_researcher, study, "codings", "csv")

    assert data.split(b"\r\n")[0].endswith(b"start,end,version")
    assert data.endswith(b"\r\n")


CELLS = st.text(alphabet="a,\"\n\r;' \u2019=", max_size=8) | st.integers(-9, 10_000)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=6))
def test_a_table_is_written_as_pythons_own_writer_writes_it(rows):
    ours, theirs = BytesIO(), StringIO()
    columns = [Column("one", "One", 1), Column("two", "Two", 1)]

    write_csv(ours, columns, rows)

    writer = csv.writer(theirs, lineterminator="\r\n")
    writer.writerow(["one", "two"])
    writer.writerows([safe_cell(c) if isinstance(c, str) else c for c in row] for row in rows)
    assert ours.getvalue().decode("utf-8-sig") == theirs.getvalue()


def test_the_sample_of_a_document_shows_its_first_segments_as_a_table(as_researcher, study, coded):
    asked = {"kind": "segments", "format": "docx", "options": {}}

    sample = as_researcher.post(study.path("exports/preview"), asked).json()["sample"]

    assert [row[8] for row in sample["rows"]] == ["Being heard", "Power", "Being heard"]


def test_without_memos_there_is_no_such_column(as_researcher, study, coded, taken):
    data = taken(as_researcher, study, "codings", "csv", include_memos=False)

    assert "memo" not in table(data)[0]
    assert b"risk" not in data


def test_codes_and_coder_narrow_what_is_taken(as_researcher, as_supervisor, study, coded, code_words, taken):
    code_words(study.id, coded.transcript, "She asked me", coded.code_id, coder_id=as_supervisor.account_id)

    under = table(taken(as_researcher, study, "codings", "csv", code_ids=[str(coded.parent_id)]))
    leaf = table(taken(as_researcher, study, "codings", "csv", code_ids=[str(coded.code_id)]))
    theirs = table(taken(as_researcher, study, "codings", "csv", coder_id=str(as_supervisor.account_id)))

    assert (len(under), len(leaf), len(theirs)) == (4, 3, 1)
    assert theirs[0]["coder"] == "Sue Supervisor"


def test_codings_as_a_spreadsheet_hold_texts_and_no_formula(as_researcher, study, coded, taken):
    book = load_workbook(BytesIO(taken(as_researcher, study, "codings", "xlsx")))

    page = book["Codings"]
    assert page.freeze_panes == "A2"
    assert [cell.value for cell in page[1]][:3] == ["Study code", "Group", "Transcript"]
    assert page.max_row == 4
    quotes = {row[11].value for row in page.iter_rows(min_row=2)}
    assert "'=I stopped looking at the door. \U0001f642 It was a cafe\u0301" in quotes
    kinds = {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}
    assert page.column_dimensions["L"].width > 60
    assert book.properties.description.startswith("Export ")


def test_the_codebook_is_the_same_table_in_csv_and_spreadsheet(as_researcher, ground, study, coded, taken):
    with ground.database.writer.begin() as connection:
        connection.execute(text("UPDATE code SET definition = '+1 to \"this\", said' WHERE label = 'Power'"))

    rows = table(taken(as_researcher, study, "codebook", "csv"))
    page = load_workbook(BytesIO(taken(as_researcher, study, "codebook", "xlsx")))["Codebook"]

    assert [(r["code_path"], r["level"]) for r in rows] == [("Power", "1"), ("Power > Being heard", "2")]
    assert rows[0]["definition"] == '\'+1 to "this", said'
    read = [
        [str(c if c is not None else "") for c in row] for row in page.iter_rows(min_row=2, values_only=True)
    ]
    assert read == [list(r.values()) for r in rows]


def test_the_codebook_as_word_has_a_heading_for_every_code_at_its_depth(
    as_researcher, ground, study, coded, taken
):
    with ground.database.writer.begin() as connection:
        connection.execute(
            text(
                "UPDATE code SET definition = 'Who decides', use_when = 'Decisions', not_when = 'Mood', "
                "example = 'They \x0b decide' WHERE label = 'Power'"
            )
        )

    read = paragraphs(taken(as_researcher, study, "codebook", "docx"))

    assert [(s, t) for s, t in read if s.startswith("Heading")] == [
        ("Heading 1", "Power"),
        ("Heading 2", "Being heard"),
    ]
    assert read[0] == ("Title", "Codebook")
    said = [t for s, t in read if s == "Code note"]
    assert said[:4] == [
        "Definition. Who decides",
        "When to use. Decisions",
        "When not to use. Mood",
        "Example. They \ufffd decide",
    ]
    assert "Definition. not written yet" in said


def test_a_codebook_leaves_out_codes_no_longer_in_use_and_says_so(as_researcher, study, coded, taken, export):
    as_researcher.post(study.path(f"codes/{coded.code_id}/retire"), headers={"If-Match": '"1"'})

    rows = table(taken(as_researcher, study, "codebook", "csv"))
    said = export(as_researcher, study, "codebook", "csv").json()["left_out"]

    assert [r["code"] for r in rows] == ["Power"]
    assert [r["detail"] for r in said] == ["1 code no longer in use."]


def test_segments_as_word_stand_by_code_in_their_context(as_researcher, study, coded, taken):
    read = paragraphs(taken(as_researcher, study, "segments", "docx"))

    at = read.index(("Heading 2", "Being heard"))
    start, end = coded.transcript.find("Nobody ever asked me that.")
    assert read[at + 1 : at + 5] == [
        ("Turn before", "Interviewer: Can you take me back to the first meeting?"),
        (
            "Passage",
            "SU-01: She asked me what they had got wrong about me. Nobody ever asked me that.",
        ),
        ("Memo", "Memo: @risk: strong"),
        (
            "Source",
            f"SU-01 · First interview · turn 2 · characters {start}–{end}, version 1 · "
            "coded by Rea Researcher",
        ),
    ]
    assert ("Heading 1", "Power") in read
    assert "Nothing of what was chosen is left out." in [t for _, t in read]


def test_the_coded_words_stand_out_from_those_around_them(as_researcher, study, coded, taken):
    data = taken(as_researcher, study, "segments", "docx", code_ids=[str(coded.code_id)])
    document = Document(BytesIO(data))

    passage = next(p for p in document.paragraphs if p.text.endswith("Nobody ever asked me that."))
    quiet = [(run.text, run.font.color.rgb is not None) for run in passage.runs]
    assert quiet == [
        ("SU-01: ", False),
        ("She asked me what they had got wrong about me. ", True),
        ("Nobody ever asked me that.", False),
    ]


def test_a_long_turn_is_cut_to_whole_words_around_the_passage(
    as_researcher, ground, study, coded, code_words, taken
):
    long = "early " * 200 + "the very words " + "later " * 200
    turns = (("I", "asking " * 100), ("P", long.strip()))
    made = make_transcript(ground, study.id, turns, title="Long", participant_id=coded.participant_id)
    code_words(study.id, made, "the very words", make_code(ground, study.id, "Long one"))

    read = paragraphs(taken(as_researcher, study, "segments", "docx"))

    passage = next(text for style, text in read if style == "Passage" and "the very words" in text)
    assert passage.startswith("SU-01: … early early ")
    assert passage.endswith(" later later …")
    assert len(passage) < 600
    before = next(text for style, text in read if style == "Turn before" and "asking" in text)
    assert before.startswith("Interviewer: … asking asking")


def test_pseudonyms_and_labels_of_files_stay_behind(as_researcher, study, coded, taken):
    for form in ("csv", "xlsx"):
        assert b"Robin" not in taken(as_researcher, study, "codings", form)
    assert "Robin" not in str(paragraphs(taken(as_researcher, study, "segments", "docx")))


def test_a_code_that_looks_like_a_formula_stays_a_text(
    as_researcher, ground, study, coded, code_words, taken
):
    hostile = make_code(ground, study.id, '=HYPERLINK("http://example.org","x")')
    code_words(study.id, coded.transcript, "got wrong", hostile)

    rows = table(taken(as_researcher, study, "codings", "csv"))
    page = load_workbook(BytesIO(taken(as_researcher, study, "codings", "xlsx"))).active

    assert '\'=HYPERLINK("http://example.org","x")' in {r["code"] for r in rows}
    assert not [c for row in page.iter_rows() for c in row if c.data_type == "f" or c.hyperlink]


@pytest.mark.parametrize(
    "said",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", " =1", "\u200b=1"],
)
def test_a_cell_that_a_spreadsheet_would_run_is_prefixed(said):
    assert safe_cell(said) == f"'{said}"


@pytest.mark.parametrize("said", ["", "a=b", "'quoted", "3 - 4", "\U0001f642", "\u0301", " plain"])
def test_any_other_cell_stays_as_it_is(said):
    assert safe_cell(said) == said


def test_a_cell_too_long_for_a_spreadsheet_says_that_it_was_cut():
    long = fitting("\U0001f642" * LONGEST_CELL)

    assert len(long.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert long.endswith("(the CSV holds all of it)")
    assert fitting("a" * LONGEST_CELL) == "a" * LONGEST_CELL


def test_characters_that_xml_cannot_hold_are_shown_as_such():
    assert legible("a\x00b\x0b\ufffe\U0001f642\n") == "a\ufffdb\ufffd\ufffd\U0001f642\n"

# ruff: noqa: E501 (literal files)
"""The ways in which programs and people write speakers and times, one small file each."""

import docx
import pytest

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.reading import ReadingOptions, Unreadable
from tests.analysis.transcripts.readers import fictional


def turns(data: bytes | str, name: str = "a.txt") -> list[tuple[str | None, str, int | None]]:
    """Return (speaker, words, start) of each turn."""
    given = data.encode() if isinstance(data, str) else data
    return [
        (turn.speaker, turn.text, turn.starts_at_ms) for turn in read(given, name, ReadingOptions()).turns
    ]


def test_the_head_of_a_transcript_is_not_spoken():
    head = "Interview 4\nInterviewer: Sam\nParticipant: P3\nDate: 12 May\nPlace: by phone"
    body = "Interviewer: So tell me.\nParticipant: Well.\nInterviewer: And?\nParticipant: Gone."

    assert turns(f"{head}\n{body}") == [
        (None, head, None),
        ("Interviewer", "So tell me.", None),
        ("Participant", "Well.", None),
        ("Interviewer", "And?", None),
        ("Participant", "Gone.", None),
    ]
    assert turns("Interviewer: Sam\nParticipant: P3\n\nI: Hello.\n\nP: Hi.\n\nI: Well?\n\nP: Fine.")[0] == (
        None,
        "Interviewer: Sam\nParticipant: P3",
        None,
    )


def test_a_first_question_is_spoken_even_when_it_is_short():
    assert turns("I: Ready?\nP: Yes.\nI: Good.\nP: Go.")[0] == ("I", "Ready?", None)
    assert turns("I: Ready\nP: Yes\nI: Good\nP: Go")[0] == ("I", "Ready", None)


def test_names_alone_on_their_lines_are_believed_where_they_alternate():
    text = "Interviewer\nHow was it?\n\nMara Lind\nIt was fine.\n\n"

    assert turns(text * 4)[:3] == [
        ("Interviewer", "How was it?", None),
        ("Mara Lind", "It was fine.", None),
        ("Interviewer", "How was it?", None),
    ]


def test_headings_that_recur_now_and_then_are_not_names():
    section = "Strengths\n\n" + "It held.\n\n" * 4 + "Weaknesses\n\n" + "It broke.\n\n" * 4

    assert {speaker for speaker, _, _ in turns(section * 4)} == {None}


def test_whisper_writes_a_span_of_time_in_brackets():
    text = "[00:00.000 --> 00:04.000]  Hello there.\n[00:04.000 --> 00:07.500]  And you.\n[00:07.500 --> 00:09.000]  Yes."

    assert turns(text) == [(None, "Hello there.", 0), (None, "And you.", 4000), (None, "Yes.", 7500)]


def test_trint_and_descript_write_the_time_and_the_name_above_the_words():
    text = "[00:00:03] Speaker 1\nHello there.\n\n[00:00:09] Mara Lind\nHi.\n\n[00:00:12] Speaker 1\nGood.\n\n[00:01:00] Mara Lind\nBye."

    assert turns(text) == [
        ("Speaker 1", "Hello there.", 3000),
        ("Mara Lind", "Hi.", 9000),
        ("Speaker 1", "Good.", 12_000),
        ("Mara Lind", "Bye.", 60_000),
    ]


def test_short_words_after_a_time_are_words():
    assert turns("00:00:01 Exactly\n00:00:03 Right then.\n00:00:09 Exactly\n00:00:12 Bye") == [
        (None, "Exactly", 1000),
        (None, "Right then.", 3000),
        (None, "Exactly", 9000),
        (None, "Bye", 12_000),
    ]


def test_labels_in_square_brackets():
    assert turns("[Mara]: Hello.\n[Jo]: Hi.\n[Mara]: So?\n[Jo]: [laughs] Well.") == [
        ("Mara", "Hello.", None),
        ("Jo", "Hi.", None),
        ("Mara", "So?", None),
        ("Jo", "[laughs] Well.", None),
    ]


def test_what_teams_writes_about_its_recording_is_nobodys():
    document = docx.Document()
    for block in (
        "Meeting\n12 May",
        "Mara Lind started transcription",
        "Mara Lind   0:03\nHello.",
        "Jo Park   0:07\nHi.",
        "Mara Lind   0:09\nBye.",
        "Jo Park   0:11\nBye.",
        "Mara Lind stopped transcription",
    ):
        document.add_paragraph(block)

    found = turns(fictional.saved(document))

    assert found[0][0] is None
    assert found[-2:] == [("Jo Park", "Bye.", 11_000), (None, "Mara Lind stopped transcription", None)]


def test_nvivo_exports_a_table_with_spans_of_time():
    rows = [
        ("Timespan", "Content", "Speaker"),
        ("0:00.0 - 0:12.3", "Hello there, how was it?", "Interviewer"),
        ("0:12.3 - 0:20.0", "It was fine, all told.", "Mara"),
        ("0:20.0 - 1:02.5", "And after that?", "Interviewer"),
    ]

    assert turns(fictional.word_table(rows)) == [
        ("Interviewer", "Hello there, how was it?", 0),
        ("Mara", "It was fine, all told.", 12_300),
        ("Interviewer", "And after that?", 20_000),
    ]


def test_columns_of_speaker_and_words_in_a_pdf():
    said = [
        ("Interviewer", "How was it", "at first?"),
        ("Mara", "Quiet", "and cold."),
        ("Interviewer", "And", "then?"),
    ]
    lines = []
    for place, (who, first, second) in enumerate([*said, ("Mara", "Better.", "")]):
        top = 100 + 40 * place
        lines += [(60, top, who), (180, top, first)] + ([(180, top + 14, second)] if second else [])

    assert turns(fictional.pdf([lines])) == [
        ("Interviewer", "How was it at first?", None),
        ("Mara", "Quiet and cold.", None),
        ("Interviewer", "And then?", None),
        ("Mara", "Better.", None),
    ]


def test_tables_inside_tables_are_read_once():
    inner = "<table:table><table:table-row><table:table-cell><text:p>deep</text:p></table:table-cell></table:table-row></table:table>"
    row = f"<table:table-row><table:table-cell><text:p>left</text:p>{inner}</table:table-cell></table:table-row>"
    cell = "<w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>deep</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>"

    assert turns(fictional.odt(f"<table:table>{row}</table:table>"))[0][1].split() == ["left", "deep"]
    assert turns(fictional.word_of(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))[0][1] == "deep"


def test_raw_bytes_in_rich_text_are_skipped():
    data = b"{\\rtf1\\ansi One{\\pict\\bin5 }{\\}x}, two.\\par}"

    assert turns(data) == [(None, "One, two.", None)]


def test_tables_of_rich_text():
    cells = [("Mara", "Hello\\par there."), ("Jo", "Hi."), ("Mara", "Bye.")]
    rows = "".join(f"\\trowd \\pard\\intbl {who}\\cell {words}\\cell\\row " for who, words in cells)

    assert turns(f"{{\\rtf1\\ansi {rows}\\pard After.\\par}}")[:2] == [
        ("Mara", "Hello\nthere.", None),
        ("Jo", "Hi.", None),
    ]


@pytest.mark.parametrize(("mark", "words"), [("accept", "accepted"), ("reject", "rejected")])
def test_tracked_changes_are_said_even_where_nothing_is_left_out(mark, words):
    body = "<w:p><w:ins><w:r><w:t>New. </w:t></w:r></w:ins><w:r><w:t>Old.</w:t></w:r></w:p>"
    reading = read(fictional.word_of(body), "a.docx", ReadingOptions(tracked_changes=mark))  # type: ignore[arg-type]

    assert [words in warning for warning in reading.warnings] == [True]


def test_hidden_parts_of_web_pages_end_where_the_next_begins():
    page = (
        "<html><head><title>t</title><body><p hidden>no<p>yes</p><ul><li hidden>no<li>also</ul></body></html>"
    )

    assert [words for _, words, _ in turns(page)] == ["yes", "also"]
    with pytest.raises(Unreadable, match="never ends"):
        turns("<html><body><p>yes</p><div hidden><p>and no")


def test_happy_scribe_zoom_and_rev_write_names_and_times_apart():
    happy = "00:00:03\n[Speaker 1]\nHello.\n\n00:00:05\n[Mara]\nHi.\n\n00:00:07\n[Speaker 1]\nSo.\n\n00:00:09\n[Mara]\nBye."
    zoom = "[Mara Lind] 10:01:22\nHello.\n\n[Jo Park] 10:01:25\nHi.\n\n[Mara Lind] 10:01:30\nBye."
    rev = "Speaker 1 (00:03):\nHello.\n\nSpeaker 2 (00:05):\nHi."

    assert turns(happy)[:2] == [("Speaker 1", "Hello.", 3000), ("Mara", "Hi.", 5000)]
    assert turns(zoom)[0][:2] == ("Mara Lind", "Hello.")
    assert turns(rev) == [("Speaker 1", "Hello.", 3000), ("Speaker 2", "Hi.", 5000)]


def test_a_time_inside_a_bold_label():
    assert turns("**Mara (00:12):** One.\n\n**[00:00:15] Jo:** Two.\n\n**Mara (0:20):** Three.", "a.md") == [
        ("Mara", "One.", 12_000),
        ("Jo", "Two.", 15_000),
        ("Mara", "Three.", 20_000),
    ]


def test_only_whole_entities_are_unescaped_in_captions():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nR&notes &amp; Q&A &#233; a&#13;b."

    assert turns(text) == [(None, "R&notes & Q&A é a b.", 1000)]

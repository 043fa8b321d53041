# ruff: noqa: E501 (literal files and tables)
"""Our own fictional files in every format: exact words, speakers, times, and what is left out."""

import docx
import pytest

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable
from tests.analysis.transcripts.readers import fictional
from tests.analysis.transcripts.readers.fictional import EXACT, LINES, TURNS, odt, word_of, word_table


def reading_of(data: bytes | str, name: str = "file", **options: str) -> Reading:
    """Read bytes or text with options."""
    return read(data.encode() if isinstance(data, str) else data, name, ReadingOptions(**options))


def said(reading: Reading) -> list[tuple[str | None, str]]:
    """Return (speaker, words) of each turn."""
    return [(turn.speaker, turn.text) for turn in reading.turns]


def dropped(reading: Reading) -> dict[str, tuple[int, int]]:
    """Return (count, characters) of each kind of drop."""
    return {drop.kind: (drop.count, drop.characters) for drop in reading.drops}


@pytest.mark.parametrize("name", [name for name in fictional.every_format() if name != "interview.pdf"])
def test_emoji_combining_accent_and_line_ends_are_exact_in_every_format(name):
    reading = reading_of(fictional.every_format()[name], name)

    spoken = [turn for turn in reading.turns if turn.speaker]
    assert [(turn.speaker, turn.text) for turn in spoken] == list(TURNS)
    assert "\r" not in reading.text
    start, end = reading.spans[reading.turns.index(spoken[1])]
    assert reading.text[start:end] == EXACT


@pytest.mark.parametrize("name", fictional.every_format())
def test_the_name_of_a_file_does_not_choose_its_reader(name):
    data = fictional.every_format()[name]

    right, wrong = reading_of(data, name), reading_of(data, "notes.bin")

    assert (right.format, right.turns) == (wrong.format, wrong.turns)


def test_a_pdf_is_read_and_the_title_is_front_matter_in_word():
    assert said(reading_of(fictional.pdf_interview())) == [turn for turn in TURNS if turn[1].isascii()]
    assert said(reading_of(fictional.word()))[0] == (None, "Interview 3, 12 May")


def test_zoom_captions_keep_times_and_join_cues_of_one_speaker():
    text = """WEBVTT

1
00:00:01.500 --> 00:00:03.000
Mara Lind: So I said

2
00:00:03.000 --> 00:00:05.000
Mara Lind: no &amp; left.

3
01:00:05.250 --> 01:00:06.000
Jo Park: Right.

4
01:00:07.000 --> 01:00:08.000
Mara Lind: Yes.
"""
    reading = reading_of(text)

    assert [(t.speaker, t.text, t.starts_at_ms) for t in reading.turns] == [
        ("Mara Lind", "So I said no & left.", 1500),
        ("Jo Park", "Right.", 3_605_250),
        ("Mara Lind", "Yes.", 3_607_000),
    ]
    assert dropped(reading)["cue_number"] == (4, 4)


def test_voice_tags_notes_styles_and_identifiers_of_captions():
    text = """WEBVTT - made by Teams

NOTE a remark
over two lines

STYLE
::cue { color: red }

0b1-2c/3-0
00:00:00.000 --> 00:00:02.000 align:start
<v Mara Lind>Hello <i>there</i>,</v>

00:00:02.000 --> 00:00:03.000
<v Mara Lind>you &lt;3.</v>
<v.loud Jo Park>And you.</v>
"""
    reading = reading_of(text)

    assert said(reading) == [("Mara Lind", "Hello there, you <3."), ("Jo Park", "And you.")]
    assert dropped(reading)["comment"] == (1, len("aremarkovertwolines"))


def test_rolling_captions_say_each_line_once():
    text = """WEBVTT

00:00:00.000 --> 00:00:02.000
so<00:00:00.500><c> we</c><00:00:01.000><c> began</c>

00:00:02.000 --> 00:00:04.000
so we began
to walk.<00:00:03.000>
"""
    reading = reading_of(text)

    assert said(reading) == [(None, "so we began to walk.")]
    assert dropped(reading)["repeat"] == (1, 9)


def test_captions_without_speakers_become_sentences_and_break_at_pauses():
    cues = [(0, 2, "We walked"), (2, 4, "home."), (4, 5, "And then"), (9, 10, "he rang"), (10, 11, "me.”")]
    text = "\n\n".join(
        f"{n}\n00:00:{a:02},000 --> 00:00:{b:02},000\n{w}" for n, (a, b, w) in enumerate(cues, 1)
    )

    assert [(t.text, t.starts_at_ms) for t in reading_of(text).turns] == [
        ("We walked home.", 0),
        ("And then", 4000),
        ("he rang me.”", 9000),
    ]


def test_a_pause_of_two_seconds_parts_captions_and_a_shorter_one_does_not():
    def captions(start: str) -> str:
        return f"WEBVTT\n\n00:00.000 --> 00:01.000\nWe walked\n\n{start} --> 00:09.000\nhome."

    assert len(reading_of(captions("00:03.000")).turns) == 2
    assert len(reading_of(captions("00:02.999")).turns) == 1


def test_chevrons_dashes_and_labels_on_their_own_line_change_the_speaker():
    chevrons = (
        "1\n00:00:01,000 --> 00:00:02,000\n>> MARA: Hello\nyou.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> Hi."
    )
    dashes = "1\n00:00:01,000 --> 00:00:02,000\n- Hello.\n- Hi."

    assert said(reading_of(chevrons)) == [("MARA", "Hello you."), (None, "Hi.")]
    assert said(reading_of(dashes)) == [(None, "Hello."), (None, "Hi.")]
    assert said(reading_of(">> MARA: Hello.\n>> Hi you.\n>> MARA: Bye.")) == [
        ("MARA", "Hello."),
        (None, "Hi you."),
        ("MARA", "Bye."),
    ]


def test_teams_and_otter_write_name_and_time_above_the_words():
    teams = "Mara Lind   0:03\nHello.\nStill me.\n\nJo Park   1:02:07\nYes.\n\nMara Lind   1:02:09\nGood.\nJo Park   1:03:00\nBye."
    document = docx.Document()
    for block in teams.split("\n\n"):
        document.add_paragraph(block)
    expected = [
        ("Mara Lind", 3000),
        ("Jo Park", 3_727_000),
        ("Mara Lind", 3_729_000),
        ("Jo Park", 3_780_000),
    ]

    for reading in (reading_of(teams), reading_of(fictional.saved(document))):
        assert [(turn.speaker, turn.starts_at_ms) for turn in reading.turns] == expected
        assert reading.turns[0].text == "Hello.\nStill me."


def test_old_teams_documents_write_time_name_and_words_on_lines():
    text = "0:0:0.0 --> 0:0:5.30\nMara Lind\nHello.\n0:0:6.0 --> 0:0:7.0\nJo Park\nYes.\n0:0:8.0 --> 0:0:9.0\nMara Lind\nBye."
    document = docx.Document()
    document.add_paragraph(text)

    assert [(t.speaker, t.text, t.starts_at_ms) for t in reading_of(fictional.saved(document)).turns] == [
        ("Mara Lind", "Hello.", 0),
        ("Jo Park", "Yes.", 6000),
        ("Mara Lind", "Bye.", 8000),
    ]


def test_times_before_labels_and_before_words():
    labelled = "[00:01:02] Mara: Hello.\n(00:01:05) Jo: Yes.\n00:01:09 Mara: Good.\nJo (1:12): Bye."
    bare = "00:00:00 One.\n\n00:00:08 Two\n\n00:00:41 Three."

    assert [(t.speaker, t.text, t.starts_at_ms) for t in reading_of(labelled).turns] == [
        ("Mara", "Hello.", 62_000),
        ("Jo", "Yes.", 65_000),
        ("Mara", "Good.", 69_000),
        ("Jo", "Bye.", 72_000),
    ]
    assert [(t.text, t.starts_at_ms) for t in reading_of(bare).turns] == [
        ("One.", 0),
        ("Two", 8000),
        ("Three.", 41_000),
    ]


def test_a_word_table_of_speaker_time_and_text():
    rows = [
        ("Speaker", "Time", "Text"),
        ("Mara:", "00:01", "Hello."),
        ("Jo", "00:02", "Yes."),
        ("", "00:03", "And no."),
    ]
    reading = reading_of(word_table([*rows, ("Mara:", "00:09", "Bye.")]))

    assert [(t.speaker, t.text, t.starts_at_ms) for t in reading.turns] == [
        ("Mara", "Hello.", 1000),
        ("Jo", "Yes.\nAnd no.", 2000),
        ("Mara", "Bye.", 9000),
    ]
    assert dropped(reading)["table_heading"] == (1, len("SpeakerTimeText"))


def test_any_other_table_is_read_row_by_row():
    reading = reading_of(word_table([("Fruit", "Number"), ("Apples", "3"), ("Pears", "4")]))

    assert reading.text == "Fruit\tNumber\nApples\t3\nPears\t4"


def _run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


TRACKED = (
    f"<w:p>{_run('Mara: I ')}<w:ins>{_run('really ')}</w:ins>"
    "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    f"{_run('left.')}</w:p><w:p>{_run('Jo: Yes.')}</w:p><w:p>{_run('Mara: Good.')}</w:p>"
)


def test_tracked_changes_are_accepted_or_rejected_as_asked():
    accepted, rejected = reading_of(word_of(TRACKED)), reading_of(word_of(TRACKED), tracked_changes="reject")

    assert accepted.turns[0].text == "I really left."
    assert dropped(accepted) == {"tracked_deletion": (1, 5)}
    assert rejected.turns[0].text == "I never left."
    assert dropped(rejected) == {"tracked_insertion": (1, 6)}


def test_a_paragraph_mark_that_was_deleted_joins_what_follows():
    body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_run('One, ')}</w:p><w:p>{_run('two.')}</w:p>"

    assert reading_of(word_of(body)).text == "One, two."
    assert reading_of(word_of(body), tracked_changes="reject").text == "One,\ntwo."


def test_comments_notes_headers_hidden_text_and_boxes_of_word_are_counted():
    note = f'xmlns:w="{fictional.W}"'
    parts = {
        "comments": f'<w:comments {note}><w:comment w:author="Al"><w:p>{_run("Is it so?")}</w:p></w:comment></w:comments>',
        "footnotes": f'<w:footnotes {note}><w:footnote w:type="separator"/><w:footnote>{_run("See 2.")}</w:footnote></w:footnotes>',
        "header": f"<w:hdr {note}><w:p>{_run('Draft')}</w:p></w:hdr>",
        "footer": f"<w:ftr {note}><w:p>{_run('p. 1')}</w:p></w:ftr>",
    }
    box = f"<w:r><w:pict><w:txbxContent><w:p>{_run('Boxed')}</w:p></w:txbxContent></w:pict></w:r>"
    body = f"<w:p>{_run('Seen ')}{_run('unseen', '<w:vanish/>')}{_run('again', '<w:vanish w:val=&quot;0&quot;/>')}{box}</w:p>"
    reading = reading_of(word_of(body.replace("&quot;", '"'), parts))

    assert reading.text == "Seen again"
    assert dropped(reading) == {
        "comment": (1, 7),
        "header": (1, 5),
        "footer": (1, 3),
        "footnote": (1, 5),
        "text_box": (1, 5),
        "hidden": (1, 6),
    }


def test_open_document_changes_notes_comments_and_tables():
    body = """<text:tracked-changes><text:changed-region text:id="d1"><text:deletion><text:p>never </text:p></text:deletion>
    </text:changed-region><text:changed-region text:id="i1"><text:insertion/></text:changed-region></text:tracked-changes>
    <text:p>I <text:change-start text:change-id="i1"/>really <text:change-end text:change-id="i1"/><text:change
    text:change-id="d1"/>left.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
    <text:p>See.</text:p></text:note-body></text:note><office:annotation><text:p>Why?</text:p></office:annotation></text:p>
    <text:p>Two<text:s text:c="2"/>spaces<text:tab/>tab<text:line-break/>line</text:p>"""

    accepted, rejected = reading_of(odt(body)), reading_of(odt(body), tracked_changes="reject")

    assert accepted.text == "I really left.\nTwo  spaces\ttab\nline"
    assert dropped(accepted) == {"comment": (1, 4), "tracked_deletion": (1, 5), "footnote": (1, 4)}
    assert rejected.turns[0].text == "I never left."
    assert dropped(rejected)["tracked_insertion"] == (1, 6)


def test_one_labelled_moderator_leaves_the_other_lines_to_someone_else():
    lines = [
        "1 The task",
        "Let me see.",
        "MODERATOR: Take your time.",
        "Thank you.",
        "Here it is.",
        "And done.",
    ]
    reading = reading_of(odt("".join(f"<text:p>{line}</text:p>" for line in lines)))

    assert said(reading)[2:4] == [("MODERATOR", "Take your time."), (None, "Thank you.")]
    assert len(reading.turns) == 6


def test_rich_text_code_pages_notes_changes_and_tables():
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\info{\author Al}}"
        rb"Caf\'e9 \f1\'cf\'f0\f0{\footnote See.}{\header Draft}{\*\annotation Why?}\par"
        rb"{\deleted never }{\revised really }{\v secret}\u8364 ?uro\par}"
    )
    accepted, rejected = reading_of(data), reading_of(data, tracked_changes="reject")

    assert accepted.text == "Café Пр\nreally €uro"
    assert dropped(accepted) == {
        "comment": (1, 4),
        "tracked_deletion": (1, 5),
        "header": (1, 5),
        "footnote": (1, 4),
        "hidden": (1, 6),
    }
    assert rejected.text.endswith("never €uro")


def test_web_pages_show_what_a_browser_shows():
    page = """<html><head><title>No</title></head><body><!-- no --><p>One
      &amp; two<br>three</p><div hidden>no</div><p style="display: none">no</p><img src="http://x/y.png">
      <pre>a  b
c</pre><table><tr><td>Mara</td><td>Hello.</td></tr><tr><td>Jo</td><td>Yes.</td></tr><tr><td>Mara</td><td>Bye
      now.</td></tr></table></body></html>"""
    reading = reading_of(page)

    assert said(reading) == [
        (None, "One & two\nthree\na  b\nc"),
        ("Mara", "Hello."),
        ("Jo", "Yes."),
        ("Mara", "Bye now."),
    ]
    assert dropped(reading)["image"] == (1, 0)
    assert dropped(reading)["hidden"][0] == 2


def test_markdown_keeps_words_and_drops_marks():
    text = "# Title\n\n**Jo:** A [link](https://x.example/a_(b)) and _this_ s\\*\\*t.\n\n**Mara:** \\[04:11\\] ~~No~~ 2 * 3 * 4, snake_case_x.\n\n> quoted"
    reading = reading_of(text)

    assert said(reading) == [
        (None, "Title"),
        ("Jo", "A link and this s**t."),
        ("Mara", "No 2 * 3 * 4, snake_case_x.\n\nquoted"),
    ]
    assert reading.turns[2].starts_at_ms == 251_000
    assert dropped(reading)["link_target"] == (1, len("https://x.example/a_(b)"))


def test_pdf_lines_join_page_furniture_goes_and_hyphens_need_certainty():
    pages = []
    for number in range(1, 5):
        words = [
            "Jo: The supervision meeting was a re-",
            "lief and the super-",
            "vision helped me with non-",
            "linear things.",
        ]
        body = [(60, 100 + 14 * place, line) for place, line in enumerate(words)]
        margin = [(30, 100, str(number * 5))]
        pages.append([(60, 30, "Study 7 transcript"), *margin, *body, (290, 815, f"Page {number} of 4")])
    reading = reading_of(fictional.pdf(pages))

    joined = "The supervision meeting was a re-lief and the supervision helped me with non-linear things."
    assert said(reading) == [("Jo", joined)] * 4
    assert {kind: count for kind, (count, _) in dropped(reading).items()} == {
        "header": 4,
        "page_number": 4,
        "line_number": 4,
    }


def test_a_pdf_without_text_says_that_it_is_pictures():
    with pytest.raises(Unreadable, match="pictures of pages"):
        reading_of(fictional.pdf([[]]))


def test_micro_dvd_counts_frames():
    reading = reading_of("{1}{1}50\n{50}{100}Hello|you.\n{150}{200}Bye.")

    assert [(turn.text, turn.starts_at_ms) for turn in reading.turns] == [
        ("Hello you.", 1000),
        ("Bye.", 3000),
    ]


def test_the_text_of_plain_files_is_verbatim_between_labels():
    text = "Jo: One  two\n   three\n\n\n  four\tfive\nMara: e\u0301 \u200f ﬁ\nJo: x\nMara: y\n"

    assert said(reading_of(text.replace("\n", "\r\n"))) == [
        ("Jo", "One  two\n   three\n\n\n  four\tfive"),
        ("Mara", "e\u0301 \u200f ﬁ"),
        ("Jo", "x"),
        ("Mara", "y"),
    ]
    assert reading_of(LINES.replace("\r\n", "\r")).turns == reading_of(LINES).turns

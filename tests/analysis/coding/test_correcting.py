"""Corrected transcripts: every coding of everybody is carried, re-placed or left for a person."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, text

from api.analysis.coding import counter_queries
from api.analysis.transcripts.models import TurnQuestion
from tests.analysis.coding.corrections import (
    FIRST,
    NAMED,
    Named,
    code,
    codings,
    correct,
    etag_of,
    quoted,
    turns_of,
    with_text,
)
from tests.factories.analysis import make_code, make_codings, make_transcript
from tests.factories.involvement import make_quote, make_voice
from tests.factories.transcripts import make_guide, send_file


def test_a_correction_ends_in_a_receipt_and_loses_no_coding(
    as_researcher, as_second_researcher, open_study, transcript, heard
):
    code(as_researcher, open_study, transcript, "the door", heard)
    code(as_second_researcher, open_study, transcript, "She asked me what they had got wrong", heard)
    code(as_researcher, open_study, transcript, "Nobody ever asked me that.", heard)
    turns = turns_of(as_researcher, open_study, transcript)
    new = with_text(turns, 1, "[practitioner] asked me what they had got wrong about me. It was new to me.")

    made = correct(as_researcher, open_study, transcript, new, note="Heard again.")

    assert made.status_code == 201, made.text
    receipt = made.json()["receipt"]
    assert {k: receipt[k] for k in ("before", "carried", "re_placed", "stale")} == {
        "before": 3,
        "carried": 1,
        "re_placed": 1,
        "stale": 1,
    }
    assert quoted(as_researcher, open_study, heard) == {
        "the door": False,
        "[practitioner] asked me what they had got wrong": False,
        "Nobody ever asked me that.": True,
    }
    found = codings(as_researcher, open_study, transcript)
    assert (len(found["items"]), found["stale"]) == (2, 1)
    line = as_researcher.get(open_study.path(f"transcripts/{transcript.id}/versions")).json()["items"][0]
    assert (line["n"], line["based_on"], line["kind"], line["reason"]) == (2, 1, "corrected", "Heard again.")
    assert line["receipt"] == receipt


def test_a_preview_says_the_same_and_stores_nothing(as_researcher, open_study, transcript, heard):
    code(as_researcher, open_study, transcript, "Nobody ever asked me that.", heard)
    new = with_text(turns_of(as_researcher, open_study, transcript), 1, "She asked me once.")

    said = correct(as_researcher, open_study, transcript, new, rest="/preview")

    assert said.status_code == 200, said.text
    assert said.json()["receipt"]["stale"] == 1
    item = said.json()["items"][0]
    assert (item["outcome"], item["was"]["words"]) == ("stale", "Nobody ever asked me that.")
    assert item["was"]["before"].endswith("wrong about me. ")
    assert as_researcher.get(open_study.path(f"transcripts/{transcript.id}")).json()["current_n"] == 1


@pytest.mark.parametrize(
    ("change", "based_on", "status", "code"),
    [
        (lambda turns: turns, 1, 409, "nothing_changed"),
        (lambda turns: with_text(turns, 0, "Hello."), 7, 409, "version_superseded"),
        (lambda turns: with_text(turns, 0, "  "), 1, 422, "turns_invalid"),
        (lambda turns: [*turns, {"speaker_id": "0" * 8 + "-0000-4000-8000-" + "0" * 12, "text": "x"}], 1, 422,
         "turns_invalid"),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_taken_says_why(
    as_researcher, open_study, transcript, change, based_on, status, code
):
    turns = turns_of(as_researcher, open_study, transcript)

    refused = correct(as_researcher, open_study, transcript, change(turns), based_on)

    assert (refused.status_code, refused.json()["code"]) == (status, code)


def test_two_corrections_of_one_version_do_not_overwrite_each_other(as_researcher, open_study, transcript):
    turns = turns_of(as_researcher, open_study, transcript)
    etag = etag_of(as_researcher, open_study, transcript)
    path = open_study.path(f"transcripts/{transcript.id}/versions")
    said = {"based_on": 1, "turns": with_text(turns, 0, "Where did it start?")}

    first = as_researcher.post(path, said, headers={"If-Match": f'"{etag}"'})
    second = as_researcher.post(path, said, headers={"If-Match": f'"{etag}"'})
    bare = as_researcher.post(path, said)

    assert [first.status_code, second.status_code, bare.status_code] == [201, 409, 428]
    assert second.json()["current_version"] == 2


def test_a_coding_sent_against_a_superseded_version_is_placed_when_that_is_certain(
    as_researcher, open_study, transcript, heard
):
    turns = turns_of(as_researcher, open_study, transcript)
    correct(
        as_researcher,
        open_study,
        transcript,
        with_text(turns, 1, "Oh. " + NAMED.replace("Nobody", "Not one")),
    )

    placed = code(as_researcher, open_study, transcript, "the door", heard, version=1)
    refused = code(as_researcher, open_study, transcript, "Nobody ever", heard, version=1)
    unknown = code(as_researcher, open_study, transcript, "the door", heard, version=9)

    body = as_researcher.get(open_study.path(f"transcripts/{transcript.id}/versions/2")).json()["text"]
    assert placed.status_code == 201, placed.text
    assert body[placed.json()["start"] : placed.json()["end"]] == "the door"
    for one in (refused, unknown):
        assert (one.status_code, one.json()["code"]) == (409, "version_superseded")
        assert one.json()["current_version"] == 2


def test_an_open_workspace_is_told_to_read_all_codings_again(as_researcher, open_study, transcript, heard):
    code(as_researcher, open_study, transcript, "the door", heard)
    seq = codings(as_researcher, open_study, transcript)["seq"]
    turns = turns_of(as_researcher, open_study, transcript)
    correct(as_researcher, open_study, transcript, with_text(turns, 0, "When was that?"))

    since = codings(as_researcher, open_study, transcript, f"?since_seq={seq}")

    assert since["corrected"]
    assert len(since["items"]) == 1
    assert not codings(as_researcher, open_study, transcript, f"?since_seq={since['seq']}")["corrected"]


def test_two_codings_that_come_to_the_same_words_are_not_made_one_silently(
    as_researcher, open_study, transcript, heard
):
    code(as_researcher, open_study, transcript, "She asked me what they had got wrong", heard)
    code(as_researcher, open_study, transcript, "asked me what they had got wrong", heard)
    turns = turns_of(as_researcher, open_study, transcript)

    made = correct(as_researcher, open_study, transcript, with_text(turns, 1, FIRST.removeprefix("She ")))

    receipt = made.json()["receipt"]
    assert receipt["carried"] + receipt["re_placed"] + receipt["stale"] == receipt["before"] == 2
    assert receipt["stale"] >= 1


def test_counters_and_people_follow_the_speakers_of_the_new_text(
    as_researcher, ground, open_study, transcript, heard
):
    code(as_researcher, open_study, transcript, "Nobody ever asked me that.", heard)
    code(as_researcher, open_study, transcript, "the door", heard)
    turns = turns_of(as_researcher, open_study, transcript)
    asked = turns[0]["speaker_id"]
    new = [*turns[:1], turns[1] | {"speaker_id": asked}, turns[2], turns[3] | {"speaker_id": asked}]

    made = correct(as_researcher, open_study, transcript, new)

    assert made.json()["receipt"]["carried"] == 2
    line = as_researcher.get(open_study.path("codes")).json()["items"][0]
    assert (line["segments"], line["people"]) == (2, 0)
    with ground.database.read() as connection:
        kept = {row.segments for row in counter_queries.counts_of(connection, open_study.id)}
    assert kept == {2}


def test_marks_of_questions_stay_with_their_turns(as_researcher, ground, open_study, transcript):
    _, (question,) = make_guide(ground, open_study.id, "What did that change?")
    path = open_study.path(f"transcripts/{transcript.id}/turns/3/question")
    assert as_researcher.put(path, {"question_id": str(question)}).status_code == 200
    turns = turns_of(as_researcher, open_study, transcript)
    new = [turns[0], {"speaker_id": turns[1]["speaker_id"], "text": "A turn that was missing."}, *turns[1:]]

    made = correct(as_researcher, open_study, transcript, new)

    assert (made.json()["receipt"]["marks_carried"], made.json()["receipt"]["marks_lost"]) == (1, 0)
    found = as_researcher.get(open_study.path(f"transcripts/{transcript.id}/versions/2")).json()["turns"]
    assert [turn["n"] for turn in found if turn["question_id"]] == [4]
    with ground.database.read() as connection:
        rows = connection.execute(TurnQuestion.__table__.select()).all()
    assert Counter(row.turn_n for row in rows) == {3: 1, 4: 1}


def test_a_corrected_file_is_read_by_the_same_speakers(as_researcher, open_study):
    first = "Interviewer: How was it?\n\nP: It was quiet.\n\nInterviewer: And then?\n\nP: We left.\n"
    made = send_file(as_researcher, open_study.path("transcripts"), first, "talk.txt").json()
    path = open_study.path(f"transcripts/{made['id']}/versions/file")
    same = first.replace("\n", "\r\n")
    other = f"{same}\r\nDana: Hello.\r\n\r\nP: Hello.\r\n\r\nDana: Goodbye.\r\n"

    again = as_researcher.post(
        path,
        files={"file": ("talk.txt", same.encode())},
        data={"options": '{"based_on": 1}'},
        headers={"If-Match": f'"{made["version"]}"'},
    )
    said = as_researcher.post(
        f"{path}/preview", files={"file": ("talk.txt", other.encode())}, data={"options": '{"based_on": 1}'}
    )
    stored = as_researcher.post(
        path,
        files={"file": ("talk2.txt", other.encode())},
        data={"options": '{"based_on": 1, "note": "Typed again."}'},
        headers={"If-Match": f'"{made["version"]}"'},
    )

    assert (again.status_code, again.json()["code"]) == (409, "nothing_changed")
    assert (said.status_code, said.json()["new_speakers"]) == (200, ["Dana"])
    read = said.json()["file"]
    assert (read["format"], read["encoding"], read["drops"]) == ("txt", "utf-8", [])
    assert said.json()["turns"][4:] == [
        {"speaker": "Dana", "text": "Hello."},
        {"speaker": "P", "text": "Hello."},
        {"speaker": "Dana", "text": "Goodbye."},
    ]
    assert stored.status_code == 201, stored.text
    now = as_researcher.get(open_study.path(f"transcripts/{made['id']}")).json()
    assert [speaker["label"] for speaker in now["speakers"]] == ["Interviewer", "P", "Dana"]
    assert {speaker["id"] for speaker in made["speakers"]} < {speaker["id"] for speaker in now["speakers"]}
    assert (now["current_n"], now["file_name"]) == (2, "talk2.txt")


def test_an_attested_text_stays_attested_by_its_authors_declaration(as_researcher, ground, study):
    made = make_transcript(ground, study.id, by=as_researcher.account_id)
    code_id = make_code(ground, study.id, "Being heard")
    make_codings(ground, study.id, [made], [code_id], as_researcher.account_id, 1)
    new = with_text(turns_of(as_researcher, study, made), 0, "When was that?")

    refused = correct(as_researcher, study, made, new)
    declared = correct(as_researcher, study, made, new, no_identifying_words=True)

    assert (refused.status_code, refused.json()["code"]) == (409, "declaration_missing")
    assert (declared.status_code, declared.json()["zone"]) == (201, "deidentified")
    line = as_researcher.get(study.path(f"transcripts/{made.id}/versions")).json()["items"][0]
    assert line["declared"]


def test_without_a_declaration_an_uncoded_text_goes_back_to_be_checked(as_researcher, ground, study):
    made = make_transcript(ground, study.id, by=as_researcher.account_id)
    new = with_text(turns_of(as_researcher, study, made), 0, "When was that?")

    assert correct(as_researcher, study, made, new).json()["zone"] == "original"
    assert as_researcher.get(study.path(f"transcripts/{made.id}")).json()["state"] == "to_check"


def test_a_returned_transcript_is_corrected_and_checked_by_somebody_else_than_its_corrector(
    as_researcher, as_second_researcher, as_supervisor, ground, study
):
    made = make_transcript(ground, study.id, zone="original", by=as_researcher.account_id)
    path = study.path(f"transcripts/{made.id}")
    ask = {"account_id": str(as_supervisor.account_id)}
    as_researcher.post(f"{path}/attestation-request", ask)
    assert as_supervisor.post(f"{path}/return", {"note": "A name in turn 2."}).status_code == 200
    assert "Correct the text" in as_researcher.get(path).json()["gate"]["next"]
    new = with_text(turns_of(as_researcher, study, made), 1, NAMED)

    hidden = as_second_researcher.get(f"{path}/versions/1")
    made_2 = correct(as_researcher, study, made, new, reason="deidentified")

    assert hidden.status_code == 409
    assert (made_2.status_code, made_2.json()["zone"]) == (201, "original")
    assert as_researcher.get(path).json()["state"] == "to_check"
    assert not as_researcher.get(path).json()["may_attest"]
    as_researcher.post(f"{path}/attestation-request", ask)
    assert as_supervisor.get(path).json()["may_attest"]


def test_re_anchoring_takes_as_many_statements_for_many_codings_as_for_few(as_researcher, ground, open_study):
    turns = [("P", f"Turn {n} says that thing number {n * 7} was like weather {n * 13}.") for n in range(300)]
    counts, seconds = {}, 0.0
    for many in (6, 1_500):
        made = make_transcript(ground, open_study.id, turns, title=f"With {many}")
        codes = [make_code(ground, open_study.id, f"Code {many} {n}") for n in range(3)]
        make_codings(ground, open_study.id, [made], codes, as_researcher.account_id, many)
        said = with_text(turns_of(as_researcher, open_study, made), 4, "Another thing altogether.")
        asked: list[str] = []

        def note(_c, _cursor, statement, _p, _x, _many, asked=asked):
            asked.append(statement)

        event.listen(ground.database.writer, "before_cursor_execute", note)
        began = time.perf_counter()
        done = correct(as_researcher, open_study, made, said)
        seconds = time.perf_counter() - began
        event.remove(ground.database.writer, "before_cursor_execute", note)
        assert done.status_code == 201, done.text
        receipt = done.json()["receipt"]
        assert receipt["before"] == many
        assert receipt["carried"] + receipt["re_placed"] + receipt["stale"] == many
        counts[many] = len(asked)

    assert counts[1_500] <= counts[6] + 1
    assert seconds < 6
    with ground.database.read() as connection:
        lost = "SELECT count(*) FROM coding c JOIN transcript_version v ON v.id = c.version_id WHERE v.n = 1"
        rest = connection.execute(text(f"{lost} AND NOT c.stale")).scalar()
    assert rest == 0


def test_a_released_quote_keeps_its_words_and_is_listed_when_its_passage_changes(
    as_researcher, as_supervisor, ground, open_study
):
    voice = make_voice(ground, open_study.id, as_researcher.account_id, said=FIRST, consent={})
    quote_id = make_quote(ground, open_study.id, voice.coding_id, as_researcher.account_id, text=FIRST)
    path = open_study.path(f"quotes/{quote_id}")
    before = as_researcher.get(path).json()
    new = with_text(turns_of(as_researcher, open_study, Named(voice.transcript_id)), 1, NAMED)

    made = correct(as_researcher, open_study, Named(voice.transcript_id), new)

    assert made.json()["receipt"]["re_placed"] == 1, made.text
    after = as_researcher.get(path).json()
    assert (before["passage"], before["counts_as_approved"]) == ("same", True)
    assert (after["passage"], after["counts_as_approved"]) == ("changed", False)
    assert after["text"] == before["text"] == FIRST
    assert after["segment"] == NAMED
    waiting = {one["kind"]: one["n"] for one in as_researcher.get(open_study.path("home")).json()["waiting"]}
    assert waiting["quotes_changed"] == 1


def test_no_coding_is_overlooked_by_a_correction_that_is_made_meanwhile(
    as_researcher, as_second_researcher, ground, open_study, heard
):
    turns = [("P", f"Turn {n} says that thing number {n * 7} was like weather {n * 13}.") for n in range(40)]
    made = make_transcript(ground, open_study.id, turns)
    said = turns_of(as_researcher, open_study, made)
    etag = etag_of(as_researcher, open_study, made)
    path = open_study.path(f"transcripts/{made.id}/versions")
    body = {"based_on": 1, "turns": [{"text": "An opening that was missing."}, *said]}

    def one(n):
        if n == 8:
            return as_researcher.post(path, body, headers={"If-Match": f'"{etag}"'}).status_code
        return code(as_second_researcher, open_study, made, f"Turn {n} says", heard).status_code

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(one, range(24)))

    assert set(answers) == {201}
    found = codings(as_researcher, open_study, made)
    assert (len(found["items"]), found["stale"]) == (23, 0)
    text = as_researcher.get(f"{path}/2").json()["text"]
    assert all(text[one["start"] : one["end"]].startswith("Turn ") for one in found["items"])

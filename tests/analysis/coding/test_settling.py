"""Segments that a correction left for a person: settled, removed, brought back, undone."""

from tests.analysis.coding.corrections import NAMED, code, correct, quoted, stale, turns_of, with_text


def test_its_coder_settles_a_stale_segment_beside_both_texts(as_researcher, open_study, transcript, heard):
    made = code(as_researcher, open_study, transcript, "Nobody ever asked me that.", heard).json()
    turns = turns_of(as_researcher, open_study, transcript)
    correct(as_researcher, open_study, transcript, with_text(turns, 1, "She asked me. Not one had asked me."))
    listed = stale(as_researcher, open_study, transcript)

    assert (listed["count"], listed["mine"], listed["items"][0]["id"]) == (1, 1, made["id"])
    assert listed["items"][0]["was"]["n"] == 1
    body = as_researcher.get(open_study.path(f"transcripts/{transcript.id}/versions/2")).json()["text"]
    start = body.index("Not one")
    said = {"version": 2, "start": start, "end": start + 21}
    settled = as_researcher.post(open_study.path(f"codings/{made['id']}/settle"), said)

    assert settled.status_code == 200, settled.text
    assert quoted(as_researcher, open_study, heard) == {"Not one had asked me.": False}
    assert stale(as_researcher, open_study, transcript)["items"] == []
    again = as_researcher.post(open_study.path(f"codings/{made['id']}/settle"), said)
    assert (again.status_code, again.json()["code"]) == (409, "not_stale")


def test_others_place_a_segment_if_they_corrected_or_supervise_and_remove_none(
    as_researcher, as_second_researcher, as_supervisor, open_study, transcript, heard
):
    made = code(as_second_researcher, open_study, transcript, "Nobody ever asked me that.", heard).json()
    path = open_study.path(f"codings/{made['id']}/settle")
    turns = turns_of(as_researcher, open_study, transcript)
    correct(as_supervisor, open_study, transcript, with_text(turns, 1, "She asked me. Not one had asked me."))

    assert as_researcher.post(path, {"version": 2, "start": 50, "end": 60}).status_code == 404
    assert as_supervisor.post(path, {"remove": True}).status_code == 404
    assert as_supervisor.post(path, {"version": 2, "start": 50, "end": 60}).status_code == 200


def test_a_stale_coding_is_removed_and_brought_back_to_wait_again(
    as_researcher, open_study, transcript, heard
):
    made = code(as_researcher, open_study, transcript, "Nobody ever asked me that.", heard).json()
    turns = turns_of(as_researcher, open_study, transcript)
    correct(as_researcher, open_study, transcript, with_text(turns, 1, "She asked me."))

    gone = as_researcher.post(open_study.path(f"codings/{made['id']}/settle"), {"remove": True})
    assert (gone.status_code, stale(as_researcher, open_study, transcript)["count"]) == (200, 0)
    back = as_researcher.post(open_study.path("undo"))

    assert back.status_code == 200, back.text
    assert stale(as_researcher, open_study, transcript)["count"] == 1


def test_words_that_come_back_bring_their_stale_codings_back(as_researcher, open_study, transcript, heard):
    code(as_researcher, open_study, transcript, "Nobody ever asked me that.", heard)
    turns = turns_of(as_researcher, open_study, transcript)
    correct(as_researcher, open_study, transcript, with_text(turns, 1, "She asked me."))

    made = correct(as_researcher, open_study, transcript, turns, 2)

    assert (made.json()["receipt"]["carried"], made.json()["receipt"]["stale"]) == (1, 0)
    assert stale(as_researcher, open_study, transcript)["count"] == 0


def test_undo_reaches_across_a_correction_where_that_is_certain(as_researcher, open_study, transcript, heard):
    kept = code(as_researcher, open_study, transcript, "the door", heard).json()
    as_researcher.delete(open_study.path(f"codings/{kept['id']}"))
    turns = turns_of(as_researcher, open_study, transcript)
    correct(as_researcher, open_study, transcript, with_text(turns, 1, "Oh. " + NAMED))

    back = as_researcher.post(open_study.path("undo"))

    assert back.status_code == 200, back.text
    assert quoted(as_researcher, open_study, heard) == {"the door": False}


def test_undo_is_refused_where_the_text_under_it_has_gone(as_researcher, open_study, transcript, heard):
    kept = code(as_researcher, open_study, transcript, "Nobody ever asked me that.", heard).json()
    as_researcher.delete(open_study.path(f"codings/{kept['id']}"))
    turns = turns_of(as_researcher, open_study, transcript)
    correct(as_researcher, open_study, transcript, with_text(turns, 1, "She asked me."))

    refused = as_researcher.post(open_study.path("undo"))

    assert (refused.status_code, refused.json()["code"]) == (409, "transcript_corrected")


def test_stale_segments_wait_for_their_coder_on_the_study_home(
    as_researcher, as_supervisor, open_study, transcript, heard
):
    code(as_researcher, open_study, transcript, "Nobody ever asked me that.", heard)
    turns = turns_of(as_researcher, open_study, transcript)
    correct(as_supervisor, open_study, transcript, with_text(turns, 1, "She asked me."))

    home = [who.get(open_study.path("home")).json()["waiting"] for who in (as_researcher, as_supervisor)]

    mine = next(one for one in home[0] if one["kind"] == "stale")
    assert (mine["n"], [item["id"] for item in mine["items"]]) == (1, [str(transcript.id)])
    assert not [one for one in home[1] if one["kind"] == "stale"]

"""Segments that a correction left for a person: settled, removed, brought back, undone."""

from tests.analysis.coding.corrections import (
    NAMED,
    code,
    codings,
    correct,
    quoted,
    stale,
    turns_of,
    with_text,
)


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


# A placing can be undone


def left_open(coder, corrector, study, transcript, code_id):
    """Leave one segment open by a correction; return its coding and what places it at other words."""
    made = code(coder, study, transcript, "Nobody ever asked me that.", code_id).json()
    turns = turns_of(coder, study, transcript)
    correct(corrector, study, transcript, with_text(turns, 1, "She asked me. Not one had asked me."))
    text = coder.get(study.path(f"transcripts/{transcript.id}/versions/2")).json()["text"]
    start = text.index("Not one")
    return made["id"], {"version": 2, "start": start, "end": start + 21}


def counts_of(person, study, code_id):
    found = person.get(study.path(f"codes/{code_id}")).json()
    return found["segments"], found["people"]


def test_a_placing_is_undone_and_done_again(as_researcher, open_study, transcript, heard):
    coding_id, place = left_open(as_researcher, as_researcher, open_study, transcript, heard)
    before = counts_of(as_researcher, open_study, heard)
    as_researcher.post(open_study.path(f"codings/{coding_id}/settle"), place)

    undone = as_researcher.post(open_study.path("undo")).json()

    assert (undone["verb"], undone["changed"], undone["removed"]) == ("settle", [], [coding_id])
    listed = stale(as_researcher, open_study, transcript)
    assert [(one["id"], one["was"]["words"]) for one in listed["items"]] == [
        (coding_id, "Nobody ever asked me that.")
    ]
    assert codings(as_researcher, open_study, transcript)["items"] == []
    assert counts_of(as_researcher, open_study, heard) == before

    again = as_researcher.post(open_study.path("redo")).json()

    assert ([one["id"] for one in again["changed"]], again["removed"]) == ([coding_id], [])
    assert quoted(as_researcher, open_study, heard) == {"Not one had asked me.": False}
    assert stale(as_researcher, open_study, transcript)["count"] == 0
    assert counts_of(as_researcher, open_study, heard) == before


def test_who_placed_for_a_colleague_undoes_it_and_nobody_else_does(
    as_researcher, as_supervisor, open_study, transcript, heard
):
    coding_id, place = left_open(as_researcher, as_supervisor, open_study, transcript, heard)
    as_supervisor.post(open_study.path(f"codings/{coding_id}/settle"), place)

    # The coder's own step: the coding, which lay elsewhere.
    refused = as_researcher.post(open_study.path("undo"))
    undone = as_supervisor.post(open_study.path("undo"))

    assert (refused.status_code, refused.json()["code"]) == (409, "transcript_corrected")
    assert (undone.status_code, undone.json()["verb"]) == (200, "settle")
    assert stale(as_researcher, open_study, transcript)["count"] == 1


def test_a_placing_that_its_coder_has_built_on_is_not_undone(
    as_researcher, as_supervisor, open_study, transcript, heard
):
    coding_id, place = left_open(as_researcher, as_supervisor, open_study, transcript, heard)
    path = open_study.path(f"codings/{coding_id}")
    placed = as_supervisor.post(f"{path}/settle", place).json()["coding"]
    as_researcher.patch(path, {"memo": "So it is."}, version=placed["version"])

    refused = as_supervisor.post(open_study.path("undo"))

    assert (refused.status_code, refused.json()["code"]) == (409, "built_on")
    assert stale(as_researcher, open_study, transcript)["count"] == 0


def test_a_placing_is_undone_across_a_later_correction_and_not_done_again_where_its_words_have_gone(
    as_researcher, open_study, transcript, heard
):
    coding_id, place = left_open(as_researcher, as_researcher, open_study, transcript, heard)
    as_researcher.post(open_study.path(f"codings/{coding_id}/settle"), place)
    turns = turns_of(as_researcher, open_study, transcript, 2)
    correct(as_researcher, open_study, transcript, with_text(turns, 0, "Well, " + turns[0]["text"]), 2)
    assert quoted(as_researcher, open_study, heard) == {"Not one had asked me.": False}

    assert as_researcher.post(open_study.path("undo")).status_code == 200
    assert stale(as_researcher, open_study, transcript)["items"][0]["was"]["n"] == 1
    turns = turns_of(as_researcher, open_study, transcript, 3)
    correct(as_researcher, open_study, transcript, with_text(turns, 1, "She did."), 3)
    refused = as_researcher.post(open_study.path("redo"))

    assert (refused.status_code, refused.json()["code"]) == (409, "transcript_corrected")
    assert stale(as_researcher, open_study, transcript)["count"] == 1


def test_a_removed_stale_coding_that_comes_back_is_not_shown_in_the_newer_text(
    as_researcher, open_study, transcript, heard
):
    coding_id, _ = left_open(as_researcher, as_researcher, open_study, transcript, heard)
    as_researcher.post(open_study.path(f"codings/{coding_id}/settle"), {"remove": True})

    back = as_researcher.post(open_study.path("undo")).json()

    assert (back["changed"], back["removed"]) == ([], [coding_id])

"""Coding: one code, one segment, one coder; undo; counters that always agree with the codings."""

from collections import Counter

import pytest

from api.analysis.coding import counter_queries
from tests.factories.analysis import make_code, make_participant, make_transcript


def body(transcript, words, code_id, **more):
    start, end = transcript.find(words)
    return {
        "transcript_id": str(transcript.id),
        "version": 1,
        "start": start,
        "end": end,
        "code_id": str(code_id),
        **more,
    }


def codings(person, study, transcript):
    return person.get(study.path(f"transcripts/{transcript.id}/codings")).json()


def test_a_passage_is_coded_and_read_back_at_its_code_points(as_researcher, open_study, transcript, heard):
    words = "\U0001f642 It was a cafe\u0301"

    made = as_researcher.post(open_study.path("codings"), body(transcript, words, heard, memo="Note"))

    assert made.status_code == 201
    found = codings(as_researcher, open_study, transcript)["items"]
    assert [(c["start"], c["end"], c["memo"]) for c in found] == [(*transcript.find(words), "Note")]
    segment = as_researcher.get(open_study.path(f"codes/{heard}/codings")).json()["items"][0]
    assert segment["quote"] == words
    assert segment["participants"] == ["SU-01"]
    assert segment["before"].endswith("door. ")


def test_the_codebook_counts_people_and_segments(
    as_researcher, ground, open_study, transcript, heard, participant_id
):
    other = make_transcript(ground, open_study.id, participant_id=participant_id, title="Second")
    for made, words in ((transcript, "asked me"), (transcript, "Nobody ever"), (other, "asked me")):
        as_researcher.post(open_study.path("codings"), body(made, words, heard))

    line = as_researcher.get(open_study.path("codes")).json()["items"][0]

    assert (line["segments"], line["people"]) == (3, 1)


def test_nobody_counts_twice_in_a_code_and_what_stands_under_it(
    as_researcher, ground, open_study, transcript, heard
):
    child = make_code(ground, open_study.id, "Asked first", heard)
    for words, code in (("asked me", heard), ("wrong", child), ("door", child)):
        as_researcher.post(open_study.path("codings"), body(transcript, words, code))

    parent = as_researcher.get(open_study.path("codes")).json()["items"][0]

    assert (parent["people"], parent["segments"]) == (1, 1)
    assert (parent["people_in_all"], parent["segments_in_all"]) == (1, 3)


def test_words_of_the_interviewer_count_no_person(as_researcher, open_study, transcript, heard):
    as_researcher.post(open_study.path("codings"), body(transcript, "take me back", heard))

    line = as_researcher.get(open_study.path("codes")).json()["items"][0]
    assert (line["segments"], line["people"]) == (1, 0)


def test_the_same_coding_twice_is_refused_and_says_which_stands(as_researcher, open_study, transcript, heard):
    first = as_researcher.post(open_study.path("codings"), body(transcript, "asked me", heard)).json()

    again = as_researcher.post(open_study.path("codings"), body(transcript, "asked me", heard))

    assert again.status_code == 409
    assert again.json()["code"] == "already_coded"
    assert again.json()["coding_id"] == first["id"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"end": 100_000}, "span_invalid"),
        ({"start": 5, "end": 5}, "span_invalid"),
        ({"start": 9, "end": 3}, "span_invalid"),
        ({"start": -1}, "fields_invalid"),
        ({"start": True}, "fields_invalid"),
        ({"start": "1"}, "fields_invalid"),
        ({"code_id": "01900000-0000-7000-8000-000000000000"}, "code_unknown"),
        ({"version": 2}, "version_superseded"),
    ],
)
def test_a_span_or_code_that_does_not_hold_is_refused(
    as_researcher, open_study, transcript, heard, change, code
):
    answer = as_researcher.post(open_study.path("codings"), body(transcript, "asked me", heard) | change)

    assert answer.status_code in (409, 422)
    assert answer.json()["code"] == code
    assert codings(as_researcher, open_study, transcript)["items"] == []


def test_a_transcript_of_another_study_is_not_found(as_researcher, ground, study, open_study, heard):
    elsewhere = make_transcript(ground, study.id)

    answer = as_researcher.post(open_study.path("codings"), body(elsewhere, "asked me", heard))

    assert answer.status_code == 404


def test_a_retired_code_is_refused(as_researcher, open_study, transcript, heard):
    as_researcher.post(open_study.path(f"codes/{heard}/retire"), headers={"If-Match": '"1"'})

    answer = as_researcher.post(open_study.path("codings"), body(transcript, "asked me", heard))

    assert answer.json()["code"] == "code_retired"


def test_several_codings_are_made_together_or_not_at_all(as_researcher, open_study, transcript, heard):
    good, bad = body(transcript, "asked me", heard), body(transcript, "Nobody", heard) | {"end": 99_999}

    refused = as_researcher.post(open_study.path("codings/bulk"), {"items": [good, bad]})

    assert refused.status_code == 422
    assert codings(as_researcher, open_study, transcript)["items"] == []
    done = as_researcher.post(
        open_study.path("codings/bulk"), {"items": [good, body(transcript, "Nobody", heard)]}
    )
    assert len(done.json()["items"]) == 2
    assert as_researcher.post(open_study.path("undo")).status_code == 200
    assert codings(as_researcher, open_study, transcript)["items"] == []


def test_a_coding_of_another_person_cannot_be_changed_or_removed(
    as_researcher, as_second_researcher, as_supervisor, open_study, transcript, heard
):
    made = as_researcher.post(open_study.path("codings"), body(transcript, "asked me", heard)).json()

    for other in (as_second_researcher, as_supervisor):
        assert other.delete(open_study.path(f"codings/{made['id']}")).status_code == 404
        assert (
            other.patch(open_study.path(f"codings/{made['id']}"), {"memo": "x"}, version=1).status_code == 404
        )
    assert len(codings(as_researcher, open_study, transcript)["items"]) == 1


def test_undo_and_redo_go_through_the_steps_of_one_person(
    as_researcher, as_second_researcher, open_study, transcript, heard
):
    path = open_study.path
    first = as_researcher.post(path("codings"), body(transcript, "asked me", heard)).json()
    as_second_researcher.post(path("codings"), body(transcript, "Nobody", heard))
    as_researcher.patch(path(f"codings/{first['id']}"), {"memo": "Thought"}, version=1)
    as_researcher.delete(path(f"codings/{first['id']}"))

    back = as_researcher.post(path("undo")).json()
    assert [c["memo"] for c in back["changed"]] == ["Thought"]
    without_memo = as_researcher.post(path("undo")).json()
    assert [c["memo"] for c in without_memo["changed"]] == [""]
    assert as_researcher.post(path("undo")).json()["removed"] == [first["id"]]
    assert as_researcher.post(path("undo")).json()["code"] == "nothing_to_undo"
    assert [c["coder_id"] for c in codings(as_researcher, open_study, transcript)["items"]] == [
        str(as_second_researcher.account_id)
    ]

    for _ in range(3):
        assert as_researcher.post(path("redo")).status_code == 200
    assert as_researcher.post(path("redo")).json()["code"] == "nothing_to_redo"
    assert len(codings(as_researcher, open_study, transcript)["items"]) == 1


def test_a_new_step_after_an_undo_forgets_what_was_undone(as_researcher, open_study, transcript, heard):
    as_researcher.post(open_study.path("codings"), body(transcript, "asked me", heard))
    as_researcher.post(open_study.path("undo"))
    as_researcher.post(open_study.path("codings"), body(transcript, "Nobody", heard))

    assert as_researcher.post(open_study.path("redo")).status_code == 409


def test_another_code_on_the_same_segment_moves_the_counts(
    as_researcher, ground, open_study, transcript, heard
):
    other = make_code(ground, open_study.id, "Who holds the pen")
    made = as_researcher.post(open_study.path("codings"), body(transcript, "asked me", heard)).json()

    as_researcher.patch(open_study.path(f"codings/{made['id']}"), {"code_id": str(other)}, version=1)

    counts = {
        c["label"]: (c["people"], c["segments"])
        for c in as_researcher.get(open_study.path("codes")).json()["items"]
    }
    assert counts == {"Being heard": (0, 0), "Who holds the pen": (1, 1)}


def test_the_counters_agree_with_the_codings_after_many_changes(
    as_researcher, as_second_researcher, ground, open_study, transcript, heard
):
    other = make_code(ground, open_study.id, "Trust takes time")
    for person in (as_researcher, as_second_researcher):
        for words in ("asked me", "wrong about", "door", "really", "Nobody"):
            for code in (heard, other):
                person.post(open_study.path("codings"), body(transcript, words, code))
        person.post(open_study.path("undo"))
        standing = [
            c
            for c in codings(person, open_study, transcript)["items"]
            if c["coder_id"] == str(person.account_id)
        ]
        person.delete(open_study.path(f"codings/{standing[0]['id']}"))

    found = codings(as_researcher, open_study, transcript)["items"]
    expected = Counter((c["code_id"], c["coder_id"]) for c in found)
    with ground.database.read() as connection:
        kept = {
            (str(r.code_id), str(r.coder_id)): r.segments
            for r in counter_queries.counts_of(connection, open_study.id)
        }
    assert kept == dict(expected)
    assert sum(kept.values()) == 16


def test_what_changed_since_a_place_is_answered_with_what_is_gone(
    as_researcher, open_study, transcript, heard
):
    path = open_study.path
    kept = as_researcher.post(path("codings"), body(transcript, "asked me", heard)).json()
    gone = as_researcher.post(path("codings"), body(transcript, "Nobody", heard)).json()
    seq = codings(as_researcher, open_study, transcript)["seq"]
    as_researcher.patch(path(f"codings/{kept['id']}"), {"memo": "x"}, version=1)
    as_researcher.delete(path(f"codings/{gone['id']}"))

    since = as_researcher.get(path(f"transcripts/{transcript.id}/codings?since_seq={seq}")).json()

    assert [c["id"] for c in since["items"]] == [kept["id"]]
    assert since["removed"] == [gone["id"]]
    assert since["seq"] == seq + 2


def test_the_same_key_codes_once(as_researcher, open_study, transcript, heard):
    key = {"Idempotency-Key": "a-key-of-mine"}

    answers = [
        as_researcher.post(open_study.path("codings"), body(transcript, "asked me", heard), headers=key)
        for _ in range(3)
    ]

    assert len({a.text for a in answers}) == 1
    assert len(codings(as_researcher, open_study, transcript)["items"]) == 1


def test_a_reviewer_reaches_no_coding(as_reviewer, open_study, transcript, heard):
    assert as_reviewer.get(open_study.path(f"transcripts/{transcript.id}/codings")).status_code == 403
    assert (
        as_reviewer.post(open_study.path("codings"), body(transcript, "asked me", heard)).status_code == 403
    )


def test_coding_waits_for_deidentification_and_consent(as_researcher, ground, study):
    participant_id = make_participant(ground, study.id, "SU-01")
    code = make_code(ground, study.id, "Being heard")
    raw = make_transcript(
        ground, study.id, participant_id=participant_id, zone="original", by=as_researcher.account_id
    )
    checked = make_transcript(ground, study.id, participant_id=participant_id, title="Checked")

    assert as_researcher.post(study.path("codings"), body(raw, "asked me", code)).json()["code"] == (
        "transcript_not_deidentified"
    )
    refused = as_researcher.post(study.path("codings"), body(checked, "asked me", code))
    assert refused.json()["code"] == "consent_missing"
    assert "SU-01" in refused.json()["detail"]


def test_segments_of_a_code_come_in_pages_with_those_under_it(
    as_researcher, ground, open_study, transcript, heard
):
    child = make_code(ground, open_study.id, "Asked first", heard)
    for words, code in (("asked me", heard), ("wrong", child), ("door", heard), ("Nobody", child)):
        as_researcher.post(open_study.path("codings"), body(transcript, words, code))
    path = open_study.path(f"codes/{heard}/codings?subtree=true&limit=3")

    first = as_researcher.get(path).json()
    second = as_researcher.get(f"{path}&cursor={first['next_cursor']}").json()

    assert [s["quote"] for s in first["items"] + second["items"]] == ["asked me", "wrong", "Nobody", "door"]
    assert second["next_cursor"] is None

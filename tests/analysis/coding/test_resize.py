"""A segment is extended or shrunk by its coder: words, counts and conflicts are those of applying."""

import pytest


def resize(scene, who, coding, words, **more):
    start, end = scene.transcript.find(words)
    body = {"start": start, "end": end, **more}
    return who.patch(scene.path(f"codings/{coding['id']}"), body, version=coding["version"])


def test_a_segment_takes_the_words_of_its_new_bounds(scene, as_researcher):
    code = scene.code(as_researcher, "Heard")
    coding = scene.apply(as_researcher, "asked me", code)

    changed = scene.done(resize(scene, as_researcher, coding, "She asked me what"))

    assert (changed["start"], changed["end"]) == scene.transcript.find("She asked me what")
    segment = scene.done(as_researcher.get(scene.path(f"codes/{code['id']}/codings")))["items"][0]
    assert segment["quote"] == "She asked me what"


def test_the_people_behind_a_segment_follow_its_bounds(scene, as_researcher):
    code = scene.code(as_researcher, "Heard")
    coding = scene.apply(as_researcher, "first meeting?\nShe asked", code)
    assert scene.line(as_researcher, code)["people"] == 1

    scene.done(resize(scene, as_researcher, coding, "first meeting?"))

    assert (scene.line(as_researcher, code)["people"], scene.line(as_researcher, code)["segments"]) == (0, 1)
    scene.demand_counters()


def test_one_end_alone_can_be_moved(scene, as_researcher):
    coding = scene.apply(as_researcher, "asked me", scene.code(as_researcher, "Heard"))
    path = scene.path(f"codings/{coding['id']}")

    changed = scene.done(as_researcher.patch(path, {"end": coding["end"] - 3}, version=1))

    assert (changed["start"], changed["end"]) == (coding["start"], coding["end"] - 3)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"start": 5, "end": 5}, "span_invalid"),
        ({"end": 100_000}, "span_invalid"),
        ({"start": 42, "end": 43}, "span_blank"),
        ({"start": 1, "end": 9, "version": 2}, "version_superseded"),
        ({"start": -1}, "fields_invalid"),
    ],
)
def test_bounds_that_do_not_hold_are_refused(scene, as_researcher, change, code):
    coding = scene.apply(as_researcher, "asked me", scene.code(as_researcher, "Heard"))
    before = scene.codings(as_researcher)

    refused = as_researcher.patch(scene.path(f"codings/{coding['id']}"), change, version=1)

    assert refused.status_code in (409, 422)
    assert refused.json()["code"] == code
    assert scene.codings(as_researcher) == before


def test_bounds_that_the_same_code_has_already_are_refused(scene, as_researcher):
    code = scene.code(as_researcher, "Heard")
    standing = scene.apply(as_researcher, "She asked me", code)
    coding = scene.apply(as_researcher, "asked me", code)

    refused = resize(scene, as_researcher, coding, "She asked me")

    assert (refused.json()["code"], refused.json()["coding_id"]) == ("already_coded", standing["id"])
    scene.demand_counters()


def test_the_segment_of_another_person_keeps_its_bounds(scene, as_researcher, as_second_researcher):
    coding = scene.apply(as_researcher, "asked me", scene.code(as_researcher, "Heard"))

    assert resize(scene, as_second_researcher, coding, "She asked me").status_code == 404

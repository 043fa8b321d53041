"""Merge and split: everybody's segments move, doubles become one, themes follow, counts agree."""

from collections import Counter

import pytest

from tests.factories.analysis import make_code, make_codings, make_transcript
from tests.statements import watched

FEW, MANY = 30, 3_000


def merge(scene, who, one, other):
    return who.post(scene.path(f"codes/{one['id']}/merge"), {"into": other["id"]})


def preview(scene, who, one, other):
    return scene.done(who.post(scene.path(f"codes/{one['id']}/merge/preview"), {"into": other["id"]}))


@pytest.fixture
def pair(scene, as_researcher, as_second_researcher):
    """Two codes on the same text by two people; one passage bears both by one of them."""
    one, other = scene.code(as_researcher, "One"), scene.code(as_researcher, "Other")
    scene.code(as_researcher, "Under one", parent_id=one["id"])
    scene.apply(as_researcher, "asked me", one, memo="First")
    scene.apply(as_researcher, "asked me", other, memo="Second")
    scene.apply(as_second_researcher, "asked me", one, memo="Theirs")
    scene.apply(as_second_researcher, "door", one)
    return one, other


def test_a_merge_moves_the_segments_of_everybody_and_makes_one_of_doubles(
    scene, pair, as_researcher, as_second_researcher
):
    one, other = pair

    merged = scene.done(merge(scene, as_researcher, one, other))

    assert (merged["retired"], merged["merged_into_id"]) == (True, other["id"])
    found = scene.codings(as_researcher).values()
    assert {code_id for code_id, *_ in found} == {other["id"]}
    assert sorted(memo for *_, memo in found) == ["", "Second\n\nFirst", "Theirs"]
    assert Counter(coder for _, coder, *_ in found) == {
        str(as_researcher.account_id): 1,
        str(as_second_researcher.account_id): 2,
    }
    lines = {line["label"]: line for line in scene.codebook(as_researcher)}
    assert (lines["Other"]["segments"], lines["Other"]["people"]) == (3, 1)
    assert (lines["One"]["segments"], lines["One"]["people"]) == (0, 0)
    assert lines["Under one"]["parent_id"] == other["id"]
    scene.demand_counters()


def test_the_preview_counts_what_the_merge_does(scene, pair, as_researcher):
    one, other = pair
    scene.done(as_researcher.post(scene.path("themes"), {"name": "T", "code_ids": [one["id"]]}))

    assert preview(scene, as_researcher, one, other) == {
        "segments": 3,
        "doubles": 1,
        "both_in_use": 0,
        "people": 1,
        "people_after": 1,
        "segments_after": 3,
        "coders": 2,
        "codes_under": 1,
        "themes": 1,
    }
    assert scene.line(as_researcher, one)["segments"] == 3


def test_the_double_on_which_a_theme_rests_is_the_one_that_stays(scene, pair, as_researcher):
    one, other = pair
    found = scene.codings(as_researcher).items()
    used = next(one_id for one_id, said in found if said[4] == "First")
    theme = scene.done(as_researcher.post(scene.path("themes"), {"name": "T"}))
    scene.done(as_researcher.post(scene.path(f"themes/{theme['id']}/evidence"), {"coding_id": used}))

    scene.done(merge(scene, as_researcher, one, other))

    assert scene.codings(as_researcher)[used][4] == "Second\n\nFirst"
    scene.undo(as_researcher)
    assert scene.codings(as_researcher)[used][4] == "First"
    scene.demand_counters()


def test_doubles_that_are_both_in_use_keep_the_codes_apart(scene, pair, as_researcher):
    one, other = pair
    theme = scene.done(as_researcher.post(scene.path("themes"), {"name": "T"}))
    for coding_id, said in scene.codings(as_researcher).items():
        if said[4] in ("First", "Second"):
            path = scene.path(f"themes/{theme['id']}/evidence")
            scene.done(as_researcher.post(path, {"coding_id": coding_id}))
    before = scene.codings(as_researcher)

    assert preview(scene, as_researcher, one, other)["both_in_use"] == 1
    refused = merge(scene, as_researcher, one, other)

    assert (refused.status_code, refused.json()["code"]) == (409, "doubles_in_use")
    assert scene.codings(as_researcher) == before


def test_a_theme_that_held_the_merged_code_holds_the_other_and_back_again(scene, pair, as_researcher):
    one, other = pair
    alone = scene.done(as_researcher.post(scene.path("themes"), {"name": "A", "code_ids": [one["id"]]}))
    both = {"name": "B", "code_ids": [other["id"], one["id"]]}
    both = scene.done(as_researcher.post(scene.path("themes"), both))

    def held():
        items = scene.done(as_researcher.get(scene.path("themes")))["items"]
        return {t["id"]: [c["id"] for c in t["codes"]] for t in items}

    before = held()
    scene.done(merge(scene, as_researcher, one, other))
    assert held() == {alone["id"]: [other["id"]], both["id"]: [other["id"]]}
    scene.undo(as_researcher)
    assert held() == before
    scene.redo(as_researcher)
    assert held() == {alone["id"]: [other["id"]], both["id"]: [other["id"]]}


def test_a_code_does_not_merge_with_itself_what_stands_under_it_or_what_is_retired(scene, as_researcher):
    one = scene.code(as_researcher, "One")
    under = scene.code(as_researcher, "Under", parent_id=one["id"])
    gone = scene.code(as_researcher, "Gone")
    scene.verb(as_researcher, gone, "retire")

    assert merge(scene, as_researcher, one, one).json()["code"] == "same_code"
    assert merge(scene, as_researcher, one, under).json()["code"] == "own_descendant"
    assert merge(scene, as_researcher, one, gone).json()["code"] == "code_retired"
    scene.done(merge(scene, as_researcher, under, one))
    assert merge(scene, as_researcher, under, one).json()["code"] == "already_merged"


def test_a_code_of_another_study_takes_no_part(scene, as_researcher, study, ground):
    one = scene.code(as_researcher, "One")
    elsewhere = {"id": str(make_code(ground, study.id, "Elsewhere"))}

    assert merge(scene, as_researcher, one, elsewhere).status_code == 404
    assert merge(scene, as_researcher, elsewhere, one).status_code == 404


def test_the_history_keeps_both_codes_of_a_merge(scene, pair, as_researcher):
    one, other = pair
    scene.done(merge(scene, as_researcher, one, other))

    of_one, of_other = (
        scene.done(as_researcher.get(scene.path(f"codes/{code['id']}/history")))["items"][0]
        for code in (one, other)
    )

    assert {c["field"]: c["new"] for c in of_one["changes"]} == {"retired": "yes", "merged_into": "Other"}
    assert of_other["changes"] == [{"field": "merged_from", "old": None, "new": "One"}]
    assert of_other["by"] == "Rea Researcher"


def test_a_split_moves_the_chosen_segments_of_everybody(scene, as_researcher, as_second_researcher, pair):
    one, _ = pair
    theirs = [i for i, said in scene.codings(as_researcher).items() if said[4] == "Theirs"]
    body = {"label": "Part", "definition": "Their part.", "coding_ids": theirs}

    part = scene.done(as_researcher.post(scene.path(f"codes/{one['id']}/split"), body))

    assert scene.codings(as_researcher)[theirs[0]][0] == part["id"]
    lines = {line["label"]: line["segments"] for line in scene.codebook(as_researcher)}
    assert (lines["Part"], lines["One"]) == (1, 2)
    scene.demand_counters()


def test_a_split_of_segments_that_do_not_bear_the_code_is_refused(scene, as_researcher, pair):
    one, _ = pair
    ids = [i for i, said in scene.codings(as_researcher).items() if said[4] in ("First", "Second")]
    body = {"label": "Part", "coding_ids": ids}

    refused = as_researcher.post(scene.path(f"codes/{one['id']}/split"), body)

    assert (refused.status_code, refused.json()["code"]) == (422, "segments_unknown")
    assert "Part" not in [line["label"] for line in scene.codebook(as_researcher)]


def test_whoever_reads_a_transcript_hears_which_codings_a_merge_moved(
    scene, pair, as_researcher, as_second_researcher
):
    one, other = pair
    path = scene.path(f"transcripts/{scene.transcript.id}/codings")
    seq = scene.done(as_second_researcher.get(path))["seq"]
    before = scene.codings(as_researcher)
    scene.done(merge(scene, as_researcher, one, other))

    since = scene.done(as_second_researcher.get(f"{path}?since_seq={seq}"))

    after = scene.codings(as_researcher)
    assert {c["id"] for c in since["items"]} == {i for i in after if after[i] != before[i]}
    assert set(since["removed"]) == before.keys() - after.keys()


def statements_of_a_round(scene, ground, who, n):
    """Merge n segments, undo, split them off, undo; return how many statements each took."""
    turns = tuple(("P", f"turn {k} " + "word " * 30) for k in range(20))
    made = [make_transcript(ground, scene.study.id, turns, title=f"T{n}-{k}") for k in range(4)]
    code, other = ({"id": str(make_code(ground, scene.study.id, f"{word} {n}"))} for word in ("C", "O"))
    make_codings(ground, scene.study.id, made, [code["id"]], who.account_id, n)
    found = []
    with watched(ground, ground.database.writer) as said:
        assert merge(scene, who, code, other).status_code == 200
        found.append(len(said))
        assert scene.undo(who)["moved"] == n
        found.append(len(said))
    ids, cursor = [], ""
    while cursor is not None:
        page = scene.done(who.get(scene.path(f"codes/{code['id']}/codings?limit=200{cursor}")))
        ids += [item["id"] for item in page["items"]]
        cursor = f"&cursor={page['next_cursor']}" if page["next_cursor"] else None
    with watched(ground, ground.database.writer) as said:
        body = {"label": f"Part {n}", "coding_ids": ids}
        scene.done(who.post(scene.path(f"codes/{code['id']}/split"), body))
        found.append(len(said))
        assert scene.undo(who)["moved"] == n
        found.append(len(said))
    return found


def test_a_merge_and_a_split_take_as_many_statements_for_3000_segments_as_for_30(
    scene, ground, as_researcher
):
    few = statements_of_a_round(scene, ground, as_researcher, FEW)
    many = statements_of_a_round(scene, ground, as_researcher, MANY)

    assert many == few
    scene.demand_counters()

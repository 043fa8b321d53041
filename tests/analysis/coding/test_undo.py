"""Every verb of coding and of the codebook can be undone and done again, or says who has built on it."""

import pytest

from tests.factories.people import sign_in

ALL_FIELDS = {
    "definition": "Being asked.",
    "use_when": "Somebody asks.",
    "not_when": "Nobody asks.",
    "example": "She asked me.",
    "colour": 4,
    "pattern": 2,
    "objective_ns": [1, 2],
}


def rename(s, who):
    code = s.code(who, "Heard", **ALL_FIELDS)
    s.change(who, code, label="Being heard", definition="Asked first.", colour=7)


def recode(s, who):
    one, other = s.code(who, "One"), s.code(who, "Other")
    coding = s.apply(who, "asked me", one)
    s.done(who.patch(s.path(f"codings/{coding['id']}"), {"code_id": other["id"]}, version=1))


def write_a_memo(s, who):
    coding = s.apply(who, "asked me", s.code(who, "One"))
    s.done(who.patch(s.path(f"codings/{coding['id']}"), {"memo": "Why?"}, version=1))


def resize(s, who):
    coding = s.apply(who, "asked me", s.code(who, "One"))
    start, end = s.transcript.find("She asked me what")
    s.done(who.patch(s.path(f"codings/{coding['id']}"), {"start": start, "end": end}, version=1))


def remove(s, who):
    coding = s.apply(who, "asked me", s.code(who, "One"), memo="Kept")
    assert who.delete(s.path(f"codings/{coding['id']}")).status_code == 204


def move(s, who):
    a, b, c = s.code(who, "A"), s.code(who, "B"), s.code(who, "C")
    s.code(who, "B1", parent_id=b["id"])
    s.verb(who, c, "move", {"parent_id": b["id"], "position": 0})
    s.verb(who, a, "move", {"parent_id": None, "position": 1})


def retire(s, who):
    s.verb(who, s.code(who, "A"), "retire")


def restore(s, who):
    code = s.code(who, "A")
    s.verb(who, code, "retire")
    s.verb(who, code, "restore")


def merge(s, who):
    one, other = s.code(who, "One", **ALL_FIELDS), s.code(who, "Other")
    s.code(who, "Under one", parent_id=one["id"])
    for words, code in (("asked me", one), ("door", one), ("asked me", other), ("wrong", other)):
        s.apply(who, words, code, memo=f"{code['label']} on {words}")
    s.done(who.post(s.path(f"codes/{one['id']}/merge"), {"into": other["id"]}))


def split(s, who):
    code = s.code(who, "One")
    ids = [s.apply(who, words, code)["id"] for words in ("asked me", "door", "wrong")]
    body = {"label": "Part", "parent_id": code["id"], "coding_ids": ids[:2]}
    s.done(who.post(s.path(f"codes/{code['id']}/split"), body))


def recolour(s, who):
    items = [{"id": s.code(who, f"Code {n}")["id"], "colour": 5, "pattern": 3} for n in range(4)]
    s.done(who.post(s.path("codes/recolour"), {"items": items}))


def import_a_table(s, who):
    s.code(who, "Stood before", definition="Old.")
    table = b"code,parent,definition\nA,,First\nB,A,Second\nStood before,A,New.\n"
    more = {"files": {"file": ("codes.csv", table)}, "data": {"existing": "update"}}
    s.done(who.request("POST", s.path("codes/imports"), **more))


VERBS = {
    "code_create": lambda s, who: s.code(who, "A"),
    "code_change": rename,
    "code_move": move,
    "code_retire": retire,
    "code_restore": restore,
    "code_merge": merge,
    "code_split": split,
    "code_recolour": recolour,
    "code_import": import_a_table,
    "apply": lambda s, who: s.apply(who, "asked me", s.code(who, "A")),
    "recode": recode,
    "memo": write_a_memo,
    "resize": resize,
    "remove": remove,
}


def standing(s, who):
    return s.codebook(who), s.codings(who)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_undone_and_done_again_as_it_was(scene, as_researcher, as_second_researcher, verb):
    """All the way back to nothing, all the way forth again, twice; somebody else sees the same."""
    VERBS[verb](scene, as_researcher)
    states = [standing(scene, as_second_researcher)]
    said = scene.undo(as_researcher)
    assert said["verb"] == verb
    states.append(standing(scene, as_second_researcher))
    assert states[0] != states[1]
    while said["undo"]:
        said = scene.undo(as_researcher)
        states.append(standing(scene, as_second_researcher))
    assert states[-1] == ([], {})

    for place in range(len(states) - 2, -1, -1):
        scene.redo(as_researcher)
        assert standing(scene, as_second_researcher) == states[place]
    scene.demand_counters()
    for state in states[1:]:
        scene.undo(as_researcher)
        assert standing(scene, as_second_researcher) == state
    scene.demand_counters()


def test_undo_goes_on_in_another_session(scene, as_researcher, new_client, ground):
    code = scene.code(as_researcher, "A")
    scene.change(as_researcher, code, label="B")
    elsewhere = sign_in(ground, new_client, as_researcher.account_id)

    scene.undo(elsewhere)

    assert scene.line(as_researcher, code)["label"] == "A"


def test_a_step_says_which_codes_it_changed(scene, as_researcher):
    code = scene.code(as_researcher, "A")
    scene.apply(as_researcher, "asked me", code)

    of_coding, of_code = scene.undo(as_researcher), scene.undo(as_researcher)

    assert (of_coding["codes_changed"], of_coding["transcript_id"]) == (False, str(scene.transcript.id))
    assert (of_code["codes_changed"], of_code["code_ids"]) == (True, [code["id"]])
    assert of_code["transcript_id"] is None
    assert (of_coding["what"], of_code["what"]) == ("Coding undone", "New code undone")


def test_a_change_that_changed_nothing_is_no_step(scene, as_researcher):
    code = scene.code(as_researcher, "A", definition="Same.")
    scene.change(as_researcher, code, definition="Same.")
    scene.verb(as_researcher, code, "move", {"parent_id": None, "position": 0})

    assert scene.undo(as_researcher)["verb"] == "code_create"


# Refused with a reason


def by_renaming(s, other, made):
    s.change(other, made["code"], label="Renamed")


def by_coding(s, other, made):
    s.apply(other, "door", made["code"])


def by_a_code_under_it(s, other, made):
    s.code(other, "Under", parent_id=made["code"]["id"])


def by_a_theme(s, other, made):
    s.done(other.post(s.path("themes"), {"name": "T", "code_ids": [made["code"]["id"]]}))


def by_retiring(s, other, made):
    s.verb(other, made["code"], "retire")


CREATED = {
    by_renaming: "Roe Researcher has changed this code since. Nothing was undone.",
    by_coding: "Roe Researcher has coded with this code since. Nothing was undone.",
    by_a_code_under_it: "Roe Researcher has put codes under this code since. Nothing was undone.",
    by_a_theme: "Roe Researcher has gathered this code under a theme since. Nothing was undone.",
    by_retiring: "Roe Researcher has changed this code since. Nothing was undone.",
}


@pytest.mark.parametrize("built", CREATED, ids=lambda f: f.__name__)
def test_a_new_code_on_which_others_have_built_stays(scene, as_researcher, as_second_researcher, built):
    code = scene.code(as_researcher, "A")
    built(scene, as_second_researcher, {"code": code})
    before = standing(scene, as_researcher)

    assert CREATED[built] in scene.refused(as_researcher)
    assert standing(scene, as_researcher) == before


def test_a_rename_that_somebody_renamed_again_stays(scene, as_researcher, as_second_researcher):
    code = scene.code(as_researcher, "A")
    scene.change(as_researcher, code, label="B")
    scene.change(as_second_researcher, code, label="C")

    assert scene.refused(as_researcher) == "Roe Researcher has changed this code since. Nothing was undone."
    assert scene.line(as_researcher, code)["label"] == "C"


def test_a_label_that_somebody_took_meanwhile_does_not_come_back(scene, as_researcher, as_second_researcher):
    code = scene.code(as_researcher, "A")
    scene.verb(as_researcher, code, "retire")
    scene.code(as_second_researcher, "A")

    assert scene.refused(as_researcher).startswith("Roe Researcher has given this label to another code")


def test_a_move_is_not_undone_into_a_code_that_was_retired(scene, as_researcher, as_second_researcher):
    above, code = scene.code(as_researcher, "Above"), scene.code(as_researcher, "A")
    scene.verb(as_researcher, code, "move", {"parent_id": above["id"], "position": 0})
    scene.verb(as_researcher, code, "move", {"parent_id": None, "position": 0})
    scene.verb(as_second_researcher, above, "retire")

    assert "Roe Researcher has" in scene.refused(as_researcher)


def test_a_move_is_not_undone_into_a_circle(scene, as_researcher, as_second_researcher):
    a, b = scene.code(as_researcher, "A"), scene.code(as_researcher, "B")
    scene.verb(as_researcher, b, "move", {"parent_id": a["id"], "position": 0})
    scene.verb(as_researcher, b, "move", {"parent_id": None, "position": 0})
    scene.verb(as_second_researcher, a, "move", {"parent_id": b["id"], "position": 0})

    assert scene.refused(as_researcher).startswith("Roe Researcher has moved these codes")


def test_a_removed_coding_does_not_come_back_on_a_code_that_was_retired(
    scene, as_researcher, as_second_researcher
):
    code = scene.code(as_second_researcher, "A")
    coding = scene.apply(as_researcher, "asked me", code)
    as_researcher.delete(scene.path(f"codings/{coding['id']}"))
    scene.verb(as_second_researcher, code, "retire")

    assert scene.refused(as_researcher) == "Roe Researcher has retired this code since. Nothing was undone."


def test_a_coding_that_is_evidence_stays(scene, as_researcher, as_second_researcher):
    coding = scene.apply(as_researcher, "asked me", scene.code(as_researcher, "A"))
    theme = scene.done(as_second_researcher.post(scene.path("themes"), {"name": "T"}))
    evidence = scene.path(f"themes/{theme['id']}/evidence")
    scene.done(as_second_researcher.post(evidence, {"coding_id": coding["id"]}))

    refused = as_researcher.post(scene.path("undo"))

    assert (refused.status_code, refused.json()["code"]) == (409, "coding_in_use")
    assert coding["id"] in scene.codings(as_researcher)


def test_a_merge_is_not_undone_once_a_moved_segment_has_gone(scene, as_researcher, as_second_researcher):
    one, other = scene.code(as_researcher, "One"), scene.code(as_researcher, "Other")
    theirs = scene.apply(as_second_researcher, "asked me", one)
    scene.done(as_researcher.post(scene.path(f"codes/{one['id']}/merge"), {"into": other["id"]}))
    as_second_researcher.delete(scene.path(f"codings/{theirs['id']}"))

    assert scene.refused(as_researcher).startswith("Roe Researcher has changed or removed one of these")


def test_a_merge_is_undone_past_a_memo_that_somebody_wrote_meanwhile(
    scene, as_researcher, as_second_researcher
):
    one, other = scene.code(as_researcher, "One"), scene.code(as_researcher, "Other")
    theirs = scene.apply(as_second_researcher, "asked me", one)
    scene.done(as_researcher.post(scene.path(f"codes/{one['id']}/merge"), {"into": other["id"]}))
    path = scene.path(f"codings/{theirs['id']}")
    scene.done(as_second_researcher.patch(path, {"memo": "Later"}, version=2))
    scene.apply(as_second_researcher, "door", other)

    scene.undo(as_researcher)

    assert scene.codings(as_researcher)[theirs["id"]][0::4] == (one["id"], "Later")
    scene.demand_counters()


def test_a_merge_is_not_undone_once_a_theme_has_other_codes(scene, as_researcher, as_second_researcher):
    one, other = scene.code(as_researcher, "One"), scene.code(as_researcher, "Other")
    theme = scene.done(as_researcher.post(scene.path("themes"), {"name": "T", "code_ids": [one["id"]]}))
    scene.done(as_researcher.post(scene.path(f"codes/{one['id']}/merge"), {"into": other["id"]}))
    path = scene.path(f"themes/{theme['id']}/codes")
    scene.done(as_second_researcher.put(path, {"code_ids": []}, headers={"If-Match": '"2"'}))

    assert scene.refused(as_researcher).startswith("Roe Researcher has changed which codes a theme holds")


def test_a_split_is_not_undone_once_somebody_codes_with_the_new_code(
    scene, as_researcher, as_second_researcher
):
    code = scene.code(as_researcher, "One")
    ids = [scene.apply(as_researcher, "asked me", code)["id"]]
    body = {"label": "Part", "coding_ids": ids}
    part = scene.done(as_researcher.post(scene.path(f"codes/{code['id']}/split"), body))
    scene.apply(as_second_researcher, "door", part)

    assert scene.refused(as_researcher).startswith("Roe Researcher has coded with this code since")


def test_an_import_is_not_undone_once_somebody_codes_with_one_of_its_codes(
    scene, as_researcher, as_second_researcher
):
    more = {"files": {"file": ("codes.csv", b"code\nA\nB\n")}}
    scene.done(as_researcher.request("POST", scene.path("codes/imports"), **more))
    code = scene.codebook(as_researcher)[1]
    scene.apply(as_second_researcher, "asked me", code)

    assert scene.refused(as_researcher).startswith("Roe Researcher has coded with this code since")
    assert len(scene.codebook(as_researcher)) == 2


def test_a_redo_is_refused_as_well(scene, as_researcher, as_second_researcher):
    code = scene.code(as_researcher, "A")
    scene.change(as_researcher, code, label="B")
    scene.undo(as_researcher)
    scene.change(as_second_researcher, code, definition="Theirs.")

    assert scene.refused(as_researcher, "redo") == (
        "Roe Researcher has changed this code since. Nothing was redone."
    )


def test_a_refusal_names_no_words_of_the_research(scene, as_researcher, as_second_researcher):
    code = scene.code(as_researcher, "A secret label")
    scene.change(as_second_researcher, code, definition="A secret definition")

    answer = as_researcher.post(scene.path("undo"))

    assert "secret" not in answer.text


def test_others_hear_of_what_was_undone(scene, as_researcher, as_second_researcher):
    code = scene.code(as_researcher, "A")
    scene.change(as_researcher, code, label="B")
    seq = scene.done(as_second_researcher.get(scene.path("codes")))["seq"]

    scene.undo(as_researcher)
    scene.undo(as_researcher)

    heard = scene.done(as_second_researcher.get(scene.path(f"activity?since_seq={seq}")))["items"]
    assert [e["kind"] for e in heard] == ["code.changed", "step.undone", "code.removed", "step.undone"]

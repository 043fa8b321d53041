"""Memos, first readings and decisions: written by the team, found in one place, linked both ways."""

import pytest
from sqlalchemy import text

from api.analysis.journal.schemas import NoteOut, NotesOut
from api.base.clock import now, timedelta
from tests.factories.analysis import make_code, make_participant, make_transcript
from tests.factories.involvement import make_theme
from tests.statements import watched

CONFLICTS = {"If-Match": '"1"'}


@pytest.fixture
def notes(open_study):
    """Return what a list of notes says."""

    def ask(who, **sought):
        found = who.post(open_study.path("notes/find"), sought)
        assert found.status_code == 200, found.text
        return found.json()["items"]

    return ask


@pytest.fixture
def write(open_study):
    """Return a writer of notes."""

    def make(who, room="memos", **said):
        made = who.post(open_study.path(room), said)
        assert made.status_code == 201, made.text
        return made.json()

    return make


def test_a_memo_is_read_by_the_team_and_changed_by_it(as_researcher, as_second_researcher, open_study, write):
    made = write(as_researcher, title="On asking", words="Nobody asked.")
    path = open_study.path(f"memos/{made['id']}")

    changed = as_second_researcher.patch(path, {"words": "Nobody asked them."}, version=1)
    read = as_researcher.get(path).json()

    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    assert (read["words"], read["author"]["name"], read["updated_by"]) == (
        "Nobody asked them.",
        "Rea Researcher",
        "Roe Researcher",
    )
    assert (read["mine"], read["may_change"], read["may_remove"]) == (True, True, True)


def test_a_change_on_an_older_reading_is_refused(as_researcher, open_study, write):
    made = write(as_researcher, words="First.")
    path = open_study.path(f"memos/{made['id']}")
    as_researcher.patch(path, {"words": "Second."}, version=1)

    refused = as_researcher.patch(path, {"words": "Third."}, version=1)

    assert refused.status_code == 412
    assert as_researcher.get(path).json()["words"] == "Second."


def test_an_empty_note_is_refused_and_none_becomes_empty(as_researcher, open_study, write):
    refused = as_researcher.post(open_study.path("memos"), {"words": "  \n"})
    made = write(as_researcher, words="Something.")
    emptied = as_researcher.patch(open_study.path(f"memos/{made['id']}"), {"words": ""}, version=1)

    assert [(r.status_code, r.json()["code"]) for r in (refused, emptied)] == [(422, "note_empty")] * 2


def test_a_mention_bears_the_present_name_and_links_both_ways(
    as_researcher, ground, open_study, notes, write
):
    code = make_code(ground, open_study.id, "Being heard")
    theme = make_theme(ground, open_study.id, "Trust")
    target = {"kind": "theme", "id": str(theme)}
    made = write(as_researcher, words=f"Like @[code:{code}].", target=target)
    write(as_researcher, words="Nothing to do with it.")

    as_researcher.patch(open_study.path(f"codes/{code}"), {"label": "Being asked"}, version=1)
    [mentioning] = notes(as_researcher, concerning={"kind": "code", "id": str(code)})
    [about] = notes(as_researcher, about=target)

    assert mentioning["id"] == about["id"] == made["id"]
    assert mentioning["excerpt"] == f"Like @[code:{code}]."
    assert [(one["kind"], one["label"]) for one in mentioning["links"]] == [("code", "Being asked")]
    assert about["target"]["label"] == "Trust"
    assert notes(as_researcher, about={"kind": "code", "id": str(code)}) == []


def test_a_mention_that_is_taken_out_no_longer_links(as_researcher, ground, open_study, notes, write):
    code = make_code(ground, open_study.id, "Being heard")
    made = write(as_researcher, words=f"Like @[code:{code}].")
    as_researcher.patch(open_study.path(f"memos/{made['id']}"), {"words": "Like nothing."}, version=1)

    assert notes(as_researcher, concerning={"kind": "code", "id": str(code)}) == []


def test_what_is_of_another_study_is_no_target_and_has_no_name(
    as_researcher, ground, study, open_study, write
):
    code = make_code(ground, study.id, "Elsewhere")

    refused = as_researcher.post(
        open_study.path("memos"), {"words": "x", "target": {"kind": "code", "id": str(code)}}
    )
    made = write(as_researcher, words=f"@[code:{code}]")
    [link] = as_researcher.get(open_study.path(f"memos/{made['id']}")).json()["links"]

    assert (refused.status_code, refused.json()["code"]) == (422, "target_unknown")
    assert link["label"] is None


def test_notes_are_found_by_words_kind_author_and_page(as_researcher, as_second_researcher, notes, write):
    write(as_researcher, title="Café", words="About waiting.")
    write(as_second_researcher, words="Waiting rooms.")
    write(as_researcher, "decisions", title="We wait", words="For the second reading.")

    def titles(**sought):
        return [one["title"] or one["excerpt"] for one in notes(as_researcher, **sought)]

    assert titles() == ["We wait", "Waiting rooms.", "Café"]
    assert titles(words="WAITING") == ["Waiting rooms.", "Café"]
    assert titles(words="cafe waiting") == ["Café"]
    assert titles(words="100%") == []
    assert titles(kinds=["decision"]) == ["We wait"]
    assert titles(author_id=str(as_second_researcher.account_id)) == ["Waiting rooms."]


def test_pages_follow_each_other_without_gap(as_researcher, open_study, write):
    made = [write(as_researcher, words=f"Note {n}.")["id"] for n in range(5)]
    found, cursor = [], None
    for _ in range(3):
        page = as_researcher.post(open_study.path("notes/find"), {"limit": 2, "cursor": cursor}).json()
        found += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]

    assert found == made[::-1]
    assert cursor is None


def test_the_memo_of_a_coding_is_found_among_the_notes(as_researcher, ground, open_study, notes):
    transcript = make_transcript(
        ground, open_study.id, participant_id=make_participant(ground, open_study.id, "SU-01")
    )
    code = make_code(ground, open_study.id, "Being heard")
    start, end = transcript.find("asked me")
    body = {"transcript_id": str(transcript.id), "version": 1, "start": start, "end": end}
    said = body | {"code_id": str(code), "memo": "Nobody had, before."}
    coding = as_researcher.post(open_study.path("codings"), said).json()

    for sought in (
        {},
        {"kinds": ["coding_memo"]},
        {"words": "nobody"},
        {"about": {"kind": "transcript", "id": str(transcript.id)}},
        {"about": {"kind": "code", "id": str(code)}},
    ):
        [found] = notes(as_researcher, **sought)
        assert (found["id"], found["kind"], found["excerpt"]) == (
            coding["id"],
            "coding_memo",
            "Nobody had, before.",
        )
        assert found["target"]["label"] == "Being heard · A transcript"
        assert found["target"]["within_id"] == str(transcript.id)
    assert notes(as_researcher, words="somebody") == []
    assert notes(as_researcher, kinds=["memo"]) == []


def test_everybody_notes_their_own_first_reading_of_a_transcript_once(
    as_researcher, as_second_researcher, ground, open_study, write
):
    target = {"kind": "transcript", "id": str(make_transcript(ground, open_study.id).id)}
    said = {"kind": "familiarisation", "target": target}
    mine = write(as_researcher, words="She laughs.", my_reaction="Uneasy.", **said)
    write(as_second_researcher, surprises="No plan.", **said)

    again = as_researcher.post(open_study.path("memos"), said | {"words": "Again."})
    theirs = as_second_researcher.patch(
        open_study.path(f"memos/{mine['id']}"), {"words": "Not so."}, version=1
    )
    without = as_researcher.post(open_study.path("memos"), {"kind": "familiarisation", "words": "x"})

    assert (again.status_code, again.json()["code"], again.json()["note_id"]) == (
        409,
        "already_noted",
        mine["id"],
    )
    assert (theirs.status_code, theirs.json()["code"]) == (409, "note_of_another")
    assert (without.status_code, without.json()["code"]) == (422, "transcript_missing")


def test_a_note_is_removed_by_its_author_and_put_back(
    as_researcher, as_second_researcher, open_study, notes, write
):
    made = write(as_researcher, words="Something.")
    path = open_study.path(f"memos/{made['id']}")

    assert as_second_researcher.delete(path, version=1).json()["code"] == "note_of_another"
    assert as_researcher.delete(path, version=2).status_code == 412
    assert as_researcher.delete(path, version=1).status_code == 204
    assert (as_researcher.get(path).status_code, notes(as_researcher)) == (404, [])
    assert as_second_researcher.post(f"{path}/restore").status_code == 404
    assert as_researcher.post(f"{path}/restore").status_code == 200
    assert as_researcher.get(path).json()["words"] == "Something."
    assert as_researcher.post(f"{path}/restore").status_code == 404


def test_what_was_removed_long_ago_is_deleted_for_good(as_researcher, ground, open_study, write):
    old, new = (write(as_researcher, words=f"Note {n}.")["id"] for n in range(2))
    as_researcher.delete(open_study.path(f"memos/{old}"), version=1)
    with ground.database.writer.begin() as connection:
        before = now() - timedelta(hours=25)
        connection.execute(text("UPDATE note SET removed_at = :at"), {"at": before.replace(tzinfo=None)})
    with ground.database.writer.begin() as connection:
        connection.execute(text("UPDATE note SET removed_at = NULL WHERE id = :one"), {"one": new})

    as_researcher.delete(open_study.path(f"memos/{new}"), version=1)

    assert as_researcher.post(open_study.path(f"memos/{old}/restore")).status_code == 404
    assert as_researcher.post(open_study.path(f"memos/{new}/restore")).status_code == 200


def test_a_decision_stands_and_gives_way_to_one_other(
    as_researcher, as_second_researcher, ground, open_study, write
):
    first = write(as_researcher, "decisions", title="Two coders", words="To notice more.")
    path = open_study.path(f"decisions/{first['id']}")

    corrected = as_researcher.patch(path, {"alternatives": "One."}, version=1)
    by_another = as_second_researcher.patch(path, {"words": "No."}, version=2)
    removed = as_researcher.delete(open_study.path(f"memos/{first['id']}"), version=2)
    second = write(as_second_researcher, "decisions", title="One coder", supersedes_id=first["id"])
    third = as_researcher.post(open_study.path("decisions"), {"title": "Three", "supersedes_id": first["id"]})
    with ground.database.writer.begin() as connection:
        before = (now() - timedelta(hours=25)).replace(tzinfo=None)
        connection.execute(text("UPDATE note SET created_at = :at"), {"at": before})
    late = as_researcher.patch(path, {"words": "Late."}, version=2)

    assert (corrected.status_code, by_another.json()["code"]) == (200, "decision_stands")
    assert removed.status_code == 404
    assert (third.status_code, third.json()["code"]) == (409, "superseded")
    assert (late.status_code, late.json()["code"]) == (409, "decision_stands")
    read = as_researcher.get(path).json()
    assert (read["superseded_by"]["id"], read["superseded_by"]["label"]) == (second["id"], "One coder")
    assert read["decided_on"] == now().date().isoformat()
    assert read["may_remove"] is False


def test_the_answers_are_what_the_document_says(as_researcher, ground, open_study, write):
    code = make_code(ground, open_study.id, "Being heard")
    about = {"kind": "code", "id": str(code)}
    for room in ("memos", "decisions", "journal"):
        made = write(as_researcher, room, title="One", words=f"@[code:{code}]", target=about)
        read = as_researcher.get(open_study.path(f"{room}/{made['id']}"))
        assert NoteOut.model_validate(read.json()).model_dump(mode="json") == read.json()
        assert read.headers["etag"] == '"1"'
    found = as_researcher.post(open_study.path("notes/find"), {}).json()
    assert NotesOut.model_validate(found).model_dump(mode="json") == found
    assert len(found["items"]) == 3


def test_what_can_be_mentioned_is_listed_by_its_name(as_researcher, ground, open_study, write):
    make_code(ground, open_study.id, "Being heard")
    make_participant(ground, open_study.id, "SU-01")
    make_transcript(ground, open_study.id, title="First talk")
    make_theme(ground, open_study.id, "Trust")
    write(as_researcher, title="On asking", words="x")
    write(as_researcher, words="A note without a title is not offered.")

    items = as_researcher.get(open_study.path("notes/mentionable")).json()["items"]

    assert [(one["kind"], one["label"]) for one in items] == [
        ("code", "Being heard"),
        ("transcript", "First talk"),
        ("participant", "SU-01"),
        ("theme", "Trust"),
        ("note", "On asking"),
        ("member", "Rea Researcher"),
    ]


def test_a_list_of_many_notes_asks_as_often_as_one_of_few(as_researcher, ground, open_study, notes, write):
    code = make_code(ground, open_study.id, "Being heard")
    target = {"kind": "code", "id": str(code)}
    counts = []
    for _ in range(2):
        for n in range(10):
            write(as_researcher, words=f"{n} @[code:{code}]", target=target)
        with watched(ground) as said:
            notes(as_researcher)
        counts.append(len(said))

    assert counts[0] == counts[1] <= 6

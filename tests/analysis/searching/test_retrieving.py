"""Retrieving segments over HTTP: what a result shows, what is refused, how pages turn, who may read what."""

from typing import Any

import pytest

from api.audit import service as audit
from tests.factories.analysis import make_code, make_codings, make_participant, make_transcript
from tests.statements import watched

TALK = (
    ("I", "Who taught you that?"),
    ("P", "My mother. She trusted nobody."),
    ("I", "And you?"),
    ("P", "I trust two people."),
)


@pytest.fixture
def mothers(ground, open_study, as_researcher):
    """A transcript in which *Mother* and *Trust* lie over each other once, and *Trust* stands alone once."""
    person = make_participant(ground, open_study.id, "SU-01")
    made = make_transcript(ground, open_study.id, TALK, title="First", participant_id=person)
    codes = {label: make_code(ground, open_study.id, label) for label in ("Mother", "Trust")}

    def code(label: str, words: str, by: Any = as_researcher) -> str:
        start, end = made.find(words)
        body = {"transcript_id": str(made.id), "version": 1, "start": start, "end": end}
        done = by.post(open_study.path("codings"), body | {"code_id": str(codes[label])})
        assert done.status_code == 201, done.text
        return done.json()["id"]

    code("Mother", "My mother. She trusted")
    code("Trust", "She trusted nobody.")
    code("Trust", "I trust two people.")
    return made, {label: {"code": str(code_id)} for label, code_id in codes.items()}, code


def asked(person: Any, study: Any, where: Any, filters: Any = None, **more: Any) -> Any:
    body = {"where": where, "filters": filters or {}, **more}
    return person.post(study.path("retrieval"), body)


def words(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [one["words"] for one in answer.json()["items"]]


def test_an_intersection_shows_the_shared_words_with_what_makes_them(as_researcher, open_study, mothers):
    made, codes, _ = mothers

    answer = asked(as_researcher, open_study, {"all": [codes["Mother"], codes["Trust"]]})

    assert words(answer) == ["She trusted"]
    found = answer.json()["items"][0]
    assert (found["start"], found["end"]) == made.find("She trusted")
    assert found["before"].endswith("that?\nMy mother. ")
    assert found["after"].startswith(" nobody.")
    assert (found["speaker"], found["participants"], found["turn"]) == ("SU-01", ["SU-01"], 2)
    assert {one["code_id"] for one in found["codings"]} == {one["code"] for one in codes.values()}
    assert answer.json()["coders"] == [{"id": str(as_researcher.account_id), "name": "Rea Researcher"}]
    assert answer.json()["totals"] == {"segments": 1, "codings": 2, "transcripts": 1, "people": 1}


def test_relations_keep_whole_segments_and_name_the_other_codes(as_researcher, open_study, mothers):
    _, codes, _ = mothers

    overlapping = asked(as_researcher, open_study, {"overlapping": [codes["Trust"], codes["Mother"]]})
    without = asked(as_researcher, open_study, {"all": [codes["Trust"], {"not": codes["Mother"]}]})
    near = asked(as_researcher, open_study, {"near": [codes["Trust"], codes["Mother"]], "turns": 2})
    next_to = asked(as_researcher, open_study, {"near": [codes["Trust"], codes["Mother"]], "turns": 1})

    assert words(overlapping) == ["She trusted nobody."]
    assert overlapping.json()["items"][0]["other_code_ids"] == [codes["Mother"]["code"]]
    assert words(without) == ["I trust two people."]
    assert words(near) == ["She trusted nobody.", "I trust two people."]
    assert words(next_to) == ["She trusted nobody."]


def test_what_two_people_coded_alike_is_shown_once_with_both_codings(
    as_researcher, as_second_researcher, open_study, mothers
):
    _, codes, code = mothers
    code("Trust", "I trust two people.", as_second_researcher)

    answer = asked(as_researcher, open_study, codes["Trust"])

    assert words(answer) == ["She trusted nobody.", "I trust two people."]
    assert len(answer.json()["items"][1]["codings"]) == 2
    mine = asked(as_researcher, open_study, codes["Trust"], {"coder_ids": [str(as_researcher.account_id)]})
    assert [len(one["codings"]) for one in mine.json()["items"]] == [1, 1]


def test_pages_hold_every_stretch_once_and_the_totals_of_all(as_researcher, open_study, ground):
    made = [make_transcript(ground, open_study.id, TALK, title=title) for title in ("B", "A")]
    code = make_code(ground, open_study.id, "Trust")
    make_codings(ground, open_study.id, made, [code], as_researcher.account_id, 24)

    seen, cursor = [], None
    while True:
        page = asked(as_researcher, open_study, {"code": str(code)}, limit=7, cursor=cursor).json()
        seen += [(one["transcript"], one["start"]) for one in page["items"]]
        assert page["totals"]["segments"] == 24
        if not (cursor := page["next_cursor"]):
            break

    assert seen == [(title, n) for title in "AB" for n in range(12)]


def test_a_merged_code_stands_for_the_one_that_took_its_segments(as_researcher, open_study, mothers):
    _, codes, _ = mothers
    mother, trust = codes["Mother"]["code"], codes["Trust"]["code"]
    done = as_researcher.post(
        open_study.path(f"codes/{mother}/merge"), {"into": trust}, headers={"If-Match": '"1"'}
    )
    assert done.status_code == 200, done.text

    answer = asked(as_researcher, open_study, codes["Mother"])

    assert len(words(answer)) == 3


def test_only_transcripts_that_one_may_read_are_looked_at(
    ground, as_researcher, as_second_researcher, study, sign_in_as
):
    importer = as_second_researcher.account_id
    hidden = make_transcript(ground, study.id, TALK, zone="original", by=importer)
    code = make_code(ground, study.id, "Trust")
    make_codings(ground, study.id, [hidden], [code], importer, 3)

    theirs = asked(as_second_researcher, study, {"code": str(code)}).json()
    mine = asked(as_researcher, study, {"code": str(code)}).json()
    counted = as_researcher.post(study.path("retrieval/matrix"), {"code_ids": [str(code)]}).json()

    assert theirs["totals"]["segments"] == 3
    assert (mine["items"], mine["totals"]["segments"]) == ([], 0)
    assert counted["items"][0]["segments"] == 0


ELSEWHERE = "01900000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"where": {"code": ELSEWHERE}}, "query_outdated"),
        ({"where": {"theme": ELSEWHERE}}, "query_outdated"),
        ({"where": {"any_code": True}, "filters": {"coder_ids": [ELSEWHERE]}}, "query_outdated"),
        ({"where": {"any_code": True}, "filters": {"group_ids": [ELSEWHERE]}}, "query_outdated"),
        ({"where": {"any_code": True}, "filters": {"participant_ids": [ELSEWHERE]}}, "query_outdated"),
        ({"where": {"any_code": True}, "filters": {"question_ids": [ELSEWHERE]}}, "query_outdated"),
        ({"where": {"any_code": True}, "filters": {"theme_ids": [ELSEWHERE]}}, "query_outdated"),
        ({"where": {"any_code": True}, "filters": {"transcript_ids": [ELSEWHERE]}}, "query_outdated"),
        (
            {
                "where": {"any_code": True},
                "filters": {"attributes": [{"attribute_id": ELSEWHERE, "values": [None]}]},
            },
            "query_outdated",
        ),
        ({"where": {"all": [{"any_code": True}] * 30}}, "query_too_large"),
        ({"where": {"any_code": True}, "cursor": "nonsense"}, "cursor_invalid"),
        ({"where": {"all": []}}, "fields_invalid"),
        ({"where": {"any_code": False}}, "fields_invalid"),
        ({"where": {"near": [{"any_code": True}] * 3}}, "fields_invalid"),
        ({"where": {"code": ELSEWHERE, "all": []}}, "fields_invalid"),
        ({"where": {"label": "Trust"}}, "fields_invalid"),
        ({"where": "Trust"}, "fields_invalid"),
        ({}, "fields_invalid"),
    ],
)
def test_a_query_that_cannot_be_asked_says_why(as_researcher, open_study, body, code):
    answer = as_researcher.post(open_study.path("retrieval"), body)

    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_a_query_deeper_than_anybody_means_is_refused(as_researcher, open_study):
    where: Any = {"any_code": True}
    for _ in range(9):
        where = {"not": where}

    assert asked(as_researcher, open_study, where).json()["code"] == "query_too_large"


def test_a_cell_counts_what_its_query_finds(ground, as_researcher, open_study):
    people = {code: make_participant(ground, open_study.id, code, code[:2]) for code in ("SU-01", "PR-01")}
    made = [
        make_transcript(ground, open_study.id, TALK, title=code, participant_id=person)
        for code, person in people.items()
    ]
    top = make_code(ground, open_study.id, "Top")
    under = make_code(ground, open_study.id, "Under", top)
    make_codings(ground, open_study.id, made, [top, under, under], as_researcher.account_id, 120)
    body = {"code_ids": [str(top), str(under)]}

    rows = as_researcher.post(open_study.path("retrieval/matrix"), body).json()["items"]

    assert [row["code_id"] for row in rows] == body["code_ids"]
    assert rows[0]["segments"] == 120
    for row in rows:
        for cell in row["cells"]:
            where = {"code": row["code_id"], "subtree": True}
            found = asked(as_researcher, open_study, where, {"group_ids": [cell["group_id"]]}).json()
            assert {name: cell[name] for name in ("people", "segments")} == {
                name: found["totals"][name] for name in ("people", "segments")
            }
    assert sum(cell["people"] for cell in rows[0]["cells"]) == 2


def test_codes_against_groups_are_of_this_study(as_researcher, open_study):
    answer = as_researcher.post(open_study.path("retrieval/matrix"), {"code_ids": [ELSEWHERE]})

    assert (answer.status_code, answer.json()["code"]) == (422, "query_outdated")


def test_retrieval_asks_as_often_for_many_codings_as_for_few(ground, as_researcher, open_study):
    code = make_code(ground, open_study.id, "Trust")
    where = {"near": [{"code": str(code)}, {"any_code": True}]}

    def statements(n: int, transcripts: int) -> int:
        made = [make_transcript(ground, open_study.id, TALK, title=f"{n} {m}") for m in range(transcripts)]
        make_codings(ground, open_study.id, made, [code], as_researcher.account_id, n)
        with watched(ground) as said:
            assert asked(as_researcher, open_study, where, {"speakers": ["participant"]}).status_code == 200
        return len(said)

    assert statements(60, 1) == statements(600, 8)


def test_codes_by_group_ask_as_often_for_many_codes_as_for_one(ground, as_researcher, open_study):
    made = make_transcript(ground, open_study.id, TALK)
    codes = [make_code(ground, open_study.id, f"Code {n}") for n in range(12)]
    make_codings(ground, open_study.id, [made], codes, as_researcher.account_id, 60)

    def statements(n: int) -> int:
        body = {"code_ids": [str(one) for one in codes[:n]]}
        with watched(ground) as said:
            assert as_researcher.post(open_study.path("retrieval/matrix"), body).status_code == 200
        return len(said)

    statements(12)  # the turns are kept from here on
    assert statements(1) == statements(12)


def test_a_retrieval_leaves_no_words_on_the_trail(ground, as_researcher, open_study, mothers):
    _, codes, _ = mothers
    before = as_researcher.get(open_study.path("activity?since_seq=0")).json()["seq"]

    asked(as_researcher, open_study, codes["Trust"])

    assert as_researcher.get(open_study.path("activity?since_seq=0")).json()["seq"] == before
    with ground.database.read() as connection:
        assert audit.first_broken(connection, ground, open_study.id) is None

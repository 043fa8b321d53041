"""Search: hits with their line, in what one may read, as pages and counts; and what to write instead."""

import random
import re
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import text

from api.analysis.searching import word_queries
from api.analysis.searching.asking import Either, Every, Near, Words, understand
from api.analysis.searching.finding import MOST_COUNTED
from api.analysis.searching.matching import hits, is_exact
from api.analysis.searching.word_queries import Where
from api.analysis.transcripts import word_index
from tests.factories.analysis import make_code, make_participant, make_transcript
from tests.factories.transcripts import make_guide
from tests.factories.transcripts import make_transcript as import_transcript
from tests.statements import watched

TURNS = (
    ("I", "Did you trust her?"),
    ("P", "I trust her now. \U0001f642 Trust takes time; it did at first."),
    ("I", "And the officer?"),
    ("P", "The officer I do not trust."),
)


def index(ground: Any) -> None:
    with ground.database.change() as session:
        word_index.index_what_is_missing(session)


@pytest.fixture
def talk(ground, open_study):
    participant = make_participant(ground, open_study.id, "SU-01")
    made = make_transcript(ground, open_study.id, TURNS, title="T1", participant_id=participant)
    index(ground)
    return made


def found(person, study, query="trust", **more):
    answer = person.post(study.path("search"), {"query": query, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def lines(answer):
    return [(hit["turn"], hit["before"], hit["hit"], hit["after"]) for hit in answer["items"]]


def test_a_hit_stands_in_its_line_at_its_code_points(as_researcher, open_study, talk):
    answer = found(as_researcher, open_study)

    assert lines(answer) == [
        (1, "Did you ", "trust", " her?"),
        (2, "I ", "trust", " her now. \U0001f642 Trust takes time; it did at first."),
        (2, "I trust her now. \U0001f642 ", "Trust", " takes time; it did at first."),
        (4, "The officer I do not ", "trust", "."),
    ]
    assert all(talk.text[hit["start"] : hit["end"]] == hit["hit"] for hit in answer["items"])
    speakers = [(hit["speaker"], hit["kind"]) for hit in answer["items"]]
    assert speakers[:2] == [("Interviewer", "interviewer"), ("SU-01", "participant")]


def test_the_first_page_counts_hits_transcripts_and_people(ground, as_researcher, open_study, talk):
    make_transcript(ground, open_study.id, TURNS[:1], title="T2")
    index(ground)

    answer = found(as_researcher, open_study, limit=2)

    counted = {name: one["n"] for name, one in answer["found"].items()}
    assert counted == {"hits": 5, "transcripts": 2, "people": 1}
    assert not any(one["or_more"] for one in answer["found"].values())
    assert found(as_researcher, open_study, limit=2, cursor=answer["next_cursor"])["found"] is None


def test_many_hits_are_counted_as_far_as_a_thousand(ground, as_researcher, open_study, talk):
    make_transcript(ground, open_study.id, (("P", "trust it " * 1_200),), title="T2")
    index(ground)

    counts = found(as_researcher, open_study)["found"]

    assert counts["hits"] == {"n": MOST_COUNTED, "or_more": True}
    assert counts["transcripts"] == {"n": 2, "or_more": False}
    assert counts["people"] == {"n": 1, "or_more": False}
    near = found(as_researcher, open_study, "trust NEAR/1 it")["found"]
    assert near["transcripts"]["or_more"]


def test_pages_follow_one_another_without_a_gap(ground, as_researcher, open_study, talk):
    make_transcript(ground, open_study.id, (("P", "trust " * 300), ("P", "no")), title="T0 long")
    index(ground)
    whole = found(as_researcher, open_study, limit=200)
    rest = found(as_researcher, open_study, limit=200, cursor=whole["next_cursor"])
    everything = [(h["transcript"], h["turn"], h["start"]) for h in whole["items"] + rest["items"]]
    assert len(everything) == 304
    assert rest["next_cursor"] is None

    seen, cursor = [], None
    for _ in range(60):
        page = found(as_researcher, open_study, limit=7, **({"cursor": cursor} if cursor else {}))
        seen += [(h["transcript"], h["turn"], h["start"]) for h in page["items"]]
        cursor = page["next_cursor"]
        if not cursor:
            break

    assert seen == everything == sorted(everything)


def test_a_very_long_turn_is_searched_in_parts(ground, as_researcher, open_study):
    one_line = " ".join(f"word{n} alpha{n % 50}" for n in range(6_000)) + " the zebra end"
    made = make_transcript(ground, open_study.id, (("P", one_line),), title="Long")
    index(ground)

    (hit,) = found(as_researcher, open_study, '"the zebra end"')["items"]

    assert made.text[hit["start"] : hit["end"]] == "the zebra end"
    assert len(hit["before"]) == 160
    assert found(as_researcher, open_study, "word0 zebra")["items"] == []


def test_it_looks_where_it_is_told_to(ground, as_researcher, open_study, talk):
    other = make_transcript(
        ground,
        open_study.id,
        (("I", "Trust?"), ("P", "Trust!")),
        title="T2",
        participant_id=make_participant(ground, open_study.id, "PR-01", group="PR"),
    )
    index(ground)
    groups = {g["code"]: g["id"] for g in as_researcher.get(open_study.path()).json()["groups"]}

    def places(**more):
        return [(h["transcript"], h["turn"]) for h in found(as_researcher, open_study, **more)["items"]]

    assert places(transcript_ids=[str(other.id)]) == [("T2", 1), ("T2", 2)]
    assert places(speakers="participants") == [("T1", 2), ("T1", 2), ("T1", 4), ("T2", 2)]
    assert places(speakers="interviewers") == [("T1", 1), ("T2", 1)]
    assert places(group_ids=[groups["PR"]]) == [("T2", 2)]
    assert places(transcript_ids=[str(talk.id)], group_ids=[groups["PR"]]) == []


def test_it_looks_under_the_question_that_was_asked_last(ground, as_researcher, open_study, talk):
    _, (first, second) = make_guide(ground, open_study.id, "Trust", "Officer")
    path = open_study.path(f"transcripts/{talk.id}/turns")
    as_researcher.put(f"{path}/1/question", {"question_id": str(first)})
    as_researcher.put(f"{path}/3/question", {"question_id": str(second)})

    turns = [
        [hit["turn"] for hit in found(as_researcher, open_study, question_id=str(one))["items"]]
        for one in (first, second)
    ]

    assert turns == [[1, 2, 2], [4]]


def test_it_leaves_out_what_somebody_has_coded(ground, as_researcher, as_second_researcher, open_study, talk):
    start, end = talk.find("trust her now")
    code_id = str(make_code(ground, open_study.id, "Trust"))
    body = {"transcript_id": str(talk.id), "version": 1, "start": start, "end": end, "code_id": code_id}
    assert as_second_researcher.post(open_study.path("codings"), body).status_code == 201

    answer = found(as_researcher, open_study, uncoded=True)

    assert [(hit["turn"], hit["hit"]) for hit in answer["items"]] == [
        (1, "trust"),
        (2, "Trust"),
        (4, "trust"),
    ]
    assert answer["found"]["hits"]["n"] == 3


def test_what_one_may_not_read_is_neither_found_nor_counted(
    as_researcher, as_second_researcher, as_supervisor, study, ground
):
    made = import_transcript(as_researcher, study, "P: The zebrafinch.\n\nI: Yes.\n")

    own = found(as_researcher, study, "zebrafinch")
    others = found(as_second_researcher, study, "zebrafinch")
    body = {"account_id": str(as_supervisor.account_id)}
    as_researcher.post(study.path(f"transcripts/{made['id']}/attestation-request"), body)
    asked = found(as_supervisor, study, "zebrafinch")

    assert (len(own["items"]), own["found"]["transcripts"]["n"]) == (1, 1)
    assert (others["items"], {one["n"] for one in others["found"].values()}) == ([], {0})
    assert len(asked["items"]) == 1
    assert found(as_second_researcher, study, "zebrafinch", transcript_ids=[made["id"]])["items"] == []


def test_reading_lines_of_an_unattested_text_is_recorded_and_the_words_are_not(as_researcher, study, ground):
    made = import_transcript(as_researcher, study, "P: The zebrafinch.\n\nI: Yes.\n")

    found(as_researcher, study, "zebrafinch")
    found(as_researcher, study, "nothing")

    with ground.database.read() as connection:
        rows = connection.execute(text("SELECT kind, object_id, details FROM audit_event")).all()
    read = [str(row.object_id) for row in rows if row.kind == "transcript.read"]
    assert read == [made["id"]]
    assert "zebrafinch" not in str(rows)


def test_a_new_title_keeps_the_index(as_researcher, study):
    made = import_transcript(as_researcher, study, "P: The zebrafinch.\n\nI: Yes.\n")
    path = study.path(f"transcripts/{made['id']}")
    as_researcher.patch(path, {"title": "Renamed"}, version=made["version"])

    assert [hit["transcript"] for hit in found(as_researcher, study, "zebrafinch")["items"]] == ["Renamed"]


def test_another_study_is_never_searched(as_researcher, study, open_study, talk):
    assert found(as_researcher, study)["items"] == []


def test_what_is_not_of_the_study_is_refused(as_researcher, open_study, talk):
    nowhere = "00000000-0000-7000-8000-000000000000"
    for more in ({"transcript_ids": [nowhere]}, {"group_ids": [nowhere]}, {"question_id": nowhere}):
        answer = as_researcher.post(open_study.path("search"), {"query": "trust", **more})
        assert (answer.status_code, answer.json()["code"]) == (422, "query_outdated"), more
    answer = as_researcher.post(open_study.path("search"), {"query": "trust", "cursor": "xx"})
    assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "search_empty"),
        ("… ?", "search_empty"),
        ("*", "search_star"),
        ("tr*st", "search_star"),
        ('"tr* her"', "search_star"),
        ("trust- *", "search_star"),
        ('"trust her', "search_quotes"),
        ("(trust her", "search_brackets"),
        ("trust her)", "search_brackets"),
        ("(" * 12 + "trust" + ")" * 12, "search_brackets"),
        ("trust OR", "search_operator"),
        ("OR trust", "search_operator"),
        ("AND trust", "search_operator"),
        ("trust AND AND her", "search_operator"),
        ("trust OR OR her", "search_operator"),
        ("()", "search_operator"),
        ("NOT", "search_operator"),
        ("-trust", "search_only_not"),
        ("her OR -trust", "search_only_not"),
        ("NEAR trust", "search_near"),
        ("trust NEAR", "search_near"),
        ("trust NEAR/0 her", "search_near"),
        ("trust NEAR/99 her", "search_near"),
        ("trust NEAR/x her", "search_near"),
        ("trust NEAR/ her", "search_near"),
        ("trust NEAR/12345 her", "search_near"),
        ("trust NEAR her NEAR now", "search_near"),
        ("(trust OR her) NEAR now", "search_near"),
        ("trust NEAR (her OR him)", "search_near"),
        ("a " * 60, "search_too_long"),
        ('"' + "a " * 30 + '"', "search_too_long"),
    ],
)
def test_a_query_that_cannot_be_understood_says_what_to_write(query, code, as_researcher, open_study):
    answer = as_researcher.post(open_study.path("search"), {"query": query})

    said = answer.json()
    assert (answer.status_code, said["code"]) == (422, code)
    assert said["fields"][0]["path"] == "query"
    assert re.search(r"[a-z]{3,}.*\.$", said["detail"])
    assert "zzz" not in answer.text


def test_no_word_of_an_engine_reaches_it(as_researcher, open_study, talk):
    for query in (
        "words:trust",
        "study:x",
        '"; DROP TABLE indexed_turn; --',
        "trust' | 'her",
        "tr\\ust & !her",
        "^trust",
        "{trust}",
        "trust + her",
        "NEAR(trust her, 3)",
        "trust:*",
        "/0" + "1" * 30,
    ):
        answer = as_researcher.post(open_study.path("search"), {"query": query})
        assert answer.status_code in (200, 422), (query, answer.text)
    assert len(found(as_researcher, open_study)["items"]) == 4


VOCABULARY = ("a", "b", "ab", "abc", "c", "ca")


def some_query(dice: random.Random, depth: int = 0) -> Any:
    """Make a query at random."""

    def term() -> Words:
        said = tuple(dice.choice(VOCABULARY) for _ in range(dice.choice((1, 1, 2, 3))))
        return Words(said, dice.random() < 0.2)

    kind = dice.choice(("words", "near", "every", "either")) if depth < 2 else "words"
    if kind == "near":
        return Near(term(), term(), dice.randrange(1, 4))
    if kind == "words":
        return term()
    parts = tuple(some_query(dice, depth + 1) for _ in range(dice.randrange(1, 4)))
    if kind == "either":
        return Either(parts)
    return Every(parts, tuple(some_query(dice, depth + 1) for _ in range(dice.choice((0, 0, 1)))))


def test_the_engines_never_name_fewer_passages_than_hold_it_and_exactly_those_where_they_can(
    ground, open_study
):
    dice = random.Random(20261123)
    turns = tuple(
        ("P", " ".join(dice.choice(VOCABULARY) for _ in range(dice.randrange(1, 12)))) for _ in range(120)
    )
    made = make_transcript(ground, open_study.id, turns)
    index(ground)

    for _ in range(150):
        asked = some_query(dice)
        holding = {n for n, (_, line) in enumerate(turns, start=1) if hits(asked, line.split())}
        with ground.database.read() as connection:
            rows = word_queries.passages_that_match(
                connection, open_study.id, asked, Where([made.version_id])
            )
        named = {row.turn_n for row in rows}
        assert holding <= named, asked
        assert not is_exact(asked) or holding == named, asked


def test_operators_bind_as_the_manual_says():
    a, b, c = (Words((word,)) for word in "abc")

    assert understand("a b OR c") == Either((Every((a, b)), c))
    assert understand("a AND (b OR c)") == Every((a, Either((b, c))))
    assert understand("a -b NOT c") == Every((a,), (b, c))
    assert understand("a NEAR b") == Near(a, b, 10)
    assert understand("or and not near") == Every(tuple(Words((w,)) for w in ["or", "and", "not", "near"]))
    assert understand("a - b") == Every((a, b))
    assert [understand(f"a-{x}") for x in "b"] == [Words(("a", "b"))]


def test_hits_of_a_passage_lie_apart():
    dice = random.Random(7)
    for _ in range(300):
        line = [dice.choice(VOCABULARY) for _ in range(15)]
        found_hits = hits(some_query(dice), line)
        assert all(one[1] < other[0] for one, other in pairwise(found_hits))


def test_a_corrected_text_is_searched_as_it_is_now(as_researcher, open_study):
    made = import_transcript(as_researcher, open_study, "P: The zebrafinch sang.\n\nI: Yes.\n")
    path = open_study.path(f"transcripts/{made['id']}")
    turns = as_researcher.get(f"{path}/versions/1").json()["turns"]
    said = ("The heron sang.", "Yes.")
    body = {
        "based_on": 1,
        "reason": "corrected",
        "turns": [{"speaker_id": t["speaker_id"], "text": text} for t, text in zip(turns, said, strict=True)],
    }
    version = as_researcher.get(path).json()["version"]
    done = as_researcher.post(f"{path}/versions", body, headers={"If-Match": f'"{version}"'})
    assert done.status_code == 201, done.text

    assert found(as_researcher, open_study, "zebrafinch")["items"] == []
    (hit,) = found(as_researcher, open_study, "heron")["items"]
    assert (hit["version"], hit["start"], hit["end"]) == (2, 4, 9)


def test_it_asks_the_database_as_often_for_thirty_transcripts_as_for_two(ground, as_researcher, open_study):
    code_id = str(make_code(ground, open_study.id, "Trust"))

    def statements() -> list[int]:
        counts = []
        for rest, more in (("", {}), ("/code/preview", {"code_id": code_id, "unit": "turn"})):
            with watched(ground) as said:
                path = open_study.path(f"search{rest}")
                assert as_researcher.post(path, {"query": "trust", **more}).status_code == 200
            counts.append(len(said))
        return counts

    make_transcript(ground, open_study.id, TURNS, title="T0")
    few = statements()
    for n in range(29):
        make_transcript(ground, open_study.id, TURNS, title=f"More {n}")

    assert statements() == few
    assert max(few) < 25

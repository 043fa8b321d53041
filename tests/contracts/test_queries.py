"""Reads ask the database as often for 3,000 codings as for 30, and find what they need by an index."""

import re
from typing import Any
from uuid import UUID

import pytest

from api.base.ground import Ground
from tests.factories.analysis import make_code, make_codings, make_participant, make_transcript
from tests.statements import watched

FEW, MANY = 30, 3_000
TURNS = tuple(("I" if n % 2 else "P", f"turn {n} " + "word " * 20) for n in range(12))
#: Tables that grow with the work; none may be read from end to end to answer a read.
BIG = (
    "coding",
    "turn",
    "version_text",
    "coding_count",
    "coding_count_person",
    "audit_event",
    "transcript_version",
)

#: Every read that a person waits for, by its path within a study.
READS = {
    "study": "",
    "opening": "opening",
    "activity": "activity?since_seq=0",
    "audit": "audit",
    "members": "members",
    "participants": "participants",
    "participant": "participants/{participant}",
    "attributes": "attributes",
    "guides": "guides",
    "interviews": "interviews",
    "transcripts": "transcripts?limit=200",
    "transcript": "transcripts/{transcript}",
    "version": "transcripts/{transcript}/versions/1",
    "codings of a transcript": "transcripts/{transcript}/codings",
    "codebook": "codes",
    "segments of a code": "codes/{code}/codings?limit=200",
    "segments of a code and under it": "codes/{parent}/codings?subtree=true&limit=200",
    "what a note can mention": "notes/mentionable",
    "themes": "themes",
    "theme": "themes/{theme}",
    "quotes": "quotes",
    "rounds": "rounds",
    "exports": "exports",
    "home": "home",
}

#: The reads that performance names, whose plans must use an index.
HOT = (
    "transcripts",
    "version",
    "codings of a transcript",
    "codebook",
    "segments of a code",
    "segments of a code and under it",
    "themes",
)


@pytest.fixture
def filled(ground, open_study, as_researcher):
    """A study with some codings; call it to have many."""
    participant = make_participant(ground, open_study.id, "SU-01")
    transcripts = [make_transcript(ground, open_study.id, TURNS, title="T0", participant_id=participant)]
    codes = [make_code(ground, open_study.id, "Parent")]
    codes.append(make_code(ground, open_study.id, "Child", codes[0]))
    theme = as_researcher.post(
        open_study.path("themes"), {"name": "A theme", "code_ids": [str(c) for c in codes]}
    ).json()
    ids = {
        "participant": participant,
        "transcript": transcripts[0].id,
        "code": codes[1],
        "parent": codes[0],
        "theme": theme["id"],
    }
    make_codings(ground, open_study.id, transcripts, codes, as_researcher.account_id, FEW)
    evidence(as_researcher, open_study, ids, 2)

    def grow() -> None:
        more = [
            make_transcript(
                ground,
                open_study.id,
                TURNS,
                title=f"T{n}",
                participant_id=make_participant(ground, open_study.id, f"SU-{n:02}"),
            )
            for n in range(2, 22)
        ]
        others = [make_code(ground, open_study.id, f"Code {n}", codes[0]) for n in range(30)]
        everywhere = [*codes, *others]
        make_codings(ground, open_study.id, more, everywhere, as_researcher.account_id, MANY - FEW)
        evidence(as_researcher, open_study, ids, 12)

    return ids, grow


def evidence(person: Any, study: Any, ids: dict[str, UUID], n: int) -> None:
    found = person.get(study.path(f"codes/{ids['parent']}/codings?subtree=true&limit=200")).json()["items"]
    for segment in found[-n:]:
        person.post(study.path(f"themes/{ids['theme']}/evidence"), {"coding_id": segment["id"]})


def statements(ground, person, study, ids) -> dict[str, list[tuple[str, Any]]]:
    found = {}
    for name, path in READS.items():
        with watched(ground) as said:
            answer = person.get(study.path(path.format(**ids)) if path else study.path())
        assert answer.status_code == 200, (name, answer.text)
        found[name] = said
    return found


def test_reads_ask_as_often_for_many_codings_as_for_few(ground, as_researcher, open_study, filled):
    ids, grow = filled
    few = {name: len(said) for name, said in statements(ground, as_researcher, open_study, ids).items()}
    grow()

    many = {name: len(said) for name, said in statements(ground, as_researcher, open_study, ids).items()}

    assert many == few
    assert {name: n for name, n in many.items() if n > 20 and name != "home"} == {}
    assert many["home"] <= 30  # one look into every wing


def test_a_coding_asks_as_often_in_a_full_study_as_in_an_empty_one(ground, as_researcher, open_study, filled):
    ids, grow = filled

    few = statements_of_a_coding(ground, as_researcher, open_study, ids, 1)
    grow()
    many = statements_of_a_coding(ground, as_researcher, open_study, ids, 2)

    assert many == few


def statements_of_a_coding(ground, person, study, ids, start) -> int:
    body = {
        "transcript_id": str(ids["transcript"]),
        "version": 1,
        "start": start,
        "end": 40,
        "code_id": str(ids["code"]),
    }
    with watched(ground, ground.database.writer) as said:
        assert person.post(study.path("codings"), body).status_code == 201
    return len(said)


@pytest.mark.parametrize("name", HOT)
def test_the_hot_reads_find_what_they_need_by_an_index(ground, as_researcher, open_study, filled, name):
    ids, grow = filled
    grow()
    path = open_study.path(READS[name].format(**ids))
    with watched(ground) as said:
        assert as_researcher.get(path).status_code == 200
    selects = [(s, p) for s, p in said if s.lstrip().upper().startswith("SELECT")]
    assert selects

    for statement, parameters in selects:
        plan = plan_of(ground, statement, parameters)
        for table in BIG:
            assert not scanned(plan, table), f"{table} is read from end to end:\n{statement}\n{plan}"


def plan_of(ground: Ground, statement: str, parameters: Any) -> str:
    with ground.database.reader.connect() as connection:
        if ground.database.is_sqlite:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            return "\n".join(row[-1] for row in rows)
        connection.exec_driver_sql("SET enable_seqscan = off")
        rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).fetchall()
        connection.exec_driver_sql("RESET enable_seqscan")
        return "\n".join(row[0] for row in rows)


def scanned(plan: str, table: str) -> bool:
    return bool(
        re.search(rf"^\W*SCAN {table}\b(?! USING (COVERING )?INDEX)|Seq Scan on {table}\b", plan, re.M)
    )

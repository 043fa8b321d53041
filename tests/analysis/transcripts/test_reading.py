"""Reading, changing and removing transcripts; what is kept by browsers; how many queries it takes."""

from datetime import date

import pytest
from sqlalchemy import event

from api.analysis.transcripts import texts
from api.analysis.transcripts.schemas import TranscriptOut, TranscriptsOut, VersionOut, VersionsOut
from tests.factories.people import make_token
from tests.factories.transcripts import (
    TALK,
    make_consent,
    make_interview,
    make_participant,
    make_transcript,
)


@pytest.fixture
def statements(engine):
    """Return the statements that reading sends."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(engine.database.reader, "before_cursor_execute", note)
    yield seen
    event.remove(engine.database.reader, "before_cursor_execute", note)


def code_passages(person, study, transcript, n):
    """Apply a code to the first n characters, one by one."""
    made = person.post(study.path("codes"), {"label": f"A code {transcript['id'][-6:]}"})
    assert made.status_code == 201, made.text
    for start in range(n):
        body = {
            "transcript_id": transcript["id"],
            "version": 1,
            "start": start,
            "end": start + 1,
            "code_id": made.json()["id"],
        }
        assert person.post(study.path("codings"), body).status_code == 201


def test_hot_reads_fit_their_models(as_researcher, open_study, ground):
    su = make_participant(ground, open_study.id, "SU-01")
    held = make_interview(
        ground, open_study.id, "SU-01-A", su, on=date(2026, 2, 1), mode="remote", duration_min=45
    )
    made = make_transcript(as_researcher, open_study, name="SU-01.txt", interview_id=held)
    path = open_study.path(f"transcripts/{made['id']}")

    page = TranscriptsOut.model_validate_json(as_researcher.get(open_study.path("transcripts")).content)
    one = TranscriptOut.model_validate_json(as_researcher.get(path).content)
    VersionsOut.model_validate_json(as_researcher.get(f"{path}/versions").content)
    version = VersionOut.model_validate_json(as_researcher.get(f"{path}/versions/1").content)

    assert page.items[0].model_dump() == {
        k: v for k, v in one.model_dump().items() if k in page.items[0].model_dump()
    }
    assert (one.interview.code, one.interview.held_on, one.interview.minutes) == ("SU-01-A", "2026-02-01", 45)
    assert version.sha256 == texts.sha256_of(version.text)
    assert (one.word_count, one.turn_count, one.length) == (31, 4, len(version.text))


def test_a_page_ends_where_the_next_begins(as_researcher, open_study):
    for n in range(7):
        make_transcript(as_researcher, open_study, f"{TALK} {n}", title=f"Talk {n % 3}")

    seen, cursor = [], ""
    while cursor is not None:
        more = f"&cursor={cursor}" if cursor else ""
        page = as_researcher.get(open_study.path(f"transcripts?limit=2{more}")).json()
        seen += [(t["title"], t["id"]) for t in page["items"]]
        cursor = page["next_cursor"]

    assert len(seen) == 7
    assert seen == sorted(seen)
    assert as_researcher.get(open_study.path("transcripts?cursor=!!")).status_code == 422


def test_a_list_takes_as_many_queries_for_one_as_for_many(as_researcher, open_study, ground, statements):
    path = open_study.path("transcripts")

    def queries_for_the_list():
        statements.clear()
        as_researcher.get(path)
        return len(statements)

    def import_one(n):
        su = make_participant(ground, open_study.id, f"SU-{n:02}")
        held = make_interview(ground, open_study.id, f"SU-{n:02}-A", su)
        made = make_transcript(as_researcher, open_study, f"{TALK} {n}", f"SU-{n:02}.txt", interview_id=held)
        code_passages(as_researcher, open_study, made, 3)

    import_one(1)
    few = queries_for_the_list()
    for n in range(2, 9):
        import_one(n)

    assert queries_for_the_list() == few <= 11


def test_opening_takes_as_many_queries_for_a_short_talk_as_for_a_long_one(
    as_researcher, open_study, statements
):
    short = make_transcript(as_researcher, open_study)
    long = make_transcript(
        as_researcher, open_study, "".join(f"A: yes {n}\n\nB: no {n}\n\n" for n in range(800))
    )

    def queries_for(transcript):
        statements.clear()
        as_researcher.get(open_study.path(f"transcripts/{transcript['id']}"))
        as_researcher.get(open_study.path(f"transcripts/{transcript['id']}/versions/1"))
        return len(statements)

    assert long["turn_count"] == 1600
    assert queries_for(short) == queries_for(long) <= 17


def test_an_open_studys_text_is_kept_by_browsers_until_it_changes(as_researcher, open_study):
    made = make_transcript(as_researcher, open_study)
    path = open_study.path(f"transcripts/{made['id']}/versions/1")

    first = as_researcher.get(path)
    again = as_researcher.get(path, headers={"If-None-Match": first.headers["etag"]})
    other = as_researcher.get(path, headers={"If-None-Match": '"other"'})

    assert first.headers["cache-control"] == "private, no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


def test_a_sensitive_studys_text_is_never_kept(as_researcher, study):
    made = make_transcript(as_researcher, study)

    said = as_researcher.get(study.path(f"transcripts/{made['id']}/versions/1"))

    assert said.headers["cache-control"] == "no-store"


def test_title_and_interview_change_under_their_version(as_researcher, study, ground):
    held = make_interview(ground, study.id, "X-1")
    made = make_transcript(as_researcher, study)
    path = study.path(f"transcripts/{made['id']}")

    done = as_researcher.patch(path, {"title": "Better", "interview_id": str(held)}, version=1)
    cleared = as_researcher.patch(path, {"interview_id": None}, version=2)
    stale = as_researcher.patch(path, {"title": "Worse"}, version=1)
    bare = as_researcher.patch(path, {"title": "Worse"})
    wrong = as_researcher.patch(path, {"interview_id": made["id"]}, version=3)

    assert (done.json()["title"], done.json()["interview"]["code"]) == ("Better", "X-1")
    assert (cleared.json()["title"], cleared.json()["interview"]) == ("Better", None)
    assert done.headers["etag"] == '"2"'
    assert (stale.status_code, bare.status_code, wrong.status_code) == (412, 428, 422)


def test_a_transcript_on_which_nothing_rests_can_be_removed(as_researcher, study):
    made = make_transcript(as_researcher, study)
    path = study.path(f"transcripts/{made['id']}")

    assert as_researcher.delete(path, version=7).status_code == 412
    assert as_researcher.delete(path, version=1).status_code == 204
    assert as_researcher.get(path).status_code == 404
    assert as_researcher.get(f"{path}/versions/1").status_code == 404
    assert make_transcript(as_researcher, study)["id"] != made["id"]


def test_a_coded_transcript_is_not_removed(as_researcher, open_study):
    made = make_transcript(as_researcher, open_study)
    code_passages(as_researcher, open_study, made, 2)
    path = open_study.path(f"transcripts/{made['id']}")

    said = as_researcher.delete(path, version=1)

    assert (said.status_code, said.json()["code"]) == (409, "transcript_has_codings")
    assert as_researcher.get(path).json()["codings"] == 2


def test_a_transcript_of_another_study_does_not_exist_here(as_researcher, study, open_study):
    made = make_transcript(as_researcher, open_study)

    for rest in ("", "/versions", "/versions/1", "/question-suggestions"):
        assert as_researcher.get(study.path(f"transcripts/{made['id']}{rest}")).status_code == 404


def test_reviewers_read_no_transcript(as_reviewer, as_researcher, open_study):
    made = make_transcript(as_researcher, open_study)

    for rest in ("transcripts", f"transcripts/{made['id']}", f"transcripts/{made['id']}/versions/1"):
        assert as_reviewer.get(open_study.path(rest)).status_code == 403


def test_a_script_reads_no_text_that_is_not_attested(as_researcher, study, open_study, ground, as_nobody):
    made = make_transcript(as_researcher, study)
    free = make_transcript(as_researcher, open_study)
    ours = make_token(ground, study.id, as_researcher.account_id, "read")
    other = make_token(ground, open_study.id, as_researcher.account_id, "read")

    def read(study, transcript, token):
        path = study.path(f"transcripts/{transcript['id']}/versions/1")
        return as_nobody.get(path, headers={"Authorization": f"Bearer {token}"})

    assert read(study, made, ours).json()["code"] == "transcript_not_deidentified"
    assert read(open_study, free, other).status_code == 200


def test_the_two_engines_give_the_same_answers(as_researcher, open_study, ground):
    su = make_participant(ground, open_study.id, "SU-01", "Alder")
    held = make_interview(ground, open_study.id, "SU-01-A", su, on=date(2026, 2, 1))
    make_consent(ground, open_study.id, su)
    made = make_transcript(
        as_researcher,
        open_study,
        "A: é 👍\n\nP: cafe\u0301\n\nA: y\n\nP: z\n",
        "SU-01.txt",
        interview_id=held,
    )

    version = as_researcher.get(open_study.path(f"transcripts/{made['id']}/versions/1")).json()

    ids = {s["id"]: s["label"] for s in made["speakers"]}
    assert [(t["n"], t["start"], t["end"], ids[t["speaker_id"]]) for t in version["turns"]] == [
        (1, 0, 3, "A"),
        (2, 4, 9, "P"),
        (3, 10, 11, "A"),
        (4, 12, 13, "P"),
    ]
    assert {
        k: made[k] for k in ("format", "encoding", "length", "word_count", "turn_count", "drops", "state")
    } == {
        "format": "txt",
        "encoding": "utf-8",
        "length": 13,
        "word_count": 5,
        "turn_count": 4,
        "drops": [],
        "state": "ready",
    }
    assert [(s["label"], s["kind"], s["study_code"], s["pseudonym"]) for s in made["speakers"]] == [
        ("A", "other", None, None),
        ("P", "participant", "SU-01", "Alder"),
    ]


def test_who_speaks_is_said_again_under_the_version(as_researcher, open_study, ground):
    su = make_participant(ground, open_study.id, "SU-01")
    made = make_transcript(as_researcher, open_study)
    path = open_study.path(f"transcripts/{made['id']}/speakers")
    first, second = (s["id"] for s in made["speakers"])

    def put(speakers, version):
        return as_researcher.put(path, {"speakers": speakers}, headers={"If-Match": f'"{version}"'})

    done = put([{"id": second, "kind": "participant", "participant_id": str(su)}], 1)
    stale = put([{"id": first, "kind": "other"}], 1)
    wrong = put([{"id": str(su), "kind": "participant", "participant_id": first}], 2)
    twisted = put([{"id": first, "kind": "other", "participant_id": str(su)}], 2)

    assert [(s["kind"], s["study_code"]) for s in done.json()["speakers"]] == [
        ("interviewer", None),
        ("participant", "SU-01"),
    ]
    assert (stale.status_code, wrong.status_code, twisted.status_code) == (412, 422, 422)
    assert [f["path"] for f in wrong.json()["fields"]] == ["speakers.0.id", "speakers.0.participant_id"]

"""Participants as they are read: consent and data at a glance, and one page in one answer."""

from datetime import date

import pytest

from api.analysis.transcripts.models import Speaker, Transcript, TranscriptVersion


@pytest.fixture
def make_transcript(ground, study):
    """Return a maker of transcripts with one version, of an interview or with a speaker."""

    def make(title="One", interview_id=None, speaker_id=None, zone="original"):
        with ground.database.change() as session:
            row = Transcript(study_id=study.id, title=title, interview_id=interview_id)
            session.add(row)
            session.flush()
            same = {"study_id": study.id, "transcript_id": row.id}
            session.add(TranscriptVersion(**same, n=1, sha256="", length=1, zone=zone))
            if speaker_id:
                session.add(Speaker(**same, kind="participant", participant_id=speaker_id))
            return row.id

    return make


def test_the_list_shows_consent_and_data_at_a_glance(
    as_researcher, study, make_participant, make_consent, make_interview, make_transcript
):
    first, second = make_participant("SU-01"), make_participant("SU-02")
    make_consent(first, allows_reviewers=False)
    make_consent(second, ended_on=date(2026, 4, 1))
    pair = make_interview(first, second)
    make_transcript("By interview and by voice", pair, speaker_id=first, zone="deidentified")
    make_transcript("By voice alone", speaker_id=first)

    items = as_researcher.get(study.path("participants")).json()["items"]

    glance = {
        p["study_code"]: (p["consent"]["state"], p["interviews"], p["transcripts"], p["deidentified"])
        for p in items
    }
    assert glance == {"SU-01": ("valid", 1, 2, 1), "SU-02": ("ended", 1, 1, 1)}
    assert items[0]["consent"] == {
        "state": "valid",
        "document_version": "PIS 1.2",
        "consented_on": "2026-03-02",
        "allows_quotes": True,
        "allows_reviewers": False,
    }
    assert items[1]["consent"]["allows_quotes"] is False


def test_a_page_holds_all_there_is_of_a_participant(
    as_researcher, study, make_participant, make_consent, make_interview, make_transcript, make_attribute
):
    make_attribute("Age band")
    someone, other = make_participant("SU-01"), make_participant("SU-02")
    make_consent(someone)
    make_interview(other, code="Not theirs")
    interview = make_interview(someone, code="Theirs")
    make_transcript("Part one", interview)

    answer = as_researcher.get(study.path(f"participants/{someone}"))

    page = answer.json()
    assert answer.headers["etag"] == '"1"'
    assert page["closed"] is None
    assert [c["state"] for c in page["consents"]] == ["valid"]
    assert [i["code"] for i in page["interview_list"]] == ["Theirs"]
    assert [(t["title"], t["zone"]) for t in page["transcript_list"]] == [("Part one", "original")]
    assert [a["name"] for a in page["attributes_defined"]] == ["Age band"]


def test_a_page_says_what_is_closed_and_why(as_researcher, study, make_participant):
    closed = as_researcher.get(study.path(f"participants/{make_participant('SU-04')}")).json()["closed"]

    assert closed["code"] == "consent_missing"
    assert "SU-04" in closed["detail"]


def test_a_reviewer_opens_no_page(as_reviewer, study, make_participant):
    assert as_reviewer.get(study.path(f"participants/{make_participant()}")).status_code == 403


def test_the_list_asks_as_much_for_a_hundred_as_for_one(
    as_researcher, study, make_participant, make_consent, make_interview, make_transcript, counted
):
    def fill(n):
        someone = make_participant(f"SU-{n:03}")
        make_consent(someone)
        make_transcript("One", make_interview(someone, code=f"{n:03}"), speaker_id=someone)

    fill(0)
    with counted() as one:
        as_researcher.get(study.path("participants"), params={"limit": 200})
    for n in range(1, 100):
        fill(n)
    with counted() as many:
        found = as_researcher.get(study.path("participants"), params={"limit": 200}).json()["items"]

    assert len(found) == 100
    assert len(one) == len(many) == 5


def test_a_page_asks_as_much_for_many_interviews_as_for_one(
    as_researcher, study, make_participant, make_interview, make_transcript, counted
):
    someone = make_participant()
    make_transcript("One", make_interview(someone, code="000"))
    path = study.path(f"participants/{someone}")
    with counted() as one:
        as_researcher.get(path)
    for n in range(1, 20):
        make_transcript("One", make_interview(someone, code=f"{n:03}"))
    with counted() as many:
        assert len(as_researcher.get(path).json()["interview_list"]) == 20

    assert len(one) == len(many)

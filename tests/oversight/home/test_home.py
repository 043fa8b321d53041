"""The study home: what happened, how far the study is, what waits for whom."""

import pytest
from sqlalchemy import update

from api.analysis.themes.models import Evidence, ThemeCode
from api.audit import service as audit
from api.involvement.rounds.models import RoundInvitee
from api.oversight.home.schemas import HomeOut
from tests.factories import fieldwork
from tests.factories.analysis import make_code, make_transcript
from tests.factories.involvement import (
    make_coding,
    make_consent,
    make_quote,
    make_round,
    make_theme,
    make_voice,
)
from tests.factories.people import make_token
from tests.factories.transcripts import make_participant


def keep(ground, *rows):
    with ground.database.change() as session:
        session.add_all(rows)


def check(found, phase, code):
    return next(c for c in found["phases"][phase - 1]["checks"] if c["code"] == code)


def waits(found):
    return {one["kind"]: one["n"] for one in found["waiting"]}


def sentences(found):
    return [f"{'You' if one['mine'] else one['actor']} {one['sentence']}" for one in found["since"]["lines"]]


def test_an_empty_study_has_a_home(as_researcher, home):
    found = home(as_researcher)

    assert found["numbers"]["transcripts"] == 0
    assert [p["state"] for p in found["phases"]] == ["not_yet"] * 6
    assert found["waiting"] == []
    assert [(g["code"], g["target_min"], g["recruited"]) for g in found["groups"]] == [
        ("SU", 10, 0),
        ("PR", 10, 0),
    ]


def test_a_transcript_waits_for_a_first_reading_by_a_present_member(
    as_researcher, as_second_researcher, as_supervisor, ground, study, home
):
    about = {"kind": "transcript", "id": str(make_transcript(ground, study.id).id)}
    said = {"kind": "familiarisation", "words": "She laughs.", "target": about}
    before = check(home(as_researcher), 1, "noted")
    for reader in (as_researcher, as_second_researcher):
        assert reader.post(study.path("memos"), said).status_code == 201
    after = check(home(as_researcher), 1, "noted")
    for reader in (as_researcher, as_second_researcher):
        as_supervisor.delete(study.path(f"members/{reader.account_id}"), version=1)
    left = check(home(as_supervisor), 1, "noted")

    assert [(one["have"], one["of"]) for one in (before, after, left)] == [(0, 1), (1, 1), (0, 1)]


def test_the_answer_is_what_the_document_says(as_researcher, ground, study, home):
    voice = make_voice(ground, study.id, as_researcher.account_id, consent={})
    make_quote(ground, study.id, voice.coding_id, as_researcher.account_id)
    make_theme(ground, study.id)

    assert HomeOut.model_validate(home(as_researcher)).numbers.codings == 0


# What happened


def test_what_others_did_is_told_with_counts_and_one_s_own_is_not(as_researcher, as_supervisor, study, home):
    for text in ("One more", "And another"):
        as_supervisor.post(study.path("objectives"), {"text": text})
    as_researcher.post(study.path("codes"), {"label": "Mine"})

    found = home(as_researcher)

    assert sentences(found) == ["Sue Supervisor added 2 objectives", "The system created the study"]
    assert found["since"]["first_visit"] is True
    recent = [(one["mine"], one["sentence"], one["page"]) for one in found["recent"]]
    assert recent[0] == (True, "created a code", "codes")
    assert found["recent"][0]["object_id"] is not None


def test_everything_is_counted_however_much_there_was(as_researcher, ground, study, home):
    with audit.change(ground, audit.Author(as_researcher.account_id)) as session:
        for _ in range(450):
            audit.record(session, study.id, "code.created", study.id)
    with audit.change(ground) as session:
        for _ in range(300):
            audit.record(session, study.id, "code.moved", study.id)

    found = home(as_researcher)

    assert "The system moved 300 codes" in sentences(found)
    assert found["since"]["events"] == 301
    assert [(one["mine"], one["n"], one["kind"]) for one in found["recent"]] == [
        (False, 300, "code.moved"),
        (True, 450, "code.created"),
        (False, 1, "study.created"),
    ]


def test_what_one_has_seen_is_not_told_again(as_researcher, as_supervisor, study, home):
    as_supervisor.post(study.path("objectives"), {"text": "One more"})
    seq = home(as_researcher)["since"]["seq"]

    done = as_researcher.post(study.path("home/seen"), {"seq": seq})
    as_supervisor.post(study.path("objectives"), {"text": "A new one"})
    found = home(as_researcher)["since"]

    assert done.status_code == 204
    assert found["first_visit"] is False
    assert found["last_here"].endswith("Z")
    assert (found["events"], [one["sentence"] for one in found["lines"]]) == (1, ["added an objective"])
    assert home(as_supervisor)["since"]["first_visit"] is True


def test_the_mark_never_goes_back_nor_beyond_what_happened(as_researcher, as_supervisor, study, home):
    as_researcher.post(study.path("home/seen"), {"seq": 2_000_000_000})
    as_researcher.post(study.path("home/seen"), {"seq": 0})
    as_supervisor.post(study.path("objectives"), {"text": "A new one"})

    assert home(as_researcher)["since"]["events"] == 1


@pytest.mark.parametrize("seq", [-1, "1", 1.5, True, None, 2**31])
def test_a_mark_that_is_no_place_is_refused(as_researcher, study, seq):
    assert as_researcher.post(study.path("home/seen"), {"seq": seq}).status_code == 422


def test_the_home_is_for_researchers_and_supervisors(
    as_researcher, as_supervisor, as_reviewer, as_admin, as_outsider, as_nobody, study
):
    people = (as_researcher, as_supervisor, as_reviewer, as_admin, as_outsider, as_nobody)

    assert [p.get(study.path("home")).status_code for p in people] == [200, 200, 403, 403, 404, 401]
    assert as_reviewer.post(study.path("home/seen"), {"seq": 1}).status_code == 403


def test_a_script_may_read_the_home(as_researcher, new_client, ground, study):
    token = make_token(ground, study.id, as_researcher.account_id, "read")

    answer = new_client().get(study.path("home"), headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 200


# How far


def test_recruitment_stands_against_the_target_of_each_group(as_researcher, ground, study, home):
    statuses = ("identified", "pis_given", "consented", "interviewed", "included", "withdrawn")
    for n, status in enumerate(statuses):
        fieldwork.make_participant(ground, study.id, f"SU-0{n}", status=status)

    found = home(as_researcher)

    service_users = found["groups"][0]
    assert (service_users["recruited"], service_users["interviewed"], service_users["withdrawn"]) == (3, 2, 1)
    assert [(step["status"], step["n"]) for step in found["flow"]] == [
        ("identified", 5),
        ("pis_given", 4),
        ("consented", 3),
        ("interview_booked", 2),
        ("interviewed", 2),
        ("included", 1),
        ("withdrawn", 1),
        ("excluded", 0),
    ]


def test_the_first_phases_name_what_they_still_ask_for(as_researcher, ground, study, home):
    person = make_participant(ground, study.id, "SU-01")
    make_consent(ground, study.id, person)
    coded = make_transcript(ground, study.id, title="Coded", participant_id=person)
    make_transcript(ground, study.id, title="Nobody named")
    fieldwork.make_interview(ground, study.id, person, code="I-7", status="completed")
    make_coding(ground, study.id, as_researcher.account_id, coded, "asked me", "Heard")

    found = home(as_researcher)

    assert check(found, 1, "transcribed")["lacking"][0]["label"] == "I-7"
    assert [one["label"] for one in check(found, 1, "speakers")["lacking"]] == ["Nobody named"]
    assert (check(found, 1, "gates")["have"], check(found, 1, "gates")["of"]) == (1, 2)
    assert check(found, 2, "defined")["lacking"][0]["label"] == "Heard"
    assert found["phases"][0]["state"] == "under_way"


def test_themes_are_ready_when_each_holds_what_its_phase_asks_for(as_researcher, ground, study, home):
    voice = make_voice(ground, study.id, as_researcher.account_id, consent={})
    fieldwork.make_participant(ground, study.id, "SU-02", status="interviewed")
    make_quote(ground, study.id, voice.coding_id, as_researcher.account_id)
    words = dict.fromkeys(("central_organising_concept", "definition", "scope_in", "scope_out"), "Said")
    theme = make_theme(ground, study.id, "Being heard", **words)
    make_theme(ground, study.id, "Power", plain_summary=" ")
    codes = [make_code(ground, study.id, f"Code {n}") for n in range(2)]
    keep(
        ground,
        *(ThemeCode(study_id=study.id, theme_id=theme, code_id=one) for one in codes),
        Evidence(study_id=study.id, theme_id=theme, coding_id=voice.coding_id, relation="contradicts"),
    )

    found = home(as_researcher)

    for phase, code in (
        (3, "codes"),
        (4, "evidence"),
        (4, "other_side"),
        (5, "described"),
        (5, "named"),
        (6, "summary"),
        (6, "quotes"),
    ):
        held = check(found, phase, code)
        assert (code, held["have"], held["of"]) == (code, 1, 2)
        assert [one["label"] for one in held["lacking"]] == ["Power"]


def test_the_numbers_count_what_there_is(as_researcher, ground, study, home):
    person = make_participant(ground, study.id, "SU-01")
    make_consent(ground, study.id, person)
    made = make_transcript(ground, study.id, participant_id=person)
    heard = make_code(ground, study.id, "Heard")
    for words in ("asked me", "wrong about"):
        start, end = made.find(words)
        place = {"transcript_id": str(made.id), "version": 1, "start": start, "end": end}
        assert as_researcher.post(study.path("codings"), place | {"code_id": str(heard)}).status_code == 201

    found = home(as_researcher)["numbers"]

    assert {k: found[k] for k in ("transcripts", "codings", "coders", "codes", "themes", "rounds")} == {
        "transcripts": 1,
        "codings": 2,
        "coders": 1,
        "codes": 1,
        "themes": 0,
        "rounds": 0,
    }
    assert found["words"] == len(made.text.split())


# What waits


def test_a_transcript_waits_for_whom_it_asks_and_for_its_importer(
    as_researcher, as_supervisor, ground, study, home
):
    made = make_transcript(ground, study.id, zone="original", by=as_researcher.account_id, title="Raw")

    assert waits(home(as_researcher)) == {"ask": 1}
    path = study.path(f"transcripts/{made.id}/attestation-request")
    asked = as_researcher.post(path, {"account_id": str(as_supervisor.account_id)})
    assert asked.status_code == 200, asked.text

    mine, theirs = home(as_researcher), home(as_supervisor)
    assert waits(mine) == {}
    assert waits(theirs) == {"attest": 1}
    assert theirs["waiting"][0]["items"] == [{"id": str(made.id), "label": "Raw"}]


def test_a_transcript_without_consent_waits(as_researcher, ground, study, home):
    make_transcript(ground, study.id, participant_id=make_participant(ground, study.id, "SU-01"))

    assert waits(home(as_researcher)) == {"consent": 1}


def test_quotes_wait_for_those_who_may_approve_them_and_did_not_propose(
    as_researcher, as_supervisor, ground, study, home
):
    for n, by in enumerate((as_researcher, as_supervisor)):
        voice = make_voice(
            ground, study.id, by.account_id, f"SU-0{n}", label=f"Code {n}", title=f"T{n}", consent={}
        )
        make_quote(ground, study.id, voice.coding_id, by.account_id, state="proposed")

    assert waits(home(as_supervisor)) == {"approve": 1}
    assert waits(home(as_researcher)) == {}


def test_comments_wait_for_an_answer_and_drafts_for_a_supervisor(
    as_researcher, as_supervisor, as_reviewer, ground, study, home
):
    voice = make_voice(ground, study.id, as_researcher.account_id, consent={})
    quote = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id)
    chosen = [{"theme_id": str(make_theme(ground, study.id)), "quote_ids": [str(quote)]}]
    made = make_round(as_supervisor, study.path(), chosen, [as_reviewer.account_id])
    assert waits(home(as_supervisor)) == {"draft_round": 1}
    assert made.do("open").status_code == 200
    body = {
        "mode": "paper",
        "reviewer_id": str(as_reviewer.account_id),
        "kinds": ["partly_rings_true"],
        "words": "Hm.",
    }
    sent = as_supervisor.post(made.path("comments"), body)
    assert sent.status_code == 201, sent.text

    assert waits(home(as_researcher)) == {"answer": 1}
    said = {"decision": "not_changed", "reason": "Why", "plain_reason": "Because"}
    drafted = as_researcher.put(study.path(f"comments/{sent.json()['id']}/response"), said)
    assert drafted.status_code in (200, 201), drafted.text
    with ground.database.change() as session:
        session.execute(update(RoundInvitee).values(call_wanted=True))

    assert waits(home(as_researcher)) == {"calls": 1}
    assert waits(home(as_supervisor)) == {"calls": 1, "agree": 1}


def test_the_home_asks_as_much_for_a_large_study_as_for_a_small_one(
    as_researcher, as_supervisor, ground, study, home, counted
):
    def fill(n):
        voice = make_voice(
            ground,
            study.id,
            as_researcher.account_id,
            f"SU-{n:02}",
            label=f"Code {n}",
            title=f"Interview {n}",
            consent={},
        )
        theme = make_theme(ground, study.id, f"Theme {n}")
        quote = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id)
        as_supervisor.post(study.path("rounds"), {"title": f"Round {n}", "intro": "", "help_contact": "Us"})
        keep(ground, Evidence(study_id=study.id, theme_id=theme, coding_id=voice.coding_id))
        return quote

    fill(1)
    with counted() as one:
        home(as_researcher)
    for n in range(2, 25):
        fill(n)
    with counted() as many:
        found = home(as_researcher)

    assert found["numbers"]["themes"] == 24
    assert len(one) == len(many) <= 30

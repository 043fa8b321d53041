"""Quotes: proposing, approving, turning down, revoking, and the gates before them."""

from datetime import date

import pytest

from tests.factories.involvement import CHECKS, SAID, make_consent, make_quote, make_voice


def test_a_quote_is_proposed_as_it_was_said_and_approved_by_another(
    as_researcher, as_supervisor, study, voice
):
    body = {"coding_id": str(voice.coding_id), "labels": ["staff_criticism"], "checks": CHECKS}
    made = as_researcher.post(study.path("quotes"), body)
    done = as_supervisor.post(study.path(f"quotes/{made.json()['id']}/approve"), {})

    assert made.status_code == 201
    assert made.json()["text"] == SAID
    assert made.json()["speaker_label"] == "A person on probation"
    assert made.json()["counts_as_approved"] is False
    assert done.status_code == 200
    assert (done.json()["state"], done.json()["decider"]) == ("approved", "Sue Supervisor")
    assert done.json()["counts_as_approved"] is True


def test_the_proposer_cannot_approve(as_supervisor, study, voice):
    made = as_supervisor.post(study.path("quotes"), {"coding_id": str(voice.coding_id)}).json()

    refused = as_supervisor.post(study.path(f"quotes/{made['id']}/approve"), {})

    assert made["needs_second_person"] is True
    assert (refused.status_code, refused.json()["code"]) == (409, "second_person_required")
    assert as_supervisor.get(study.path(f"quotes/{made['id']}")).json()["state"] == "proposed"


def test_a_team_of_two_may_record_a_self_check(as_supervisor, study, voice):
    version = as_supervisor.get(study.path()).json()["version"]
    switches = {"switches": {"second_person_quotes": False}, "reason": "A team of two."}
    assert as_supervisor.patch(study.path("policy"), switches, version=version).status_code == 200
    made = as_supervisor.post(study.path("quotes"), {"coding_id": str(voice.coding_id)}).json()

    done = as_supervisor.post(study.path(f"quotes/{made['id']}/approve"), {"checks": CHECKS})

    assert (done.status_code, done.json()["self_check"]) == (200, True)


def test_approval_waits_until_each_check_is_confirmed(as_supervisor, as_researcher, study, voice):
    body = {"coding_id": str(voice.coding_id), "checks": ["no_identifiers"]}
    made = as_researcher.post(study.path("quotes"), body).json()
    path = study.path(f"quotes/{made['id']}")

    silent = as_supervisor.post(f"{path}/approve", {})
    half = as_supervisor.post(f"{path}/approve", {"checks": ["labels_right"]})

    assert made["unconfirmed"] == ["not_recognisable", "labels_right"]
    assert (silent.status_code, silent.json()["code"]) == (409, "quote_checks_unconfirmed")
    assert silent.json()["unconfirmed"] == ["not_recognisable", "labels_right"]
    assert half.json()["unconfirmed"] == ["not_recognisable"]
    assert "nobody in the joint casework would recognise the speaker" in half.json()["detail"]
    assert "content labels" not in half.json()["detail"]
    found = as_supervisor.get(path).json()
    assert (found["state"], found["counts_as_approved"]) == ("proposed", False)
    assert [c["check"] for c in found["checks"]] == ["no_identifiers"]


def test_what_the_approver_confirms_stands_beside_what_the_proposer_did(
    as_supervisor, as_researcher, study, voice
):
    body = {"coding_id": str(voice.coding_id), "checks": ["labels_right"]}
    made = as_researcher.post(study.path("quotes"), body).json()
    path = study.path(f"quotes/{made['id']}")

    done = as_supervisor.post(f"{path}/approve", {"checks": CHECKS})

    assert (done.status_code, done.json()["state"], done.json()["unconfirmed"]) == (200, "approved", [])
    wanted = [
        ("no_identifiers", str(as_supervisor.account_id)),
        ("not_recognisable", str(as_supervisor.account_id)),
        ("labels_right", str(as_researcher.account_id)),
    ]
    assert [(c["check"], c["confirmed_by"]) for c in done.json()["checks"]] == wanted
    as_researcher.post(f"{path}/revoke", {"reason": "Too easy to recognise."})
    assert as_researcher.get(path).json()["checks"] == done.json()["checks"]


def test_a_study_may_switch_the_checks_off(as_supervisor, as_researcher, study, voice):
    version = as_supervisor.get(study.path()).json()["version"]
    switches = {"switches": {"quote_checks_gate": False}, "reason": "The words were published before."}
    assert as_supervisor.patch(study.path("policy"), switches, version=version).status_code == 200
    made = as_researcher.post(study.path("quotes"), {"coding_id": str(voice.coding_id)}).json()

    done = as_supervisor.post(study.path(f"quotes/{made['id']}/approve"), {})

    assert made["unconfirmed"] == []
    assert (done.status_code, done.json()["checks"]) == (200, [])


def test_a_check_that_does_not_exist_is_refused(as_supervisor, as_researcher, ground, study, voice):
    quote_id = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id, state="proposed")

    refused = as_supervisor.post(study.path(f"quotes/{quote_id}/approve"), {"checks": ["looks_fine"]})

    assert refused.status_code == 422
    assert "looks_fine" not in refused.text


def test_a_researcher_approves_only_with_the_right_to_release(
    as_researcher, as_second_researcher, sign_in_as, study, ground, voice
):
    quote_id = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id, state="proposed")
    approver = sign_in_as("Ria Releaser", "researcher", study, release_approver=True)

    assert as_second_researcher.post(study.path(f"quotes/{quote_id}/approve"), {}).status_code == 403
    assert approver.post(study.path(f"quotes/{quote_id}/approve"), {}).status_code == 200


@pytest.mark.parametrize(
    ("consent", "code"),
    [
        (None, "consent_missing"),
        ({"ended_on": date(2026, 2, 1)}, "consent_missing"),
        ({"allows_quotes": False}, "quote_consent_missing"),
        ({"allows_reviewers": False}, "quote_consent_missing"),
    ],
)
def test_a_quote_needs_its_speakers_yes(as_researcher, ground, study, consent, code):
    voice = make_voice(ground, study.id, as_researcher.account_id, consent=consent)

    refused = as_researcher.post(study.path("quotes"), {"coding_id": str(voice.coding_id)})

    assert (refused.status_code, refused.json()["code"]) == (409, code)


def test_the_latest_consent_counts(as_researcher, ground, study, voice):
    make_consent(ground, study.id, voice.participant_id, allows_reviewers=False)

    refused = as_researcher.post(study.path("quotes"), {"coding_id": str(voice.coding_id)})

    assert refused.json()["code"] == "quote_consent_missing"


def test_consent_is_asked_again_at_approval(as_supervisor, as_researcher, ground, study, voice):
    quote_id = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id, state="proposed")
    make_consent(ground, study.id, voice.participant_id, allows_quotes=False)

    refused = as_supervisor.post(study.path(f"quotes/{quote_id}/approve"), {})

    assert (refused.status_code, refused.json()["code"]) == (409, "quote_consent_missing")


def test_a_quote_needs_an_attested_transcript(as_researcher, ground, study):
    voice = make_voice(ground, study.id, as_researcher.account_id, consent={}, zone="original")

    refused = as_researcher.post(study.path("quotes"), {"coding_id": str(voice.coding_id)})

    assert (refused.status_code, refused.json()["code"]) == (409, "transcript_not_deidentified")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("She asked me what they had got right about me.", "quote_altered"),
        ("She asked me about me.", "quote_altered"),
        ("[…]", "quote_empty"),
    ],
)
def test_altered_words_are_refused(as_researcher, study, voice, text, code):
    refused = as_researcher.post(study.path("quotes"), {"coding_id": str(voice.coding_id), "text": text})

    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert text not in refused.text


def test_a_long_quote_is_refused_until_it_is_cut(as_researcher, ground, study):
    long = " ".join(f"word{n}" for n in range(130))
    voice = make_voice(ground, study.id, as_researcher.account_id, consent={}, said=long)
    body = {"coding_id": str(voice.coding_id)}

    refused = as_researcher.post(study.path("quotes"), body)
    cut = as_researcher.post(study.path("quotes"), body | {"text": "word0 word1 […] word129"})

    assert (refused.status_code, refused.json()["code"]) == (422, "quote_too_long")
    assert cut.status_code == 201


def test_a_quote_is_turned_down_with_a_reason_once(as_supervisor, as_researcher, ground, study, voice):
    quote_id = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id, state="proposed")

    done = as_supervisor.post(study.path(f"quotes/{quote_id}/reject"), {"reason": "Too easy to recognise."})
    again = as_supervisor.post(study.path(f"quotes/{quote_id}/approve"), {})

    assert (done.status_code, done.json()["state"]) == (200, "rejected")
    assert (again.status_code, again.json()["code"]) == (409, "quote_decided")


def test_a_quote_is_read_with_the_words_around_it(as_researcher, study, quote_id):
    found = as_researcher.get(study.path(f"quotes/{quote_id}")).json()

    assert found["context"]["before"] == "Can you take me back to the first meeting?\n"
    assert found["context"]["segment"] == SAID
    assert found["context"]["after"] == "\nWhat did that change?"
    assert found["same_voice"] == 0


def test_the_approver_sees_how_often_one_voice_is_quoted(as_researcher, ground, study, voice, quote_id):
    other = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id, state="proposed")

    assert as_researcher.get(study.path(f"quotes/{other}")).json()["same_voice"] == 1


def test_the_queue_is_filtered_by_state_and_comes_in_pages(as_researcher, ground, study, voice):
    made = [
        make_quote(ground, study.id, voice.coding_id, as_researcher.account_id, state=state)
        for state in ("proposed", "approved", "proposed")
    ]

    first = as_researcher.get(study.path("quotes?state=proposed&limit=1")).json()
    second = as_researcher.get(
        study.path(f"quotes?state=proposed&limit=1&cursor={first['next_cursor']}")
    ).json()

    assert [q["id"] for q in first["items"]] == [str(made[2])]
    assert [q["id"] for q in second["items"]] == [str(made[0])]
    assert second["next_cursor"] is None


def test_a_coding_of_another_study_is_not_found(as_researcher, study, open_study, voice):
    body = {"coding_id": str(voice.coding_id)}

    assert as_researcher.post(open_study.path("quotes"), body).status_code == 404


def test_a_reviewer_has_no_part_in_quotes(as_reviewer, study, quote_id):
    assert as_reviewer.get(study.path("quotes")).status_code == 403
    assert as_reviewer.get(study.path(f"quotes/{quote_id}")).status_code == 403


def test_under_open_data_a_proposed_quote_counts_as_approved(as_researcher, ground, open_study):
    voice = make_voice(ground, open_study.id, as_researcher.account_id, zone="original")

    made = as_researcher.post(open_study.path("quotes"), {"coding_id": str(voice.coding_id)})

    assert (made.status_code, made.json()["counts_as_approved"]) == (201, True)

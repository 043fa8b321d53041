"""Consent is attested by a named person; what rests on it stays closed without it."""

from datetime import timedelta

import pytest

from api.base.clock import now
from api.base.errors import Conflict
from api.fieldwork.consent.service import (
    consent_gate,
    demand_quote_consent,
    quote_consent_gate,
)
from tests.factories import people

BODY = {"document_version": "PIS 1.2, consent form 1.1", "consented_on": "2026-03-02"}


@pytest.fixture
def someone(make_participant):
    return make_participant("SU-01")


def attest(person, study, participant_id, **more):
    return person.post(study.path(f"participants/{participant_id}/consents"), BODY | more)


def end(person, study, participant_id, consent_id, on="2026-04-01"):
    path = study.path(f"participants/{participant_id}/consents/{consent_id}/end")
    return person.post(path, {"ended_on": on})


def test_a_member_attests_in_their_own_name(as_supervisor, study, someone):
    made = attest(as_supervisor, study, someone, allows_quotes=True)

    assert made.status_code == 201
    said = made.json()
    assert (said["attested_by"], said["attested_by_name"]) == (
        str(as_supervisor.account_id),
        "Sue Supervisor",
    )
    assert (said["state"], said["allows_quotes"], said["allows_reviewers"]) == ("valid", True, False)


def test_a_reviewer_and_an_administrator_attest_nothing(as_reviewer, as_admin, study, someone):
    assert attest(as_reviewer, study, someone).status_code == 403
    assert attest(as_admin, study, someone).status_code == 403


def test_a_script_attests_nothing(as_researcher, study, someone, ground, new_client):
    token = people.make_token(ground, study.id, as_researcher.account_id, "read", "write")
    path = study.path(f"participants/{someone}/consents")

    refused = new_client().post(path, json=BODY, headers={"Authorization": f"Bearer {token}"})

    assert (refused.status_code, refused.json()["code"]) == (403, "token_scope")


def test_a_day_in_the_future_is_refused(as_researcher, study, someone):
    tomorrow = (now().date() + timedelta(days=1)).isoformat()

    refused = attest(as_researcher, study, someone, consented_on=tomorrow)

    assert (refused.status_code, refused.json()["code"]) == (422, "day_in_future")


@pytest.mark.parametrize("day", [20260302, "2026-13-02", None, "02/03/2026"])
def test_a_day_is_written_as_a_day(as_researcher, study, someone, day):
    assert attest(as_researcher, study, someone, consented_on=day).status_code == 422


def test_a_document_version_holds_no_contact_details(as_researcher, study, someone):
    refused = attest(as_researcher, study, someone, document_version="signed by sam@example.org")

    assert (refused.status_code, refused.json()["code"]) == (422, "identifier_detected")


def test_a_new_consent_takes_the_place_of_the_one_before(as_researcher, study, someone):
    first = attest(as_researcher, study, someone).json()
    second = attest(as_researcher, study, someone, allows_quotes=True).json()

    items = as_researcher.get(study.path(f"participants/{someone}/consents")).json()["items"]

    assert [(c["id"], c["state"]) for c in items] == [(second["id"], "valid"), (first["id"], "replaced")]
    refused = end(as_researcher, study, someone, first["id"])
    assert (refused.status_code, refused.json()["code"]) == (409, "consent_replaced")


def test_a_consent_ends_once_and_not_before_it_began(as_researcher, study, someone):
    made = attest(as_researcher, study, someone).json()

    early = end(as_researcher, study, someone, made["id"], "2026-03-01")
    done = end(as_researcher, study, someone, made["id"], "2026-03-02")
    again = end(as_researcher, study, someone, made["id"])

    assert (early.status_code, early.json()["code"]) == (422, "day_invalid")
    assert (done.json()["state"], done.json()["ended_on"]) == ("ended", "2026-03-02")
    assert (again.status_code, again.json()["code"]) == (409, "consent_ended")


def test_a_consent_is_found_under_its_own_participant_alone(as_researcher, study, someone, make_participant):
    other = make_participant("SU-02")
    made = attest(as_researcher, study, someone).json()

    assert end(as_researcher, study, other, made["id"]).status_code == 404
    assert attest(as_researcher, study, study.id).status_code == 404
    assert as_researcher.get(study.path(f"participants/{study.id}/consents")).status_code == 404


# Gates


def test_the_gate_names_who_lacks_consent_and_says_what_to_do(ground, study, make_participant, make_consent):
    first, second = make_participant("SU-01"), make_participant("SU-02")
    make_consent(second)

    with ground.database.read() as connection:
        closed = consent_gate(connection, study.id, [first, second])

    assert (closed["code"], closed["study_codes"]) == ("consent_missing", ["SU-01"])
    assert "SU-01" in closed["detail"]
    assert "SU-02" not in closed["detail"]
    assert "attest" in closed["detail"]


def test_the_gate_is_open_when_everybody_consented(ground, study, make_participant, make_consent):
    both = [make_participant("SU-01"), make_participant("SU-02")]
    for each in both:
        make_consent(each)

    with ground.database.read() as connection:
        assert consent_gate(connection, study.id, both) is None


def test_the_gate_closes_when_a_consent_ends(as_researcher, ground, study, someone):
    made = attest(as_researcher, study, someone).json()
    end(as_researcher, study, someone, made["id"])

    with ground.database.read() as connection:
        assert consent_gate(connection, study.id, [someone])["code"] == "consent_missing"


def test_an_ended_consent_is_not_revived_by_the_one_before_it(ground, study, someone, make_consent):
    make_consent(someone)
    make_consent(someone, ended_on=now().date())

    with ground.database.read() as connection:
        assert consent_gate(connection, study.id, [someone]) is not None


def test_nobody_named_counts_as_nobody_consented(ground, study):
    with ground.database.read() as connection:
        assert consent_gate(connection, study.id, [])["code"] == "consent_missing"


def test_a_study_without_the_gate_is_open(ground, open_study, someone):
    with ground.database.read() as connection:
        assert consent_gate(connection, open_study.id, [someone]) is None
        assert consent_gate(connection, open_study.id, []) is None
        assert quote_consent_gate(connection, open_study.id, [someone], for_reviewers=True) is None


@pytest.mark.parametrize(
    ("quotes", "reviewers", "for_reviewers", "open_"),
    [
        (True, True, True, True),
        (True, False, True, False),
        (True, False, False, True),
        (False, True, True, False),
        (False, False, False, False),
    ],
)
def test_quotes_need_their_own_yes(
    ground, study, someone, make_consent, quotes, reviewers, for_reviewers, open_
):
    make_consent(someone, allows_quotes=quotes, allows_reviewers=reviewers)

    with ground.database.read() as connection:
        closed = quote_consent_gate(connection, study.id, [someone], for_reviewers=for_reviewers)

    assert (closed is None) is open_


def test_a_quote_of_somebody_without_consent_is_refused(ground, study, someone):
    with ground.database.read() as connection, pytest.raises(Conflict) as refused:
        demand_quote_consent(connection, study.id, [someone], for_reviewers=True)

    assert refused.value.code == "quote_consent_missing"
    assert "SU-01" in refused.value.detail


def test_the_gate_asks_as_much_for_a_hundred_as_for_one(
    ground, study, make_participant, make_consent, counted
):
    hundred = [make_participant(f"SU-{n}") for n in range(1, 101)]
    for each in hundred[:50]:
        make_consent(each)

    with ground.database.read() as connection:
        with counted() as one:
            consent_gate(connection, study.id, hundred[-1:])
        with counted() as many:
            consent_gate(connection, study.id, hundred)

    assert len(one) == len(many) == 3

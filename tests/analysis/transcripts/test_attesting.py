"""The gates: who reads before de-identification is attested, who attests, what may be coded."""

from datetime import date
from uuid import UUID

import pytest

from api.access.roles import Role
from api.analysis.transcripts import texts
from api.analysis.transcripts.gates import demand_codable
from api.analysis.transcripts.models import Transcript, TranscriptVersion
from api.analysis.transcripts.schemas import ChecklistIn
from api.base.errors import Conflict
from tests.factories.transcripts import make_consent, make_interview, make_participant, make_transcript

ITEMS = dict.fromkeys(ChecklistIn.model_fields, True)


@pytest.fixture
def made(as_researcher, study):
    """A transcript of the sensitive study, imported by the researcher."""
    return make_transcript(as_researcher, study)


def path_of(study, transcript, rest=""):
    return study.path(f"transcripts/{transcript['id']}{rest}")


def read(person, study, transcript):
    return person.get(path_of(study, transcript, "/versions/1"))


def attest(person, study, transcript, **items):
    ask(person, study, transcript, person.account_id)  # a supervisor may; for others it changes nothing
    return person.post(path_of(study, transcript, "/attestation"), {"checklist": ITEMS | items})


def ask(person, study, transcript, account_id):
    return person.post(path_of(study, transcript, "/attestation-request"), {"account_id": str(account_id)})


def gate(ground, study, transcript):
    with ground.database.read() as connection:
        try:
            return demand_codable(connection, study.id, transcript["id"]).n
        except Conflict as closed:
            return closed.code


def test_an_unattested_text_is_read_by_its_importer_and_by_whoever_is_asked_alone(
    made, study, as_researcher, as_second_researcher, as_supervisor
):
    refused = read(as_second_researcher, study, made)

    assert read(as_researcher, study, made).status_code == 200
    assert read(as_supervisor, study, made).status_code == 409
    assert (refused.status_code, refused.json()["code"]) == (409, "transcript_not_deidentified")
    assert "Rea Researcher" in refused.json()["detail"]


def test_whoever_is_asked_may_read_and_attest(made, study, as_researcher, as_second_researcher):
    asked = ask(as_researcher, study, made, as_second_researcher.account_id)
    seen = read(as_second_researcher, study, made)
    done = attest(as_second_researcher, study, made)

    assert asked.json()["state"] == "asked"
    assert asked.json()["asked_to_attest"]["name"] == "Roe Researcher"
    assert seen.status_code == 200
    assert (done.json()["zone"], done.json()["state"]) == ("deidentified", "ready")
    said = done.json()["attestations"][0]
    assert (said["outcome"], said["by"], said["self_check"]) == ("attested", "Roe Researcher", False)
    assert said["checklist"] == ITEMS


def test_after_it_every_researcher_reads(made, study, as_supervisor, as_second_researcher):
    attest(as_supervisor, study, made)

    assert read(as_second_researcher, study, made).status_code == 200


def test_labels_and_file_name_are_kept_from_others_until_then(
    study, as_researcher, as_supervisor, as_second_researcher
):
    text = "Aster: yes\n\nBramble: no\n\nAster: yes\n\nBramble: no\n"
    made = make_transcript(as_researcher, study, text, "Aster and Bramble.txt", title="A pair")

    before = as_second_researcher.get(path_of(study, made)).json()
    attest(as_supervisor, study, made)
    after = as_second_researcher.get(path_of(study, made)).json()

    assert [s["label"] for s in before["speakers"]] == ["Speaker 1", "Speaker 2"]
    assert (before["file_name"], before["readable"]) == (None, False)
    assert [s["label"] for s in after["speakers"]] == ["Aster", "Bramble"]


def test_the_importer_does_not_attest_their_own(made, study, as_researcher):
    said = attest(as_researcher, study, made)
    asked = ask(as_researcher, study, made, as_researcher.account_id)

    assert (said.status_code, said.json()["code"]) == (409, "second_person_required")
    assert (asked.status_code, asked.json()["code"]) == (409, "second_person_required")


def test_a_team_of_one_records_a_self_check(made, study, as_researcher, as_supervisor):
    version = as_supervisor.get(study.path()).json()["version"]
    body = {"switches": {"second_person_deidentification": False}, "reason": "A team of one."}
    as_supervisor.patch(study.path("policy"), body, version=version)

    done = attest(as_researcher, study, made)

    assert done.status_code == 200
    assert done.json()["attestations"][0]["self_check"] is True


def test_each_item_of_the_checklist_is_needed(made, study, as_supervisor):
    said = attest(as_supervisor, study, made, combination_risk=False)
    short = as_supervisor.post(path_of(study, made, "/attestation"), {"checklist": {}})

    assert (said.status_code, said.json()["code"]) == (422, "checklist_incomplete")
    assert [f["path"] for f in said.json()["fields"]] == ["checklist.combination_risk"]
    assert short.status_code == 422


def test_a_transcript_is_attested_once(made, study, as_supervisor):
    attest(as_supervisor, study, made)

    again = attest(as_supervisor, study, made)

    assert (again.status_code, again.json()["code"]) == (409, "not_waiting")


def test_a_transcript_goes_back_with_a_reason(made, study, as_researcher, as_supervisor):
    path = path_of(study, made, "/return")
    ask(as_researcher, study, made, as_supervisor.account_id)

    bare = as_supervisor.post(path, {"note": "  "})
    done = as_supervisor.post(path, {"note": "Turn 3 names a street."})

    assert bare.status_code == 422
    assert done.json()["state"] == "returned"
    seen = as_researcher.get(path_of(study, made)).json()
    assert seen["attestations"][0]["note"] == "Turn 3 names a street."
    assert seen["gate"]["detail"].startswith("Sue Supervisor returned this transcript")
    assert "Correct the text" in seen["gate"]["next"]
    assert seen["gate"]["without_consent"] == []


def test_a_supervisor_may_ask_themselves_and_that_is_on_the_record(made, study, as_supervisor):
    asked = ask(as_supervisor, study, made, as_supervisor.account_id)

    assert asked.json()["asked_to_attest"]["name"] == "Sue Supervisor"
    assert read(as_supervisor, study, made).status_code == 200
    kinds = [e["kind"] for e in as_supervisor.get(study.path("audit")).json()["items"]]
    assert "deidentification.asked" in kinds


def test_a_member_who_may_not_read_neither_asks_nor_attests(made, study, as_second_researcher):
    asked = ask(as_second_researcher, study, made, as_second_researcher.account_id)
    attested = attest(as_second_researcher, study, made)

    assert (asked.status_code, attested.status_code) == (409, 409)
    assert asked.json()["code"] == attested.json()["code"] == "transcript_not_deidentified"


def test_only_researchers_and_supervisors_of_the_study_are_asked(
    made, study, as_researcher, as_reviewer, as_outsider
):
    for other in (as_reviewer, as_outsider):
        said = ask(as_researcher, study, made, other.account_id)

        assert (said.status_code, said.json()["code"]) == (422, "not_a_member")


def test_an_open_study_needs_no_attestation(as_researcher, open_study):
    made = make_transcript(as_researcher, open_study)

    said = ask(as_researcher, open_study, made, as_researcher.account_id)

    assert made["state"] == "ready"
    assert (said.status_code, said.json()["code"]) == (409, "not_waiting")


def test_reading_an_unattested_text_is_in_the_trail_and_an_attested_one_is_not(
    made, study, as_supervisor, as_second_researcher
):
    def opened():
        trail = as_supervisor.get(study.path("audit")).json()["items"]
        return [e["actor_id"] for e in trail if e["kind"] == "transcript.read"]

    ask(as_supervisor, study, made, as_supervisor.account_id)
    read(as_supervisor, study, made)
    read(as_second_researcher, study, made)
    attest(as_supervisor, study, made)
    read(as_second_researcher, study, made)

    assert opened() == [str(as_supervisor.account_id)]


def test_coding_waits_for_attestation_then_for_consent(study, ground, as_researcher, as_supervisor):
    su = make_participant(ground, study.id, "SU-03")
    made = make_transcript(as_researcher, study, name="SU-03.txt")

    assert gate(ground, study, made) == "transcript_not_deidentified"
    attest(as_supervisor, study, made)
    assert gate(ground, study, made) == "consent_missing"
    closed = as_researcher.get(path_of(study, made)).json()["gate"]
    assert "SU-03" in closed["detail"]
    assert closed["without_consent"] == [{"id": str(su), "study_code": "SU-03"}]
    make_consent(ground, study.id, su)
    assert gate(ground, study, made) == 1
    assert as_researcher.get(path_of(study, made)).json()["codable"] is True


def test_a_consent_that_ended_closes_coding_again(study, ground, as_researcher, as_supervisor):
    su = make_participant(ground, study.id, "SU-03")
    made = make_transcript(as_researcher, study, name="SU-03.txt")
    attest(as_supervisor, study, made)
    make_consent(ground, study.id, su)
    assert gate(ground, study, made) == 1

    make_consent(ground, study.id, su, ended_on=date(2026, 2, 1))

    assert gate(ground, study, made) == "consent_missing"


def test_an_original_stays_restricted_beside_a_newer_version(
    study, ground, as_researcher, as_supervisor, as_second_researcher
):
    made = make_transcript(as_researcher, study)
    with ground.database.change() as session:
        newer = TranscriptVersion(
            study_id=study.id,
            transcript_id=UUID(made["id"]),
            n=2,
            zone="deidentified",
            sha256="0" * 64,
            length=1,
        )
        session.add(newer)
        session.flush()
        texts.put(session, study.id, newer.id, "x")
        session.get(Transcript, UUID(made["id"])).current_n = 2
    path = path_of(study, made, "/versions/")

    assert as_second_researcher.get(f"{path}2").status_code == 200
    assert as_second_researcher.get(f"{path}1").status_code == 409
    assert as_supervisor.get(f"{path}1").status_code == 409
    assert as_researcher.get(f"{path}1").status_code == 200


def test_everyone_in_the_interview_consents_before_coding(study, ground, as_researcher, as_supervisor):
    su, pr = (make_participant(ground, study.id, code) for code in ("SU-03", "PR-03"))
    held = make_interview(ground, study.id, "PAIR-1", su, pr)
    made = make_transcript(as_researcher, study, name="SU-03.txt", interview_id=held)
    attest(as_supervisor, study, made)

    both = as_researcher.get(path_of(study, made)).json()["gate"]["without_consent"]
    assert [one["study_code"] for one in both] == ["PR-03", "SU-03"]
    make_consent(ground, study.id, su)

    assert gate(ground, study, made) == "consent_missing"
    make_consent(ground, study.id, pr)
    assert gate(ground, study, made) == 1


def test_a_participant_whom_nobody_named_keeps_coding_closed(study, ground, as_researcher, as_supervisor):
    made = make_transcript(as_researcher, study)
    attest(as_supervisor, study, made)

    assert gate(ground, study, made) == "consent_missing"
    said = as_researcher.get(path_of(study, made)).json()["gate"]
    assert said["next"].startswith("Say who speaks")


def test_open_studies_code_at_once(open_study, ground, as_researcher):
    assert gate(ground, open_study, make_transcript(as_researcher, open_study)) == 1


def test_a_former_member_reads_nothing(made, study, ground, sign_in_as, as_supervisor):
    leaver = sign_in_as("Lee Leaver", Role.RESEARCHER, study)
    ask(as_supervisor, study, made, leaver.account_id)
    assert read(leaver, study, made).status_code == 200

    as_supervisor.delete(study.path(f"members/{leaver.account_id}"))

    assert read(leaver, study, made).status_code == 404

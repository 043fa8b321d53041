"""Studies: the founding study's facts, policy, groups, objectives."""


def test_the_founding_study_loads_its_facts_verbatim(as_researcher, study):
    found = as_researcher.get(study.path()).json()

    assert found["facts"]["study"]["iras_id"] == "309932"
    assert found["facts"]["study"]["rec_reference"] == "22/EE/0124"
    assert found["facts"]["study"]["rec_opinion_date"] == "2022-07-05"
    assert found["facts"]["study"]["full_title"].startswith("What are practitioner's perceptions")
    assert found["research_question"].startswith("What are service user and professional's")
    assert [o["n"] for o in found["objectives"]] == [1, 2, 3, 4, 5]
    assert [(g["code"], g["target_min"], g["target_max"]) for g in found["groups"]] == [
        ("SU", 10, 12),
        ("PR", 10, 12),
    ]


def test_whoever_creates_a_study_becomes_its_supervisor(sign_in_as):
    founder = sign_in_as("Fay Founder", may_create_studies=True)

    made = founder.post("/api/v1/studies", {"short_title": "New", "profile": "open-data"})

    assert made.status_code == 201
    assert founder.get("/api/v1/me").json()["studies"][0]["role"] == "supervisor"
    assert made.json()["policy"]["consent_gate"] is False


def test_an_account_without_the_right_cannot_create_a_study(as_outsider):
    assert as_outsider.post("/api/v1/studies", {"short_title": "New"}).status_code == 403


def test_a_reviewer_reads_the_public_facts_alone(as_reviewer, study):
    found = as_reviewer.get(study.path()).json()

    assert set(found) == {"id", "short_title", "research_question", "objectives"}


def test_a_supervisor_changes_the_policy_with_a_reason(as_supervisor, study):
    version = as_supervisor.get(study.path()).json()["version"]
    body = {"switches": {"second_person_deidentification": False}, "reason": "A team of two."}

    done = as_supervisor.patch(study.path("policy"), body, version=version)

    assert done.status_code == 200
    assert done.json()["policy"]["second_person_deidentification"] is False
    again = as_supervisor.patch(study.path("policy"), body, version=version)
    assert again.status_code == 412


def test_a_study_of_others_does_not_exist_for_an_outsider(as_outsider, study):
    theirs = as_outsider.get(study.path())
    nowhere = as_outsider.get("/api/v1/studies/01900000-0000-7000-8000-000000000000")

    assert theirs.status_code == nowhere.status_code == 404
    assert {k: v for k, v in theirs.json().items() if k != "request_id"} == {
        k: v for k, v in nowhere.json().items() if k != "request_id"
    }


def test_the_chain_of_a_study_holds(as_supervisor, study):
    as_supervisor.post(study.path("objectives"), {"text": "One more"})

    assert as_supervisor.get(study.path("audit/verify")).json()["holds"] is True

"""One study from a file to what a reviewer sees was done about it, through HTTP alone, under `sensitive`."""

import json

import pytest

FILE = """Interviewer: Can you take me back to the first meeting?

P: She asked me what they had got wrong about me. Nobody ever asked me that. \U0001f642

Interviewer: And what did that change?

P: I stopped looking at the door. It was a cafe\u0301, really, with a desk in it.
"""
CHECKLIST = (
    "direct_identifiers other_parties places_institutions offence dates colleague_would_recognise "
    "joint_casework_would_recognise combination_risk"
)


def ok(answer, status=200):
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


@pytest.fixture
def team(as_researcher, as_second_researcher, as_supervisor, as_reviewer):
    return as_researcher, as_second_researcher, as_supervisor, as_reviewer


def test_from_a_file_to_what_was_done_about_a_comment(team, study):
    researcher, second, supervisor, reviewer = team
    path = study.path

    # Fieldwork: a participant, and consent that somebody attests
    facts = ok(researcher.get(path()))
    group = next(g for g in facts["groups"] if g["code"] == "SU")
    person = ok(researcher.post(path("participants"), {"study_code": "SU-01", "group_id": group["id"]}), 201)
    consent = {
        "document_version": "PIS 1.1",
        "consented_on": "2026-03-01",
        "allows_quotes": True,
        "allows_reviewers": True,
    }

    # A transcript: previewed, imported, refused for coding until a second person attests it
    files = {"file": ("su-01.txt", FILE.encode(), "text/plain")}
    seen = ok(researcher.post(path("transcripts/previews"), files=files, data={"options": "{}"}))
    assert [s["label"] for s in seen["speakers"]] == ["Interviewer", "P"]
    speakers = [
        {"label": "Interviewer", "kind": "interviewer"},
        {"label": "P", "kind": "participant", "participant_id": person["id"]},
    ]
    options = {"title": "SU-01", "speakers": speakers}
    made = ok(researcher.post(path("transcripts"), files=files, data={"options": json.dumps(options)}), 201)
    version = ok(researcher.get(path(f"transcripts/{made['id']}/versions/1")))
    text = version["text"]
    assert "\r" not in text
    assert "cafe\u0301" in text

    code = ok(
        researcher.post(path("codes"), {"label": "Being heard", "definition": "Being asked first."}), 201
    )
    words = "asked me what they had got wrong about me. Nobody ever asked me that. \U0001f642"
    start = text.index(words)
    coding = {
        "transcript_id": made["id"],
        "version": 1,
        "start": start,
        "end": start + len(words),
        "code_id": code["id"],
    }
    refused = researcher.post(path("codings"), coding)
    assert refused.json()["code"] == "transcript_not_deidentified"
    attest = {"checklist": dict.fromkeys(CHECKLIST.split(), True)}
    own = researcher.post(path(f"transcripts/{made['id']}/attestation"), attest)
    assert own.json()["code"] == "second_person_required"
    asked = {"account_id": str(second.account_id)}
    ok(researcher.post(path(f"transcripts/{made['id']}/attestation-request"), asked))
    ok(second.post(path(f"transcripts/{made['id']}/attestation"), attest))
    assert researcher.post(path("codings"), coding).json()["code"] == "consent_missing"
    ok(researcher.post(path(f"participants/{person['id']}/consents"), consent), 201)
    applied = ok(researcher.post(path("codings"), coding), 201)

    # A theme with evidence; a quote that a second person approves
    theme = ok(
        researcher.post(
            path("themes"),
            {
                "name": "Heard before helped",
                "plain_summary": "It went well when somebody asked first.",
                "code_ids": [code["id"]],
            },
        ),
        201,
    )
    ok(researcher.post(path(f"themes/{theme['id']}/evidence"), {"coding_id": applied["id"]}), 201)
    quote = ok(researcher.post(path("quotes"), {"coding_id": applied["id"]}), 201)
    assert researcher.post(path(f"quotes/{quote['id']}/approve"), {}).status_code == 403
    unseen = supervisor.post(path(f"quotes/{quote['id']}/approve"), {})
    assert unseen.json()["code"] == "quote_checks_unconfirmed"
    ok(supervisor.post(path(f"quotes/{quote['id']}/approve"), {"checks": quote["unconfirmed"]}))

    # A round: built by the researcher, opened by the supervisor
    round_ = ok(researcher.post(path("rounds"), {"title": "First ideas", "help_contact": "Ask Rea."}), 201)
    there = path(f"rounds/{round_['id']}")
    chosen = [{"theme_id": theme["id"], "quote_ids": [quote["id"]]}]
    round_ = ok(researcher.put(f"{there}/themes", chosen, headers={"If-Match": f'"{round_["version"]}"'}))
    invited = [str(reviewer.account_id)]
    round_ = ok(researcher.put(f"{there}/invitees", invited, headers={"If-Match": f'"{round_["version"]}"'}))
    not_ready = supervisor.post(f"{there}/open")
    assert not_ready.json()["code"] == "round_not_ready"
    ok(supervisor.patch(there, {"plain_english_checked": True}, version=round_["version"]))
    assert researcher.post(f"{there}/open").status_code == 403
    assert reviewer.get(f"/api/v1/review/rounds/{round_['id']}").status_code == 404
    ok(supervisor.post(f"{there}/open"))

    # The reviewer reads the snapshot, which later changes of the theme do not touch, and answers
    room = ok(reviewer.get(f"/api/v1/review/rounds/{round_['id']}"))
    idea = room["ideas"][0]
    assert idea["name"] == "Heard before helped"
    assert idea["quotes"][0]["text"] == words
    assert idea["quotes"][0]["speaker_label"] == "A person on probation"
    assert "SU-01" not in json.dumps(room)
    answer = {
        "snapshot_theme_id": idea["id"],
        "kinds": ["word_differently"],
        "words": "Say heard first.",
        "submit": True,
    }
    ok(reviewer.post(f"/api/v1/review/rounds/{round_['id']}/comments", answer))
    renamed = {"name": "Being heard comes first", "reason": "A reviewer said so."}
    ok(researcher.patch(path(f"themes/{theme['id']}"), renamed, version=1))
    again = ok(reviewer.get(f"/api/v1/review/rounds/{round_['id']}"))
    assert again["ideas"][0]["name"] == "Heard before helped"

    # The team responds; without a response nothing is published
    ok(supervisor.post(f"{there}/close"))
    comments = ok(researcher.get(f"{there}/comments"))["items"]
    assert [c["words"] for c in comments] == ["Say heard first."]
    unanswered = supervisor.post(f"{there}/publish")
    assert unanswered.json()["code"] == "comments_unanswered"
    response = {
        "decision": "changed",
        "reason": "Renamed in the reviewer's words.",
        "plain_reason": "You were right. We changed the name.",
        "version_before": 1,
        "version_after": 2,
    }
    ok(researcher.put(path(f"comments/{comments[0]['id']}/response"), response))
    ok(supervisor.post(path(f"comments/{comments[0]['id']}/response/agree")))
    ok(supervisor.post(f"{there}/publish"))

    # The reviewer's next visit opens on what changed because of them
    visit = ok(reviewer.get("/api/v1/review/rounds"))
    assert "You were right. We changed the name." in json.dumps(visit)
    assert "Being heard comes first" in json.dumps(visit)

    # The theme is called final; everything is on the chain, and the chain holds
    fields = {
        "central_organising_concept": "Being asked comes before being helped.",
        "definition": "What people call helpful starts with being asked.",
        "scope_in": "Being asked.",
        "scope_out": "Plans.",
    }
    changed = ok(researcher.patch(path(f"themes/{theme['id']}"), fields, version=2))
    assert researcher.post(path(f"themes/{theme['id']}/finalise")).status_code in (403, 428)
    final = supervisor.post(
        path(f"themes/{theme['id']}/finalise"), headers={"If-Match": f'"{changed["version"]}"'}
    )
    assert ok(final)["state"] == "final"
    assert ok(supervisor.get(path("audit/verify")))["holds"] is True
    kinds = {event["kind"] for event in ok(supervisor.get(path("audit?limit=200")))["items"]}
    assert {"transcript.imported", "deidentification.attested", "coding.applied", "round.published"} <= kinds

"""The conditions of the matrix, each tried both ways: the notes c1 to c23 below the rows of `domain` 6.1."""

from tests.contracts.matrix_attempts import condition
from tests.contracts.matrix_involvement import REASON, ROOM, an_asked_transcript
from tests.contracts.matrix_world import CHECKLIST, Scene
from tests.factories.people import Person

ANSWER = {"kinds": ["rings_true"], "words": "Yes.", "submit": True}
PUBLIC = {"id", "short_title", "research_question", "objectives"}


@condition(1, "E")
def c1_the_public_subset_alone(s: Scene, who: Person) -> None:
    assert set(who.get(s.path()).json()) == PUBLIC
    assert {"facts", "policy", "groups"} <= set(s.researcher.get(s.path()).json())


@condition(2, "A")
def c2_no_research_setting(s: Scene, who: Person) -> None:
    changes = (("", {"short_title": "Mine"}), ("policy", {"switches": {}, "reason": "Because."}))
    for rest, body in changes:
        assert who.patch(s.path(rest), body, version=s.version()).status_code == 403
        assert s.supervisor.patch(s.path(rest), body, version=s.version()).status_code == 200


@condition(26, "S")
def c8_in_ones_own_name_alone(s: Scene, who: Person) -> None:
    where = str(s.voice().transcript_id)
    body = {"transcript_id": where, "version": 1, "start": 3, "end": 20, "code_id": str(s.code())}

    made = who.post(s.path("codings"), body)
    as_another = who.post(s.path("codings"), body | {"coder_id": str(s.researcher.account_id)})

    assert (made.status_code, made.json()["coder_id"]) == (201, str(who.account_id))
    assert as_another.status_code == 422
    assert (
        who.patch(s.path(f"codings/{s.applied(s.researcher)}"), {"memo": "No."}, version=1).status_code == 404
    )


@condition(37, "R")
def c12_with_the_right_and_not_the_proposer(s: Scene, who: Person) -> None:
    with_right = s.person("R", release_approver=True)
    own, anothers = s.quote("proposed", with_right), s.quote("proposed", who)
    path = f"quotes/{anothers}"

    assert who.post(s.path(f"{path}/approve"), {}).status_code == 403
    assert who.post(s.path(f"{path}/reject"), REASON).status_code == 403
    refused = with_right.post(s.path(f"quotes/{own}/approve"), {})
    assert (refused.status_code, refused.json()["code"]) == (409, "second_person_required")
    assert with_right.post(s.path(f"{path}/approve"), {}).status_code == 200
    s.set_policy(second_person_quotes=False)
    alone = with_right.post(s.path(f"quotes/{own}/approve"), {})
    assert (alone.status_code, alone.json()["self_check"]) == (200, True)
    s.set_policy(second_person_quotes=True)


@condition(37, "S")
def c12_a_supervisor_too_does_not_approve_what_they_proposed(s: Scene, who: Person) -> None:
    own = s.quote("proposed", who)
    assert who.post(s.path(f"quotes/{own}/approve"), {}).json()["code"] == "second_person_required"
    assert s.supervisor.post(s.path(f"quotes/{own}/approve"), {}).status_code == 200


@condition(41, "E")
def c13_invited_and_open_or_later(s: Scene, who: Person) -> None:
    not_mine = s.round("open")
    assert who.get(f"{ROOM}/{not_mine.id}").status_code == 404
    mine = s.round("draft", who)
    assert who.get(f"{ROOM}/{mine.id}").status_code == 404
    for verb in ("open", "close", "publish"):
        assert mine.do(verb).status_code == 200
        assert who.get(f"{ROOM}/{mine.id}").status_code == 200
    assert [line["id"] for line in who.get(ROOM).json()["items"]] == [mine.id]
    cancelled = s.round("open", who)
    cancelled.do("cancel")
    assert who.get(f"{ROOM}/{cancelled.id}").status_code == 404


@condition(42, "E")
def c13_comments_while_open_alone(s: Scene, who: Person) -> None:
    draft, not_mine, mine = s.round("draft", who), s.round("open"), s.round("open", who)
    for hidden in (draft, not_mine):
        assert who.post(f"{ROOM}/{hidden.id}/comments", ANSWER).status_code == 404
        assert who.post(f"{ROOM}/{hidden.id}/finish").status_code == 404
        assert who.post(f"{ROOM}/{hidden.id}/call", {"wanted": True}).status_code == 404
        assert who.post(f"{ROOM}/{hidden.id}/visited").status_code == 404
    theme = mine.read()["snapshot"][0]["id"]
    assert who.post(f"{ROOM}/{mine.id}/comments", ANSWER | {"snapshot_theme_id": theme}).status_code == 200
    assert who.post(f"{ROOM}/{mine.id}/visited").status_code == 204
    assert who.post(f"{ROOM}/{mine.id}/call", {"wanted": True}).status_code == 200
    assert who.post(f"{ROOM}/{mine.id}/finish").status_code == 200
    mine.do("close")
    closed = who.post(f"{ROOM}/{mine.id}/comments", ANSWER)
    assert (closed.status_code, closed.json()["code"]) == (409, "round_closed")


@condition(42, "RSAO")
def c13_nobody_else_comments(s: Scene, who: Person) -> None:
    held = s.round("open")
    answers = [
        who.post(f"{ROOM}/{held.id}/comments", ANSWER),
        who.post(f"{ROOM}/{held.id}/finish"),
        who.post(f"{ROOM}/{held.id}/call", {"wanted": True}),
        who.post(f"{ROOM}/{held.id}/visited"),
    ]
    assert {answer.status_code for answer in answers} == {403}


@condition(44, "E")
def c14_others_after_ones_own_and_if_shared(s: Scene, who: Person) -> None:
    shared, kept = s.round("open", who, s.reviewer, share=True), s.round("open", who, s.reviewer)
    for held in (shared, kept):
        s.comment(held, s.reviewer, words="From the other one.")
    assert who.get(f"{ROOM}/{shared.id}").json()["others"] == []
    for held in (shared, kept):
        s.comment(held, who)
    found = who.get(f"{ROOM}/{shared.id}").json()["others"]
    assert [one["words"] for one in found] == ["From the other one."]
    assert set(found[0]) == {"snapshot_theme_id", "kinds", "words", "response"}
    assert "Other reviewer" not in who.get(f"{ROOM}/{shared.id}").text
    assert who.get(f"{ROOM}/{kept.id}").json()["others"] == []


@condition(48, "E")
def c13_responses_once_published(s: Scene, who: Person) -> None:
    held = s.round("open", who)
    comment = s.comment(held, who)["id"]
    said = {"decision": "changed", "reason": "Team words.", "plain_reason": "We changed it."}
    s.supervisor.put(s.path(f"comments/{comment}/response"), said)
    s.supervisor.post(s.path(f"comments/{comment}/response/agree"))
    held.do("close")
    assert "We changed it." not in who.get(ROOM).text + who.get(f"{ROOM}/{held.id}").text
    held.do("publish")
    for text in (who.get(ROOM).text, who.get(f"{ROOM}/{held.id}").text):
        assert "We changed it." in text
        assert "Team words." not in text
    assert "We changed it." not in s.person("E").get(ROOM).text


@condition(64, "R")
def own_acts_alone(s: Scene, who: Person) -> None:
    s.made("objectives", {"text": "By somebody else"})
    who.post(s.path("codes"), {"label": "By me"})

    mine = who.get(s.path("audit")).json()["items"]
    all_of_them = s.supervisor.get(s.path("audit")).json()["items"]

    assert {event["actor_id"] for event in mine} == {str(who.account_id)}
    assert len({event["actor_id"] for event in all_of_them}) > 1


@condition(64, "A")
def c16_ids_and_no_content(s: Scene, who: Person) -> None:
    s.made("codes", {"label": "Plantedword", "definition": "Plantedword again"})
    found = who.get(s.path("audit"))
    assert found.json()["items"][0]["kind"] == "code.created"
    assert "Plantedword" not in found.text


@condition(76, "RSO")
def c21_an_account_marked_as_founder(s: Scene, who: Person) -> None:
    column = {"Rea": "R", "Sue": "S", "Olu": "O"}[who.get("/api/v1/me").json()["account"]["display_name"][:3]]
    marked = s.person(column, may_create_studies=True)
    body = {"short_title": "Another"}
    assert who.post("/api/v1/studies", body).status_code == 403
    assert marked.post("/api/v1/studies", body).status_code == 201


@condition(76, "E")
def not_even_with_the_mark(s: Scene, _: Person) -> None:
    marked = s.person("E", may_create_studies=True)
    assert marked.post("/api/v1/studies", {"short_title": "Another"}).status_code == 403


@condition(79, "RS")
def c22_who_imported_it_and_who_is_asked(s: Scene, who: Person) -> None:
    own = s.imported(who)["id"]
    anothers = s.imported(s.researcher)["id"]
    words = "transcripts/{}/versions/1".format
    assert who.get(s.path(words(own))).status_code == 200
    refused = who.get(s.path(words(anothers)))
    assert (refused.status_code, refused.json()["code"]) == (409, "transcript_not_deidentified")
    assert "officer" not in refused.text + who.get(s.path(f"transcripts/{anothers}")).text
    request = s.path(f"transcripts/{anothers}/attestation-request")
    s.researcher.post(request, {"account_id": str(who.account_id)})
    assert who.get(s.path(words(anothers))).status_code == 200
    assert s.script(who, "read").get(s.path(words(own))).status_code == 409


@condition(79, "S")
def c22_a_supervisor_may_ask_themselves(s: Scene, who: Person) -> None:
    """Somebody must be able to check what a lone importer leaves; that they asked is on the record."""
    anothers = s.imported(s.researcher)["id"]
    assert who.get(s.path(f"transcripts/{anothers}/versions/1")).status_code == 409
    request = s.path(f"transcripts/{anothers}/attestation-request")
    assert who.post(request, {"account_id": str(who.account_id)}).status_code == 200
    assert who.get(s.path(f"transcripts/{anothers}/versions/1")).status_code == 200
    assert s.script(who, "read").get(s.path(f"transcripts/{anothers}/versions/1")).status_code == 409


@condition(79, "EAO")
def c22_nobody_else(s: Scene, who: Person) -> None:
    anothers = s.imported(s.researcher)["id"]
    assert who.get(s.path(f"transcripts/{anothers}/versions/1")).status_code in (403, 404)


@condition(80, "RS")
def c23_not_the_importer_unless_the_policy_says_so(s: Scene, who: Person) -> None:
    own = s.path(f"transcripts/{s.imported(who)['id']}")
    assert who.post(f"{an_asked_transcript(s, who)}/attestation", {"checklist": CHECKLIST}).status_code == 200
    for rest, body in (("attestation", {"checklist": CHECKLIST}), ("return", {"note": "A street."})):
        refused = who.post(f"{own}/{rest}", body)
        assert (refused.status_code, refused.json()["code"]) == (409, "second_person_required")
    s.set_policy(second_person_deidentification=False)
    alone = who.post(f"{own}/attestation", {"checklist": CHECKLIST})
    assert alone.status_code == 200
    assert alone.json()["attestations"][0]["self_check"] is True
    s.set_policy(second_person_deidentification=True)


@condition(85, "RS")
def own_steps_alone(s: Scene, who: Person) -> None:
    coding = s.applied(s.researcher)
    nothing = who.post(s.path("undo"))
    assert (nothing.status_code, nothing.json()["code"]) == (409, "nothing_to_undo")
    assert s.researcher.patch(s.path(f"codings/{coding}"), {"memo": "Here."}, version=1).status_code == 200

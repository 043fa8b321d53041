"""The review room: what an invited reviewer reads and does, and what never reaches them."""

import json

import pytest
from sqlalchemy import delete

from api.access.models import Membership
from api.involvement.rounds import review_schemas
from tests.factories.involvement import make_quote, make_round, make_theme, make_voice, rename_theme
from tests.involvement.rounds.test_rounds import ANSWER, comment_on

ROOM = "/api/v1/review/rounds"

#: Every field that may reach a reviewer. A new one needs a line here, and a reason.
ALLOWED = {
    "AnswerOut": {"decision", "because", "name_before", "name_after"},
    "ReviewChangeOut": {
        "decision",
        "because",
        "name_before",
        "name_after",
        "round_id",
        "round_title",
        "idea",
        "kinds",
        "you_said",
        "new",
    },
    "ReviewLine": {"id", "title", "state", "closes_on", "ideas", "answered", "finished", "new_answers"},
    "ReviewRoundsOut": {"changes", "items"},
    "ReviewQuoteOut": {"id", "text", "speaker_label", "labels"},
    "IdeaOut": {"id", "name", "plain_summary", "easy_read", "why_we_think_this", "quotes"},
    "MyCommentOut": {
        "id",
        "version",
        "snapshot_theme_id",
        "snapshot_quote_id",
        "kinds",
        "words",
        "state",
        "mode",
        "submitted_at",
        "response",
    },
    "OtherCommentOut": {"snapshot_theme_id", "kinds", "words", "response"},
    "ReviewRoundOut": {
        "id",
        "title",
        "intro",
        "help_contact",
        "state",
        "closes_on",
        "share_comments",
        "finished",
        "call_wanted",
        "ideas",
        "my_comments",
        "others",
    },
    "FinishedOut": {"finished", "call_wanted"},
    "DraftKeyOut": {"key"},
}


def test_every_field_that_reaches_a_reviewer_is_listed():
    bodies = {
        name: set(model.model_fields)
        for name, model in vars(review_schemas).items()
        if isinstance(model, type)
        and model.__module__ == review_schemas.__name__
        and issubclass(model, review_schemas.Out)
    }

    assert bodies == ALLOWED


def test_answers_hold_just_the_declared_fields(open_round, as_reviewer):
    comment_on(as_reviewer, open_round)
    found = as_reviewer.get(f"{ROOM}/{open_round.id}").json()

    assert set(found) == ALLOWED["ReviewRoundOut"]
    assert set(found["ideas"][0]) == ALLOWED["IdeaOut"]
    assert set(found["ideas"][0]["quotes"][0]) == ALLOWED["ReviewQuoteOut"]
    assert set(found["my_comments"][0]) == ALLOWED["MyCommentOut"]
    assert set(as_reviewer.get(ROOM).json()["items"][0]) == ALLOWED["ReviewLine"]


def test_what_the_team_keeps_never_reaches_a_reviewer(
    as_supervisor, as_researcher, as_reviewer, ground, study
):
    planted = {
        "study_code": "SU-99X",
        "pseudonym": "Quillfeather",
        "code": "plantedcode",
        "title": "plantedtitle",
        "concept": "plantedconcept",
        "definition": "planteddefinition",
        "scope": "plantedscope",
    }
    voice = make_voice(
        ground,
        study.id,
        as_researcher.account_id,
        planted["study_code"],
        label=planted["code"],
        title=planted["title"],
        pseudonym=planted["pseudonym"],
        consent={},
    )
    theme = make_theme(
        ground,
        study.id,
        central_organising_concept=planted["concept"],
        definition=planted["definition"],
        scope_in=planted["scope"],
    )
    quote = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id)
    chosen = [{"theme_id": str(theme), "quote_ids": [str(quote)]}]
    held = make_round(as_supervisor, study.path(), chosen, [as_reviewer.account_id])
    team = json.dumps(held.read()) + as_researcher.get(study.path(f"quotes/{quote}")).text
    held.do("open")
    comment = comment_on(as_reviewer, held).json()["id"]
    team += (
        as_researcher.get(study.path("participants")).text
        + as_researcher.get(study.path(f"themes/{theme}")).text
    )
    as_researcher.put(study.path(f"comments/{comment}/response"), ANSWER | {"reason": "plantedreason"})
    as_supervisor.post(study.path(f"comments/{comment}/response/agree"))
    held.do("close")
    held.do("publish")

    met = as_reviewer.get(ROOM).text + as_reviewer.get(f"{ROOM}/{held.id}").text

    assert "We changed the words because you said so." in met
    assert [word for word in planted.values() if word not in team] == []
    secret = [*planted.values(), "plantedreason", "Rea Researcher", "Sue Supervisor"]
    secret += [str(one) for one in (theme, quote, voice.coding_id, voice.participant_id, voice.transcript_id)]
    assert [word for word in secret if word in met] == []


def test_a_quote_has_another_id_in_each_theme(
    as_supervisor, as_researcher, as_reviewer, ground, study, voice
):
    quote = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id)
    chosen = [
        {"theme_id": str(make_theme(ground, study.id, f"Theme {n}")), "quote_ids": [str(quote)]}
        for n in range(2)
    ]
    held = make_round(as_supervisor, study.path(), chosen, [as_reviewer.account_id])
    held.do("open")

    ideas = as_reviewer.get(f"{ROOM}/{held.id}").json()["ideas"]

    assert ideas[0]["quotes"][0]["id"] != ideas[1]["quotes"][0]["id"]


# Who may meet a round


def test_a_round_one_is_not_invited_to_does_not_exist(open_round, as_second_reviewer):
    path = f"{ROOM}/{open_round.id}"

    assert as_second_reviewer.get(path).status_code == 404
    assert as_second_reviewer.get(ROOM).json() == {"changes": [], "items": []}
    for verb, body in (
        ("comments", {"words": "Hello", "submit": True}),
        ("finish", None),
        ("call", None),
        ("visited", None),
    ):
        assert as_second_reviewer.post(f"{path}/{verb}", body).status_code == 404


def test_drafts_and_cancelled_rounds_do_not_exist(draft_round, as_reviewer):
    assert as_reviewer.get(f"{ROOM}/{draft_round.id}").status_code == 404
    draft_round.do("open")
    assert as_reviewer.get(f"{ROOM}/{draft_round.id}").status_code == 200
    draft_round.do("cancel")
    assert as_reviewer.get(f"{ROOM}/{draft_round.id}").status_code == 404
    assert as_reviewer.get(ROOM).json()["items"] == []


def test_who_left_the_study_meets_nothing(open_round, as_reviewer, ground, study):
    asked = delete(Membership).where(
        Membership.study_id == study.id, Membership.account_id == as_reviewer.account_id
    )
    with ground.database.change() as session:
        session.execute(asked)

    assert as_reviewer.get(f"{ROOM}/{open_round.id}").status_code == 404


# Answering


def test_a_comment_is_one_for_each_idea_and_changed_in_place(open_round, as_reviewer):
    first = comment_on(as_reviewer, open_round, words="One", submit=False).json()
    second = comment_on(as_reviewer, open_round, words="Two").json()

    mine = as_reviewer.get(f"{ROOM}/{open_round.id}").json()["my_comments"]
    assert (first["state"], second["state"]) == ("draft", "submitted")
    assert first["id"] == second["id"]
    assert [(c["words"], c["state"]) for c in mine] == [("Two", "submitted")]


def test_a_sent_comment_stays_sent_when_it_is_saved_again(open_round, as_reviewer):
    comment_on(as_reviewer, open_round)

    assert comment_on(as_reviewer, open_round, words="More", submit=False).json()["state"] == "submitted"


def test_a_comment_may_be_about_the_round_as_a_whole(open_round, as_reviewer, as_researcher):
    body = {"words": "Thank you for asking us.", "submit": True}

    done = as_reviewer.post(f"{ROOM}/{open_round.id}/comments", body)

    assert (done.status_code, done.json()["snapshot_theme_id"]) == (200, None)
    assert as_researcher.get(open_round.path("comments")).json()["items"][0]["theme"] is None


def test_nothing_at_all_is_not_sent(open_round, as_reviewer):
    refused = comment_on(as_reviewer, open_round, kinds=[], words="  ")

    assert (refused.status_code, refused.json()["code"]) == (422, "comment_empty")


def test_an_idea_of_another_round_is_not_found(open_round, as_supervisor, as_reviewer, study, theme_id):
    other = make_round(as_supervisor, study.path(), [{"theme_id": str(theme_id)}], [as_reviewer.account_id])
    other.do("open")
    foreign = other.read()["snapshot"][0]["id"]

    assert comment_on(as_reviewer, open_round, snapshot_theme_id=foreign).status_code == 404


def test_comments_end_when_the_round_closes_and_can_still_be_taken_back(open_round, as_reviewer):
    sent = comment_on(as_reviewer, open_round).json()
    open_round.do("close")
    own = f"{ROOM}/{open_round.id}/comments/{sent['id']}"

    for refused in (
        comment_on(as_reviewer, open_round),
        as_reviewer.patch(own, {"words": "Late"}, version=sent["version"]),
        as_reviewer.post(f"{ROOM}/{open_round.id}/finish"),
    ):
        assert (refused.status_code, refused.json()["code"]) == (409, "round_closed")
    assert as_reviewer.delete(own, version=sent["version"]).status_code == 204
    assert as_reviewer.get(f"{ROOM}/{open_round.id}").json()["my_comments"] == []


def test_a_comment_is_changed_at_its_version(open_round, as_reviewer):
    sent = comment_on(as_reviewer, open_round).json()
    own = f"{ROOM}/{open_round.id}/comments/{sent['id']}"

    done = as_reviewer.patch(own, {"kinds": ["partly_rings_true"]}, version=sent["version"])
    stale = as_reviewer.patch(own, {"words": "Old"}, version=sent["version"])

    assert (done.status_code, done.json()["kinds"], done.json()["words"]) == (
        200,
        ["partly_rings_true"],
        "Yes.",
    )
    assert done.json()["version"] == sent["version"] + 1
    assert stale.status_code == 412


def test_the_comment_of_another_is_not_found(shared_round, as_reviewer, as_second_reviewer):
    sent = comment_on(as_reviewer, shared_round).json()
    theirs = f"{ROOM}/{shared_round.id}/comments/{sent['id']}"

    assert as_second_reviewer.patch(theirs, {"words": "Mine now"}, version=1).status_code == 404
    assert as_second_reviewer.delete(theirs, version=1).status_code == 404


def test_a_comment_taken_back_leaves_no_words_and_may_be_given_again(
    open_round, as_reviewer, as_researcher, ground
):
    sent = comment_on(as_reviewer, open_round, words="purple lighthouse").json()
    as_reviewer.delete(f"{ROOM}/{open_round.id}/comments/{sent['id']}", version=sent["version"])

    with ground.database.read() as connection:
        kept = connection.exec_driver_sql("SELECT words, state FROM review_comment").all()
    assert [tuple(row) for row in kept] == [("", "retracted")]
    again = comment_on(as_reviewer, open_round, words="Other words").json()
    assert (again["state"], again["words"]) == ("submitted", "Other words")


def test_finishing_sends_what_was_begun(open_round, as_reviewer, as_researcher):
    comment_on(as_reviewer, open_round, words="Begun", submit=False)

    done = as_reviewer.post(f"{ROOM}/{open_round.id}/finish")

    assert done.json() == {"finished": True, "call_wanted": False}
    assert [c["words"] for c in as_researcher.get(open_round.path("comments")).json()["items"]] == ["Begun"]
    assert open_round.read()["invitees"][0]["finished_at"] is not None


def test_a_call_is_asked_for_and_called_off(open_round, as_reviewer):
    assert as_reviewer.post(f"{ROOM}/{open_round.id}/call").json()["call_wanted"] is True
    assert open_round.read()["invitees"][0]["call_wanted"] is True
    assert as_reviewer.post(f"{ROOM}/{open_round.id}/call", {"wanted": False}).json()["call_wanted"] is False


# "I could tell who this is"


def test_a_worry_hides_the_quote_for_everybody_at_once(
    shared_round, as_reviewer, as_second_reviewer, study, as_researcher, quote_id
):
    quote = as_reviewer.get(f"{ROOM}/{shared_round.id}").json()["ideas"][0]["quotes"][0]["id"]

    done = comment_on(
        as_reviewer,
        shared_round,
        snapshot_quote_id=quote,
        kinds=["quote_worry_identity"],
        words="",
        submit=False,
    )

    assert done.status_code == 200
    for person in (as_reviewer, as_second_reviewer):
        assert person.get(f"{ROOM}/{shared_round.id}").json()["ideas"][0]["quotes"] == []
    assert shared_round.read()["snapshot"][0]["quotes"][0]["removed"] == "worry"
    assert as_researcher.get(study.path(f"quotes/{quote_id}")).json()["worried"] is True
    kinds = [e["kind"] for e in as_researcher.get(study.path("activity")).json()["items"]]
    assert kinds.count("quote.worried") == 1


def test_a_worry_that_names_no_quote_hides_all_of_the_idea(open_round, as_reviewer):
    comment_on(as_reviewer, open_round, kinds=["quote_worry_identity"])

    assert as_reviewer.get(f"{ROOM}/{open_round.id}").json()["ideas"][0]["quotes"] == []


def test_a_worry_about_the_whole_round_says_which_quote(open_round, as_reviewer):
    body = {"kinds": ["quote_worry_identity"], "submit": True}

    refused = as_reviewer.post(f"{ROOM}/{open_round.id}/comments", body)

    assert (refused.status_code, refused.json()["code"]) == (422, "quote_not_named")


# What others said


def test_others_are_read_after_ones_own_answer_and_without_names(
    shared_round, as_reviewer, as_second_reviewer
):
    comment_on(as_reviewer, shared_round, words="From the first.")
    before = as_second_reviewer.get(f"{ROOM}/{shared_round.id}")
    comment_on(as_second_reviewer, shared_round, words="From the second.")
    after = as_second_reviewer.get(f"{ROOM}/{shared_round.id}")

    assert before.json()["others"] == []
    assert [(o["words"], o["kinds"]) for o in after.json()["others"]] == [("From the first.", ["rings_true"])]
    assert set(after.json()["others"][0]) == ALLOWED["OtherCommentOut"]
    assert "Eve Reviewer" not in after.text
    assert str(as_reviewer.account_id) not in after.text


def test_others_are_not_read_where_the_round_does_not_share(
    as_supervisor, as_reviewer, as_second_reviewer, study, theme_id
):
    people = [as_reviewer.account_id, as_second_reviewer.account_id]
    held = make_round(as_supervisor, study.path(), [{"theme_id": str(theme_id)}], people)
    held.do("open")
    comment_on(as_reviewer, held)
    comment_on(as_second_reviewer, held)

    assert as_reviewer.get(f"{ROOM}/{held.id}").json()["others"] == []


def test_a_worry_alone_is_no_answer_to_the_idea(shared_round, as_reviewer, as_second_reviewer):
    comment_on(as_second_reviewer, shared_round)
    quote = as_reviewer.get(f"{ROOM}/{shared_round.id}").json()["ideas"][0]["quotes"][0]["id"]

    comment_on(as_reviewer, shared_round, snapshot_quote_id=quote, kinds=["quote_worry_identity"], words="")

    assert as_reviewer.get(f"{ROOM}/{shared_round.id}").json()["others"] == []
    assert as_reviewer.get(ROOM).json()["items"][0]["answered"] == 0


def test_a_worry_is_not_told_to_others(shared_round, as_reviewer, as_second_reviewer):
    comment_on(as_reviewer, shared_round, kinds=["quote_worry_identity"], words="I know him.")
    comment_on(as_second_reviewer, shared_round)

    assert as_second_reviewer.get(f"{ROOM}/{shared_round.id}").json()["others"] == []


# What changed because of me


def test_the_next_visit_opens_on_what_changed(
    open_round, as_reviewer, as_researcher, as_supervisor, ground, study, theme_id
):
    comment = comment_on(as_reviewer, open_round, words="Say listened to.").json()["id"]
    rename_theme(ground, study.id, theme_id, "Being listened to first")
    as_researcher.put(study.path(f"comments/{comment}/response"), ANSWER)
    as_supervisor.post(study.path(f"comments/{comment}/response/agree"))
    open_round.do("close")
    assert as_reviewer.get(ROOM).json()["changes"] == []
    assert as_reviewer.get(f"{ROOM}/{open_round.id}").json()["my_comments"][0]["response"] is None
    open_round.do("publish")

    found = as_reviewer.get(ROOM).json()
    as_reviewer.post(f"{ROOM}/{open_round.id}/visited")
    later = as_reviewer.get(ROOM).json()

    assert found["changes"] == [
        {
            "decision": "changed",
            "because": "We changed the words because you said so.",
            "name_before": "Being heard first",
            "name_after": "Being listened to first",
            "round_id": open_round.id,
            "round_title": "Round 1",
            "idea": "Being heard first",
            "kinds": ["rings_true"],
            "you_said": "Say listened to.",
            "new": True,
        }
    ]
    assert found["items"][0]["new_answers"] == 1
    assert (later["changes"][0]["new"], later["items"][0]["new_answers"]) == (False, 0)


# Drafts on the device


def test_the_key_of_drafts_is_ones_own_and_stays_the_same(as_reviewer, as_second_reviewer):
    mine = as_reviewer.get("/api/v1/review/draft-key")

    assert mine.headers["cache-control"] == "no-store"
    assert mine.json() == as_reviewer.get("/api/v1/review/draft-key").json()
    assert mine.json() != as_second_reviewer.get("/api/v1/review/draft-key").json()
    assert len(mine.json()["key"]) == 44


@pytest.mark.parametrize("kind", ["wrong_emphasis", "RINGS_TRUE", ""])
def test_an_unknown_answer_is_refused(open_round, as_reviewer, kind):
    assert comment_on(as_reviewer, open_round, kinds=[kind]).status_code == 422

"""Rounds as the team builds, opens, closes and publishes them."""

from datetime import date

import pytest

from api.involvement.rounds.queries import unanswered_comments
from tests.factories.involvement import (
    make_consent,
    make_quote,
    make_round,
    make_theme,
    make_voice,
    rename_theme,
)

ANSWER = {
    "decision": "changed",
    "reason": "The wording was ours.",
    "plain_reason": "We changed the words because you said so.",
}


def comment_on(person, held, **more):
    idea = person.get(f"/api/v1/review/rounds/{held.id}").json()["ideas"][0]
    body = {"snapshot_theme_id": idea["id"], "kinds": ["rings_true"], "words": "Yes.", "submit": True} | more
    return person.post(f"/api/v1/review/rounds/{held.id}/comments", body)


def test_a_new_round_says_what_it_needs(as_researcher, study):
    made = as_researcher.post(study.path("rounds"), {"title": "Round 1"})

    assert made.status_code == 201
    assert [m["code"] for m in made.json()["missing"]] == [
        "themes",
        "help_contact",
        "invitees",
        "plain_english_check",
    ]


def test_a_round_that_is_not_ready_is_not_opened(
    as_supervisor, study, ground, as_researcher, voice, as_reviewer
):
    bare = make_theme(ground, study.id, "Bare", plain_summary="")
    raw = make_quote(ground, study.id, voice.coding_id, as_researcher.account_id, state="proposed")
    chosen = [{"theme_id": str(bare), "quote_ids": [str(raw)]}]
    held = make_round(as_supervisor, study.path(), chosen, [as_reviewer.account_id])

    refused = held.do("open")

    assert (refused.status_code, refused.json()["code"]) == (409, "round_not_ready")
    assert {m["code"]: m["ids"] for m in refused.json()["missing"]} == {
        "plain_summary": [str(bare)],
        "quotes_not_approved": [str(raw)],
    }
    assert held.read()["state"] == "draft"
    assert held.read()["snapshot"] == []


def test_consent_is_asked_again_at_opening(draft_round, ground, study, voice, quote_id):
    make_consent(ground, study.id, voice.participant_id, ended_on=date(2026, 3, 1))

    refused = draft_round.do("open")

    assert [m["code"] for m in refused.json()["missing"]] == ["quote_consent"]
    assert refused.json()["missing"][0]["ids"] == [str(quote_id)]


def test_opening_takes_a_snapshot_under_ids_of_its_own(draft_round, theme_id, quote_id):
    done = draft_round.do("open")

    frozen = done.json()["snapshot"][0]
    assert (done.status_code, done.json()["state"], done.json()["missing"]) == (200, "open", [])
    assert (frozen["theme_id"], frozen["theme_n"]) == (str(theme_id), 1)
    assert frozen["quotes"][0]["speaker_label"] == "A person on probation"
    assert frozen["quotes"][0]["quote_id"] == str(quote_id)
    ids = {frozen["id"], frozen["quotes"][0]["id"]}
    assert not ids & {str(theme_id), str(quote_id)}
    assert all(one[14] == "4" for one in ids)  # random, not in order of time


def test_editing_a_theme_does_not_alter_what_reviewers_see(open_round, ground, study, theme_id, as_reviewer):
    before = as_reviewer.get(f"/api/v1/review/rounds/{open_round.id}").json()

    rename_theme(ground, study.id, theme_id, "Another name")

    assert as_reviewer.get(f"/api/v1/review/rounds/{open_round.id}").json() == before
    assert before["ideas"][0]["name"] == "Being heard first"


def test_a_researcher_builds_a_round_and_cannot_open_it(as_researcher, draft_round):
    assert as_researcher.post(draft_round.path("open")).status_code == 403
    assert as_researcher.post(draft_round.path("publish")).status_code == 403
    assert as_researcher.get(draft_round.path()).status_code == 200


def test_a_change_of_words_undoes_the_check_of_plain_english(draft_round):
    assert draft_round.read()["plain_english_checker"] == "Sue Supervisor"

    draft_round.send("PATCH", "", {"intro": "Other words."})

    assert draft_round.read()["plain_english_checker"] is None
    assert [m["code"] for m in draft_round.read()["missing"]] == ["plain_english_check"]


def test_once_open_only_the_last_day_and_the_help_contact_change(open_round):
    late = open_round.send("PATCH", "", {"closes_on": "2026-12-24", "help_contact": "Call us."})
    refused = open_round.send("PATCH", "", {"intro": "Other words."})

    assert (late.status_code, late.json()["closes_on"]) == (200, "2026-12-24")
    assert (refused.status_code, refused.json()["code"]) == (409, "round_not_draft")


def test_a_stale_change_is_refused(draft_round, as_researcher):
    stale = as_researcher.patch(draft_round.path(), {"title": "Mine"}, version=1)
    bare = as_researcher.patch(draft_round.path(), {"title": "Mine"})

    assert (stale.status_code, bare.status_code) == (412, 428)


def test_only_reviewers_of_the_study_are_invited(draft_round, as_researcher, as_outsider):
    for person in (as_researcher, as_outsider):
        refused = draft_round.send("PUT", "invitees", [str(person.account_id)])
        assert (refused.status_code, refused.json()["code"]) == (422, "not_a_reviewer")


def test_who_has_answered_stays_invited(open_round, as_reviewer):
    comment_on(as_reviewer, open_round)

    refused = open_round.send("PUT", "invitees", [])

    assert (refused.status_code, refused.json()["code"]) == (409, "reviewer_has_answered")


def test_a_theme_is_chosen_once_and_from_this_study(draft_round, theme_id, ground, open_study):
    elsewhere = make_theme(ground, open_study.id)

    twice = draft_round.send("PUT", "themes", [{"theme_id": str(theme_id)}, {"theme_id": str(theme_id)}])
    foreign = draft_round.send("PUT", "themes", [{"theme_id": str(elsewhere)}])

    assert (twice.status_code, twice.json()["code"]) == (422, "chosen_twice")
    assert (foreign.status_code, foreign.json()["code"]) == (422, "theme_unknown")


def test_themes_and_quotes_keep_the_order_in_which_they_were_chosen(
    as_supervisor, as_researcher, as_reviewer, study, ground, voice
):
    themes = [make_theme(ground, study.id, f"Theme {n}") for n in range(3)]
    quotes = [make_quote(ground, study.id, voice.coding_id, as_researcher.account_id) for _ in range(3)]
    chosen = [
        {"theme_id": str(theme), "quote_ids": [str(q) for q in reversed(quotes)]}
        for theme in reversed(themes)
    ]

    held = make_round(as_supervisor, study.path(), chosen, [as_reviewer.account_id])

    found = held.read()["themes"]
    assert [t["name"] for t in found] == ["Theme 2", "Theme 1", "Theme 0"]
    assert [q["id"] for q in found[0]["quotes"]] == [str(q) for q in reversed(quotes)]


def test_the_preview_is_what_reviewers_see(draft_round, as_reviewer, as_researcher):
    preview = as_researcher.get(draft_round.path("preview"))
    draft_round.do("open")
    seen = as_reviewer.get(f"/api/v1/review/rounds/{draft_round.id}")

    def words(page):
        return [
            {k: v for k, v in idea.items() if k not in ("id", "quotes")}
            | {"quotes": [(q["text"], q["speaker_label"], q["labels"]) for q in idea["quotes"]]}
            for idea in page.json()["ideas"]
        ]

    assert preview.status_code == seen.status_code == 200
    assert words(preview) == words(seen)
    assert set(preview.json()) == set(seen.json())
    assert as_reviewer.get(draft_round.path("preview")).status_code == 403


def test_revoking_a_quote_removes_it_from_open_and_closed_rounds_at_once(
    open_round, as_researcher, as_reviewer, study, quote_id
):
    room = f"/api/v1/review/rounds/{open_round.id}"
    assert len(as_reviewer.get(room).json()["ideas"][0]["quotes"]) == 1

    done = as_researcher.post(study.path(f"quotes/{quote_id}/revoke"), {"reason": "The person asked us to."})

    assert (done.status_code, done.json()["state"]) == (200, "revoked")
    assert as_reviewer.get(room).json()["ideas"][0]["quotes"] == []
    open_round.do("close")
    assert as_reviewer.get(room).json()["ideas"][0]["quotes"] == []
    assert open_round.read()["snapshot"][0]["quotes"][0]["removed"] == "revoked"
    again = as_researcher.post(study.path(f"quotes/{quote_id}/revoke"), {"reason": "Twice."})
    assert (again.status_code, again.json()["code"]) == (409, "quote_not_released")


def test_the_list_counts_who_answered_and_what_waits(open_round, as_reviewer, as_researcher, study):
    comment_on(as_reviewer, open_round)
    as_reviewer.post(f"/api/v1/review/rounds/{open_round.id}/call")

    line = as_researcher.get(study.path("rounds")).json()["items"][0]

    assert {
        k: line[k] for k in ("themes", "invitees", "finished", "calls_wanted", "comments", "unanswered")
    } == {
        "themes": 1,
        "invitees": 1,
        "finished": 0,
        "calls_wanted": 1,
        "comments": 1,
        "unanswered": 1,
    }


def test_a_round_is_published_only_when_every_comment_is_answered(
    open_round, as_reviewer, as_researcher, as_supervisor, ground, study, theme_id
):
    comment = comment_on(as_reviewer, open_round).json()["id"]
    early = open_round.do("publish")
    open_round.do("close")
    unanswered = open_round.do("publish")
    drafted = as_researcher.put(study.path(f"comments/{comment}/response"), ANSWER)
    only_drafted = open_round.do("publish")
    not_theirs = as_researcher.post(study.path(f"comments/{comment}/response/agree"))
    agreed = as_supervisor.post(study.path(f"comments/{comment}/response/agree"))
    done = open_round.do("publish")

    assert (early.status_code, early.json()["code"]) == (409, "round_not_closed")
    for refused in (unanswered, only_drafted):
        assert (refused.status_code, refused.json()["code"]) == (409, "comments_unanswered")
        assert (refused.json()["count"], refused.json()["comment_ids"]) == (1, [comment])
    assert (drafted.status_code, drafted.json()["state"]) == (200, "draft")
    assert not_theirs.status_code == 403
    assert (agreed.status_code, agreed.json()["state"]) == (200, "agreed")
    assert (done.status_code, done.json()["state"]) == (200, "published")
    with ground.database.read() as connection:
        assert unanswered_comments(connection, study.id, theme_id) == 0


def test_unanswered_comments_of_a_theme_are_counted(open_round, as_reviewer, ground, study, theme_id):
    other = make_theme(ground, study.id, "Other")
    comment_on(as_reviewer, open_round)
    comment_on(as_reviewer, open_round, words="Changed, and still one.")

    with ground.database.read() as connection:
        assert unanswered_comments(connection, study.id, theme_id) == 1
        assert unanswered_comments(connection, study.id, other) == 0


def test_drafts_and_comments_taken_back_are_not_the_teams_to_read(open_round, as_reviewer, as_researcher):
    comment_on(as_reviewer, open_round, words="only a draft", submit=False)
    assert as_researcher.get(open_round.path("comments")).json()["items"] == []
    sent = comment_on(as_reviewer, open_round, words="sent").json()
    assert [c["words"] for c in as_researcher.get(open_round.path("comments")).json()["items"]] == ["sent"]

    room = f"/api/v1/review/rounds/{open_round.id}/comments/{sent['id']}"
    assert as_reviewer.delete(room, version=sent["version"]).status_code == 204

    assert as_researcher.get(open_round.path("comments")).json()["items"] == []


def test_a_response_names_the_versions_of_the_theme_it_changed(
    open_round, as_reviewer, as_researcher, ground, study, theme_id
):
    comment = comment_on(as_reviewer, open_round).json()["id"]
    rename_theme(ground, study.id, theme_id, "Being listened to first")

    made = as_researcher.put(study.path(f"comments/{comment}/response"), ANSWER).json()
    wrong = as_researcher.put(
        study.path(f"comments/{comment}/response"),
        ANSWER | {"version_after": 9},
        headers={"If-Match": f'"{made["version"]}"'},
    )

    assert (made["version_before"], made["version_after"], made["theme_id"]) == (1, 2, str(theme_id))
    assert (wrong.status_code, wrong.json()["code"]) == (422, "version_unknown")


def test_a_response_is_changed_at_its_version_and_needs_agreeing_again(
    open_round, as_reviewer, as_researcher, as_supervisor, study
):
    path = study.path(f"comments/{comment_on(as_reviewer, open_round).json()['id']}/response")
    made = as_researcher.put(path, ANSWER).json()
    agreed = as_supervisor.post(f"{path}/agree").json()

    bare = as_researcher.put(path, ANSWER)
    stale = as_researcher.put(path, ANSWER, headers={"If-Match": f'"{made["version"]}"'})
    done = as_researcher.put(
        path, ANSWER | {"decision": "not_changed"}, headers={"If-Match": f'"{agreed["version"]}"'}
    )

    assert (bare.status_code, stale.status_code, done.status_code) == (428, 412, 200)
    assert (done.json()["state"], done.json()["agreed_by"]) == ("draft", None)


def test_a_reviewer_who_changes_a_comment_reopens_its_response(
    open_round, as_reviewer, as_researcher, as_supervisor, study
):
    path = study.path(f"comments/{comment_on(as_reviewer, open_round).json()['id']}/response")
    as_researcher.put(path, ANSWER)
    as_supervisor.post(f"{path}/agree")

    comment_on(as_reviewer, open_round, words="I think otherwise now.")

    item = as_researcher.get(open_round.path("comments")).json()["items"][0]
    assert (item["words"], item["response"]["state"]) == ("I think otherwise now.", "draft")


def test_agreeing_to_nothing_is_refused(open_round, as_reviewer, as_supervisor, study):
    comment = comment_on(as_reviewer, open_round).json()["id"]

    refused = as_supervisor.post(study.path(f"comments/{comment}/response/agree"))

    assert (refused.status_code, refused.json()["code"]) == (409, "response_missing")


def test_a_comment_is_entered_for_a_reviewer_who_answered_on_paper(
    open_round, as_researcher, as_reviewer, as_second_reviewer
):
    idea = open_round.read()["snapshot"][0]["id"]
    body = {
        "reviewer_id": str(as_reviewer.account_id),
        "snapshot_theme_id": idea,
        "kinds": ["missing_something"],
        "words": "Nobody mentions the waiting.",
        "mode": "paper",
    }

    made = as_researcher.post(open_round.path("comments"), body)
    uninvited = as_researcher.post(
        open_round.path("comments"), body | {"reviewer_id": str(as_second_reviewer.account_id)}
    )

    assert made.status_code == 201
    assert (made.json()["mode"], made.json()["enterer"], made.json()["reviewer"]) == (
        "paper",
        "Rea Researcher",
        "Eve Reviewer",
    )
    assert uninvited.status_code == 404
    mine = as_reviewer.get(f"/api/v1/review/rounds/{open_round.id}").json()["my_comments"][0]
    assert (mine["words"], mine["mode"]) == ("Nobody mentions the waiting.", "paper")


def test_what_a_reviewer_began_on_screen_is_not_written_over(open_round, as_researcher, as_reviewer):
    comment_on(as_reviewer, open_round, submit=False)
    idea = open_round.read()["snapshot"][0]["id"]
    body = {
        "reviewer_id": str(as_reviewer.account_id),
        "snapshot_theme_id": idea,
        "words": "By phone.",
        "mode": "phone",
    }

    refused = as_researcher.post(open_round.path("comments"), body)

    assert (refused.status_code, refused.json()["code"]) == (409, "comment_exists")


def test_a_quote_that_worried_a_reviewer_is_not_opened_to_others(
    open_round, as_reviewer, as_supervisor, study, theme_id, quote_id
):
    quote = as_reviewer.get(f"/api/v1/review/rounds/{open_round.id}").json()["ideas"][0]["quotes"][0]["id"]
    comment_on(as_reviewer, open_round, snapshot_quote_id=quote, kinds=["quote_worry_identity"], words="")
    chosen = [{"theme_id": str(theme_id), "quote_ids": [str(quote_id)]}]
    again = make_round(as_supervisor, study.path(), chosen, [as_reviewer.account_id])

    refused = again.do("open")

    assert [m["code"] for m in refused.json()["missing"]] == ["quotes_worried"]


@pytest.mark.parametrize("verb", ["open", "close", "publish", "cancel"])
def test_a_published_round_stays_as_it_is(open_round, verb):
    open_round.do("close")
    assert open_round.do("publish").status_code == 200

    assert open_round.do(verb).status_code == 409


def test_under_open_data_a_round_opens_with_a_proposed_quote(
    as_supervisor, as_researcher, as_reviewer, ground, open_study
):
    voice = make_voice(ground, open_study.id, as_researcher.account_id, zone="original")
    quote = make_quote(ground, open_study.id, voice.coding_id, as_researcher.account_id, state="proposed")
    theme = make_theme(ground, open_study.id)
    chosen = [{"theme_id": str(theme), "quote_ids": [str(quote)]}]

    held = make_round(as_supervisor, open_study.path(), chosen, [as_reviewer.account_id])

    assert held.do("open").status_code == 200


def test_reviewers_and_outsiders_do_not_reach_the_teams_rounds(
    open_round, as_reviewer, as_outsider, as_admin
):
    assert as_reviewer.get(open_round.path()).status_code == 403
    assert as_reviewer.get(open_round.path("comments")).status_code == 403
    assert as_outsider.get(open_round.path()).status_code == 404
    assert as_admin.get(open_round.path()).status_code == 403

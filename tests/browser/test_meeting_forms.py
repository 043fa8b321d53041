"""Forms that were opened before somebody else saved: the save goes on in place, and no words are lost."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_axe import settled, sign_in, violations

Ask = Callable[..., Any]


@pytest.fixture
def study(demonstration: str, page: Page) -> dict[str, str]:
    """Sign in as a researcher; return ids of the demonstration that tests may change."""
    return sign_in(page, demonstration, "researcher")


@pytest.fixture
def ask(demonstration: str, page: Page) -> Ask:
    """Return a sender of requests from another window of the same researcher."""

    def sent(method: str, path: str, body: Any = None, version: int | None = None) -> Any:
        csrf = page.request.get(f"{demonstration}/api/v1/me").json()["csrf"]
        headers = {"X-CSRF-Token": csrf, "Origin": demonstration}
        headers |= {"Idempotency-Key": uuid4().hex} if method == "POST" else {}
        headers |= {} if version is None else {"If-Match": f'"{version}"'}
        answer = page.request.fetch(
            f"{demonstration}/api/v1/{path}", method=method, data=body, headers=headers
        )
        assert answer.ok, answer.text()
        return answer.json()

    return sent


def met(dialog: Locator) -> Locator:
    """Return where both texts stand."""
    return dialog.get_by_role("region", name="Somebody else saved meanwhile")


def test_both_pseudonyms_stand_there_and_the_one_that_is_kept_is_saved(demonstration, page, study, ask):
    path = f"studies/{study['study']}/participants/{study['participant']}"
    before = ask("GET", path)
    page.goto(f"{demonstration}/{path}")
    page.get_by_role("button", name="Change", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Pseudonym").fill("Sandling")
    ask("PATCH", path, {"pseudonym": "Turnstone", "status": "withdrawn"}, version=before["version"])

    dialog.get_by_role("button", name="Save changes").click()
    expect(met(dialog)).to_contain_text("Turnstone")
    expect(met(dialog)).to_contain_text("Sandling")
    expect(met(dialog).get_by_role("heading", level=4)).to_have_text(["Pseudonym"])
    settled(page)
    assert violations(page) == []
    met(dialog).get_by_role("button", name="Keep mine").click()
    dialog.get_by_role("button", name="Save changes").click()
    expect(dialog).to_have_count(0)

    after = ask("GET", path)
    assert (after["pseudonym"], after["status"]) == ("Sandling", "withdrawn")
    ask("PATCH", path, {name: before[name] for name in ("pseudonym", "status")}, version=after["version"])


def test_a_title_is_saved_beside_a_speaker_that_was_named_meanwhile(demonstration, page, study, ask):
    path = f"studies/{study['study']}/transcripts/{study['transcript']}"
    before = ask("GET", path)
    page.goto(f"{demonstration}/studies/{study['study']}/transcripts")
    row = page.get_by_role("row", name=before["title"])
    row.get_by_role("button").last.click()
    page.get_by_role("menuitem", name="Title, interview, speakers").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Read aloud once")
    speaker = before["speakers"][0]
    said = [{"id": speaker["id"], "kind": "other", "participant_id": None}]
    ask("PUT", f"{path}/speakers", {"speakers": said}, version=before["version"])

    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)

    after = ask("GET", path)
    assert (after["title"], after["speakers"][0]["kind"]) == ("Read aloud once", "other")
    back = [{name: speaker[name] for name in ("id", "kind", "participant_id")}]
    now = ask("PUT", f"{path}/speakers", {"speakers": back}, version=after["version"])
    ask("PATCH", path, {"title": before["title"]}, version=now["version"])


def test_a_rule_that_somebody_else_changed_is_not_changed_back(demonstration, page, ask):
    sign_in(page, demonstration, "supervisor")
    own = ask("POST", "studies", {"short_title": "Rules of its own", "profile": "open-data"})["id"]
    page.goto(f"{demonstration}/studies/{own}/settings")
    rules = page.locator(".card", has=page.get_by_role("heading", name="What protects people"))
    rules.get_by_role("button", name="Change").click()
    dialog = page.get_by_role("dialog")
    before = ask("GET", f"studies/{own}")
    dialog.get_by_label("Why").fill("As the committee asked.")
    number = dialog.locator("[name=quote_word_limit]")
    number.fill("55")
    theirs = {"switches": {"small_cell_threshold": 7}, "reason": "They asked."}
    ask("PATCH", f"studies/{own}/policy", theirs, version=before["version"])

    dialog.get_by_role("button", name="Save rules").click()
    expect(dialog).to_have_count(0)

    policy = ask("GET", f"studies/{own}")["policy"]
    assert (policy["quote_word_limit"], policy["small_cell_threshold"]) == (55, 7)

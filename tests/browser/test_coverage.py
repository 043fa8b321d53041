"""Reading is noticed in a real browser: what was looked at is read, and the rest can be found."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk


@pytest.fixture
def at(demonstration: str, page: Page) -> Desk:
    """A researcher at a transcript of the demonstration of which nothing is marked as read."""
    at = Desk(page, demonstration, "Researcher")
    lines = at.ask("coverage")["transcripts"]
    at.transcript = next(line["transcript_id"] for line in lines if not line["read"])
    return at


def read(at: Desk) -> list[list[int]]:
    """Return the ranges of turns that the server holds as read."""
    return list(at.ask(f"transcripts/{at.transcript}/read-turns")["ranges"])


def show_unread(page: Page) -> Any:
    """Ask for the sign on turns that are not read; return the signs."""
    page.get_by_role("button", name="How to read").click()
    page.get_by_role("menuitem", name="Show what I have not read").click()
    signs = page.locator(".tr-unread")
    expect(signs.first).to_be_attached()
    return signs


def test_a_turn_that_was_looked_at_loses_its_sign_and_is_told_when_one_leaves(at: Desk, page: Page):
    assert read(at) == []
    at.open()
    signs = show_unread(page)
    expect(signs.first).to_have_text("not read yet")
    first = page.locator("[data-block='0']")
    expect(first.locator(".tr-unread")).to_have_count(1)

    expect(first.locator(".tr-unread")).to_have_count(0)
    expect(signs.last).to_be_attached()
    with page.expect_response(
        lambda answer: answer.url.endswith("/read-turns") and answer.request.method == "PUT"
    ):
        page.get_by_role("link", name="Transcripts").first.click()

    assert read(at)[0][0] == 1


def test_r_leads_to_the_next_turn_that_is_not_read(at: Desk, page: Page):
    at.open()
    show_unread(page)
    expect(page.locator("[data-block='0'] .tr-unread")).to_have_count(0)
    at.host().focus()

    page.keyboard.press("r")

    caret = "getSelection().anchorNode.parentElement.closest('[data-block]')"
    assert page.evaluate(f"!!{caret}.querySelector('.tr-unread')")
    assert page.evaluate(f"+{caret}.dataset.block") > 0

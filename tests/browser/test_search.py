"""Search in a browser, with the keyboard alone: find, code what is found, undo, go to the place and back."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk
from tests.browser.test_axe import settled, violations


@pytest.fixture
def desk(demonstration: str, page: Page) -> Desk:
    """A researcher at the search page of the demonstration that tests may change."""
    desk = Desk(page, demonstration, "Researcher")
    page.goto(f"{demonstration}/studies/{desk.study}/search")
    expect(box(page)).to_be_focused()
    page.evaluate(
        "window.pointed = 0; addEventListener('pointerdown', (e) => { pointed += +e.isTrusted }, true)"
    )
    return desk


def box(page: Page) -> Any:
    """Return the box in which one writes."""
    return page.get_by_role("searchbox", name="Words to look for")


def tab_to(page: Page, wanted: Any) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


def test_hits_are_found_chosen_coded_and_taken_back_by_keys_alone(desk: Desk, page: Page):
    before = page.request.get(f"{desk.address}/api/v1/studies/{desk.study}/codes").json()["items"]
    page.keyboard.type("trust* NEAR/4 people")
    page.keyboard.press("Enter")
    hits = page.get_by_role("list", name="Lines with the hits").get_by_role("listitem")
    expect(hits.first).to_be_visible()
    expect(page.get_by_text("in the words of")).to_be_visible()

    tab_to(page, hits.first.get_by_role("checkbox"))
    page.keyboard.press("Space")
    expect(page.get_by_text("1 hit chosen")).to_be_visible()
    tab_to_back(page, page.get_by_role("button", name="Code the chosen…"))
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Code 1 hit")
    expect(dialog.get_by_role("combobox", name="Code")).to_be_focused()
    page.keyboard.type("tru tak")
    expect(dialog.get_by_role("option").first).to_contain_text("Trust takes time")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("combobox", name="Code")).to_have_value("Trust takes time")
    tab_to(page, dialog.get_by_role("radio", name="Exact words"))
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("radio", name="Whole sentence")).to_be_checked()
    expect(dialog.get_by_text("1 segment of 1 will be coded")).to_be_visible()
    tab_to(page, dialog.get_by_role("button", name="Code 1 segment"))
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("1 segment coded")).to_be_visible()
    assert segments(page, desk) == total(before) + 1

    page.keyboard.press("Control+z")
    expect(page.get_by_text("Coding undone")).to_be_visible()
    assert segments(page, desk) == total(before)
    assert page.evaluate("pointed") == 0


def tab_to_back(page: Page, wanted: Any) -> None:
    """Press Shift and Tab until something has the focus."""
    for _ in range(60):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab")
    raise AssertionError("Shift and Tab do not lead there")


def total(codes: list[dict[str, Any]]) -> int:
    """Return how many segments all codes hold."""
    return sum(code["segments"] for code in codes)


def segments(page: Page, desk: Desk) -> int:
    """Return how many segments all codes hold now."""
    return total(page.request.get(f"{desk.address}/api/v1/studies/{desk.study}/codes").json()["items"])


def test_a_hit_leads_to_its_words_and_selected_words_lead_back(desk: Desk, page: Page):
    page.keyboard.type('"joint casework"')
    page.keyboard.press("Enter")
    link = page.get_by_role("list", name="Lines with the hits").get_by_role("link").first
    expect(link).to_be_visible()
    assert "casework" not in page.url
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(desk.host()).to_be_visible()
    expect(page.locator(".tr-host, [role=textbox]").first).to_be_focused()
    assert desk.selected().lower() == "joint casework"

    page.keyboard.press("Control+Shift+F")

    expect(box(page)).to_have_value('"joint casework"')
    expect(link).to_be_visible()
    assert "casework" not in page.url


def test_a_query_that_cannot_be_understood_says_what_to_write_and_keeps_what_was_written(
    desk: Desk, page: Page
):
    page.keyboard.type('"trust her')
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("none closes it")
    expect(page.get_by_role("alert").locator("mark")).to_have_text('"')
    expect(box(page)).to_have_value('"trust her')
    expect(box(page)).to_have_attribute("aria-invalid", "true")
    page.keyboard.type('"')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="No hits")).to_be_visible()


def test_what_interviewers_said_is_coded_only_where_that_is_asked_for(desk: Desk, page: Page):
    page.keyboard.type("trust* OR people OR how")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Code everything").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Code").fill("tru tak")
    page.keyboard.press("Enter")
    also = dialog.get_by_role("checkbox", name="Also what interviewers said")
    expect(also).not_to_be_checked()
    theirs = dialog.locator(".found-segment", has_text="Interviewer")
    expect(theirs.first.get_by_role("checkbox")).not_to_be_checked()
    before, asked = dialog.locator(".found-segment :checked").count(), theirs.locator(":enabled").count()
    assert before
    assert asked

    also.check()

    expect(dialog.locator(".found-segment :checked")).to_have_count(before + asked)
    expect(dialog.get_by_role("button", name=f"Code {before + asked} segments")).to_be_enabled()
    settled(page)
    assert violations(page) == []


def test_lines_are_sorted_by_what_stands_beside_the_hit(desk: Desk, page: Page):
    page.keyboard.type("trust")
    page.keyboard.press("Enter")
    lines = page.locator(".hit-after")
    expect(lines.nth(2)).to_be_visible()

    page.get_by_role("combobox", name="In order").select_option("after")

    said = [line.strip(" ,.?!").lower() for line in lines.all_inner_texts()]
    assert said == sorted(said, key=lambda line: line.split()[:1])


def test_axe_finds_nothing_on_results_preview_and_refusal(desk: Desk, page: Page):
    page.keyboard.type("trust OR listen*")
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    settled(page)
    found = {"lines": violations(page)}
    page.get_by_role("radio", name="Passages").check()
    page.get_by_role("checkbox", name="Choose “").first.check()
    found["passages"] = violations(page)
    page.get_by_role("button", name="Code the chosen…").click()
    page.get_by_role("combobox", name="Code").fill("trust takes")
    page.get_by_role("option", name="Trust takes time").click()
    page.get_by_role("radio", name="Whole turn").check()
    expect(page.locator(".found-segment")).to_have_count(1)
    settled(page)
    found["preview"] = violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="How to write it").click()
    box(page).fill("trust OR")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("AND, OR and NOT")
    found["refusal"] = violations(page)

    assert found == {state: [] for state in found}

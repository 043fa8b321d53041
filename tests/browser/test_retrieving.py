"""Retrieval in a browser: with the keyboard alone, from a code and from a cell; and axe in its states."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.by_keyboard import arrive, press, reach, tick, watch_pointers, write
from tests.browser.desk import Desk
from tests.browser.test_axe import violations


@pytest.fixture
def desk(demonstration: str, page: Page) -> Desk:
    """A researcher at the page of retrieval, in the demonstration that tests may change."""
    desk = Desk(page, demonstration, "Researcher")
    page.goto(f"{demonstration}/studies/{desk.study}/retrieve")
    expect(page.locator(".retrieve-totals")).to_be_visible()
    return desk


def choose_codes(page: Page, *labels: str) -> None:
    """In the dialog that is open: narrow the list to each code, and tick it."""
    dialog = page.get_by_role("dialog", name="Coded with any of")
    for label in labels:
        write(page, dialog.get_by_role("searchbox"), label)
        tick(page, dialog.get_by_role("checkbox", name=label, exact=True))
    press(page, f"Choose {len(labels)}", dialog)
    expect(dialog).to_have_count(0)


def from_menu(page: Page, button: str, item: str) -> None:
    """Open a menu by its button and press one of its items."""
    press(page, button)
    for _ in range(30):
        if page.evaluate("document.activeElement.textContent") == item:
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def found(page: Page, before: str = "Looking…") -> str:
    """Return how much is found, once that is no longer what was found before."""
    totals = page.locator(".retrieve-totals")
    expect(totals).not_to_have_text(before)
    said = ""
    while said != totals.inner_text():  # what stands between two answers is no answer
        said = totals.inner_text()
        page.wait_for_timeout(700)
    return said


def segments(said: str) -> int:
    """Return how many segments are said to be found."""
    return int(said.split()[0])


def test_a_question_is_put_saved_renamed_shared_and_removed_by_keys_alone(desk: Desk, page: Page):
    seen = watch_pointers(page)
    page.reload()
    asked = page.get_by_role("group", name="What is looked for")
    anything = found(page)

    reach(page, asked.get_by_role("button", name="Coded with: any code"))
    page.keyboard.press("Enter")
    choose_codes(page, "Power and the plan")
    power = found(page, anything)
    expect(asked.get_by_role("button", name="Coded with: Power and the plan")).to_be_focused()

    from_menu(page, "Codes", "… overlapping …")
    choose_codes(page, "Being heard", "Room for silence")
    expect(asked).to_contain_text("Whole segments that share at least one word with one of these.")
    over = found(page, power)
    from_menu(page, "Condition", "Group")
    dialog = page.get_by_role("dialog", name="Group")
    tick(page, dialog.get_by_role("checkbox", name="Practitioners"))
    press(page, "Choose 1", dialog)
    expect(asked).to_contain_text("said by")
    by_group = found(page, over)
    assert segments(anything) > segments(power) > segments(over) > segments(by_group) > 0

    press(page, "Save query…")
    dialog = page.get_by_role("dialog", name="Save the query")
    page.keyboard.type("Heard, with power")
    press(page, "Save query", dialog)
    arrive(page, "Heard, with power")
    press(page, "Take the condition Group away")
    expect(page.get_by_role("button", name="Group: Practitioners")).to_have_count(0)
    assert found(page, by_group) == over
    assert page.evaluate("document.activeElement !== document.body")
    press(page, "Save changes")
    expect(page.get_by_text("Changes saved")).to_be_visible()

    page.reload()
    assert found(page) == over
    from_menu(page, "More for Heard, with power", "Share with the team")
    expect(page.locator("header").get_by_text("Shared")).to_be_visible()
    from_menu(page, "More for Heard, with power", "Remove")
    expect(page.get_by_role("heading", level=1)).to_have_text("Retrieve")
    expect(page.get_by_role("link", name="Heard, with power")).to_have_count(0)
    assert seen == []


def test_what_is_found_opens_in_the_transcript_and_the_question_is_still_there_after(desk: Desk, page: Page):
    anything = found(page)
    page.get_by_role("button", name="Coded with:").click()
    choose_codes(page, "Being heard")
    found(page, anything)
    first = page.get_by_role("list", name="What was found").get_by_role("listitem").first
    words = first.locator("mark").inner_text()

    first.get_by_role("link", name="turn").click()
    expect(page.get_by_role("textbox", name="Transcript")).to_be_visible()
    expect(page.get_by_role("textbox", name="Transcript")).to_contain_text(words)
    page.go_back()

    expect(page.get_by_role("button", name="Coded with: Being heard")).to_be_visible()


def test_a_cell_of_codes_by_group_opens_its_segments(desk: Desk, page: Page):
    page.get_by_role("tab", name="Codes by group").click()
    row = page.get_by_role("row", name="Before it starts")
    cell = row.get_by_role("button").nth(1)
    people, n = cell.locator("b").inner_text(), cell.locator("small").inner_text().split()[0]

    cell.click()

    expect(page.get_by_role("button", name="Coded with: Before it starts")).to_be_visible()
    expect(page.get_by_role("button", name="Group: Practitioners")).to_be_visible()
    said = f"{n} segments from {people} people"
    expect(page.locator(".retrieve-totals")).to_contain_text(said)


def test_retrieval_begins_at_a_code_and_at_a_theme(desk: Desk, page: Page):
    at = f"{desk.address}/api/v1/studies/{desk.study}"
    code = next(c for c in page.request.get(f"{at}/codes").json()["items"] if c["label"] == "Being heard")
    theme = page.request.get(f"{at}/themes").json()["items"][0]

    page.goto(f"{desk.address}/studies/{desk.study}/codes/{code['id']}")
    page.get_by_role("link", name="Retrieve…").click()
    expect(page.get_by_role("button", name="Coded with: Being heard")).to_be_visible()
    page.goto(f"{desk.address}/studies/{desk.study}/themes/{theme['id']}")
    page.get_by_role("link", name="Retrieve…").click()
    expect(page.get_by_role("button", name=f"Coded with: the theme {theme['name']}")).to_be_visible()


def test_axe_finds_nothing_while_a_question_is_put(desk: Desk, page: Page):
    page.get_by_role("button", name="Coded with:").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
    choose_codes(page, "Being heard")

    page.get_by_role("button", name="Codes", exact=True).click()
    page.get_by_role("menuitem", name="near").click()
    choose_codes(page, "Whose risk is it")
    page.get_by_role("tab", name="Codes by group").click()
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_text("And also, but not, overlapping").click()
    assert violations(page) == []

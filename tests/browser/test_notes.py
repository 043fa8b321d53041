"""Notes in a real browser: written by keys alone, mentioned, met by another's change, put back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_axe import sign_in, violations


@pytest.fixture
def notes_of(open_page, demonstration):
    """Return an opener of the page of notes as somebody in a role."""

    def open_as(role: str, **options) -> Page:
        page = open_page(**options)
        study = f"{demonstration}/studies/{sign_in(page, demonstration, role)['study']}"
        page.goto(f"{study}/notes")
        expect(page.locator(".note-row").first).to_be_visible()
        return page

    return open_as


def test_a_memo_is_written_with_a_mention_by_keys_alone(notes_of):
    page = notes_of("researcher")
    page.keyboard.press("n")
    expect(page.get_by_role("textbox", name="Memo")).to_be_focused()
    page.keyboard.type("Beside @being hea")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_contain_text("Being heard")
    page.keyboard.press("Enter")
    page.keyboard.type("it reads otherwise.")
    expect(page.get_by_role("textbox", name="Memo")).to_have_value(
        "Beside @[Being heard] it reads otherwise."
    )
    page.keyboard.press("Control+Enter")

    sheet = page.locator(".note-sheet")
    expect(sheet.get_by_role("link", name="Being heard")).to_be_visible()
    sheet.get_by_role("link", name="Being heard").click()
    card = page.locator(".card", has=page.get_by_role("heading", name="Notes", exact=True))
    expect(card).to_contain_text("Mentioned in")
    expect(card).to_contain_text("it reads otherwise.")


def test_what_is_typed_is_there_again_after_looking_elsewhere(notes_of):
    page = notes_of("researcher")
    page.get_by_role("button", name="Write a memo").click()
    expect(page.get_by_role("textbox", name="Memo")).to_be_focused()
    page.keyboard.type("Half a thou")
    page.get_by_role("link", name="Codebook").click()
    expect(page.get_by_role("heading", name="Codebook", level=1)).to_be_visible()
    page.get_by_role("link", name="Notes").click()
    page.get_by_role("button", name="Write a memo").click()

    expect(page.get_by_role("textbox", name="Memo")).to_have_value("Half a thou")
    expect(page.get_by_text("It is not saved yet")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Write a memo").click()
    expect(page.get_by_role("textbox", name="Memo")).to_have_value("")


def test_two_who_change_one_memo_keep_both_texts(notes_of):
    page = notes_of("researcher")
    other = notes_of("supervisor")
    page.get_by_role("button", name="Write a memo").click()
    expect(page.get_by_role("textbox", name="Memo")).to_be_focused()
    page.keyboard.type("As it was: @being hea")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".note-sheet")).to_contain_text("As it was: Being heard")
    address = page.url
    other.goto(address)
    for one, words in ((other, "As the supervisor sees @[Being heard]."), (page, "As I see it.")):
        one.get_by_role("button", name="Change", exact=True).click()
        one.get_by_role("textbox", name="Memo").fill(words)
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".note-texts")).to_contain_text("As the supervisor sees Being heard.")
    page.get_by_role("button", name="Save", exact=True).click()

    conflict = page.get_by_role("region", name="Marit Kettlewell saved meanwhile")
    expect(conflict).to_contain_text("As the supervisor sees Being heard.")
    conflict.get_by_role("button", name="Keep both").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".note-texts")).to_contain_text("As I see it.")
    expect(page.locator(".note-texts")).to_contain_text("As the supervisor sees Being heard.")


def test_an_entry_is_private_shared_taken_back_removed_and_put_back(notes_of):
    page = notes_of("researcher")
    page.get_by_role("tab", name="My journal").click()
    page.get_by_role("button", name="Write in my journal").click()
    expect(page.get_by_text("Only you can read this entry.")).to_be_visible()
    page.keyboard.type("I was uneasy about the last question.")
    page.keyboard.press("Control+Enter")
    sheet = page.locator(".note-sheet")
    expect(sheet).to_contain_text("I was uneasy")
    sheet.get_by_role("button", name="More for this note").click()
    page.get_by_role("menuitem", name="Share with the supervisors").click()
    expect(sheet).to_contain_text("You and the supervisors of this study can read this entry.")

    other = notes_of("supervisor")
    other.get_by_role("tab", name="My journal").click()
    expect(other.get_by_text("I was uneasy").first).to_be_visible()

    sheet.get_by_role("button", name="More for this note").click()
    page.get_by_role("menuitem", name="No longer share it").click()
    expect(sheet).to_contain_text("Only you can read this entry.")
    sheet.get_by_role("button", name="More for this note").click()
    page.get_by_role("menuitem", name="Remove").click()
    expect(page.locator(".note-row", has_text="I was uneasy")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".note-row", has_text="I was uneasy")).to_have_count(1)


def test_words_that_are_looked_for_stand_in_no_address(notes_of):
    page = notes_of("researcher")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("searchbox", name="Find words in notes").fill("emphasis")
    expect(page.locator(".note-row")).to_have_count(1)

    assert asked
    assert not [url for url in (*asked, page.url) if "emphasis" in url]


@pytest.mark.parametrize("what", ["Write a memo", "Record a decision", "Write in my journal"])
def test_axe_finds_nothing_where_notes_are_written(notes_of, what):
    page = notes_of("researcher")
    tab = {"Write a memo": "All", "Record a decision": "Decisions", "Write in my journal": "My journal"}[what]
    page.get_by_role("tab", name=tab).click()
    page.get_by_role("button", name=what).click()
    page.locator(".note-editor textarea").first.fill("See @b")
    expect(page.get_by_role("listbox", name="What to mention")).to_be_visible()

    assert violations(page) == []


def test_a_phone_shows_the_list_or_one_note(notes_of):
    page = notes_of("researcher", viewport={"width": 360, "height": 740})
    page.locator(".note-row").first.click()
    expect(page.locator(".note-sheet")).to_be_visible()
    expect(page.locator(".notes-list")).to_have_count(0)
    page.get_by_role("button", name="All notes").click()
    expect(page.locator(".note-row").first).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

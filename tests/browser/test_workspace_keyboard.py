"""Close reading with the keyboard alone: from the first word to two codes merged, no pointer touched."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import journey
from tests.browser.by_keyboard import choose, follow, go_to, press, reach, watch_pointers
from tests.browser.desk import Desk, attest, bring_in

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WORDS, HEARD = f"{FAMILY} We had a cafe\u0301.", "Somebody to see"

# The words, the name of the code, the memo.
Row = tuple[str, str, str]


@pytest.fixture
def at(demonstration: str, open_page: Callable[..., Page]) -> Desk:
    """Return the desk from which a transcript was brought in; it looks on, and asks the server."""
    mine, checker = (Desk(open_page(), demonstration, role) for role in ("Researcher", "Supervisor"))
    mine.transcript = checker.transcript = bring_in(mine, "SU-04 close reading.txt")
    attest(mine, checker)
    return mine


def codings(at: Desk) -> list[Row]:
    return [(at.words_of(one), at.label_of(one), one["memo"]) for one in at.codings()]


def becomes(at: Desk, page: Page, wanted: list[Row]) -> None:
    """Wait until the server has these codings, and the page says that all is saved."""
    for _ in range(100):
        if codings(at) == wanted:
            break
        page.wait_for_timeout(100)
    assert codings(at) == wanted
    expect(page.get_by_text("All changes saved")).to_be_attached()


def test_a_transcript_is_read_closely_by_keys_alone(demonstration, open_page, at: Desk):
    page = open_page(viewport={"width": 1440, "height": 900})
    seen = watch_pointers(page)
    page.goto(journey.sign_in_address(demonstration))
    door = page.get_by_role("button", name="Researcher")
    reach(page, door)
    page.keyboard.press("Enter")
    expect(door).to_have_count(0)

    open_transcript(at, page)
    find(page)
    noted = code_and_note(at, page)
    resize(at, page, noted)
    other = code_the_next_turn(at, page, noted)
    merge(at, page, noted, other)
    assert seen == []


def host(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Transcript, read only")


def open_transcript(at: Desk, page: Page) -> None:
    title = at.ask(f"transcripts/{at.transcript}")["title"]
    go_to(page, "Transcripts")
    follow(page, page.get_by_role("link", name=title, exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    reach(page, host(page))


def find(page: Page) -> None:
    """Find a word, whatever its accents; the caret comes to the place that was found."""
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Find in this transcript")).to_be_focused()
    page.keyboard.type("CAFE")
    expect(page.get_by_text("1 of 1", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(host(page)).to_be_focused()
    assert at_selection(page) == "cafe\u0301"


def code_and_note(at: Desk, page: Page) -> Row:
    """Select the sentence, code it in their words, write a memo; take all back, and do it again."""
    keys = page.keyboard
    keys.press("s")
    assert at_selection(page) == WORDS
    keys.press("i")
    expect(page.locator(".tr-name", has_text="We had a cafe\u0301")).to_be_visible()
    keys.press("m")
    expect(page.get_by_role("textbox", name="Memo")).to_be_focused()
    keys.type("A place of their own.")
    keys.press("Control+Enter")
    expect(host(page)).to_be_focused()
    noted = (WORDS, f"{FAMILY} We had a cafe\u0301", "A place of their own.")
    becomes(at, page, [noted])
    keys.press("Control+z")
    becomes(at, page, [(*noted[:2], "")])
    keys.press("Control+z")
    becomes(at, page, [])
    expect(page.locator(".tr-name")).to_have_count(0)
    keys.press("Control+Shift+z")
    keys.press("Control+y")
    becomes(at, page, [noted])
    expect(page.locator(".tr-name.on")).to_be_in_viewport()
    return noted


def resize(at: Desk, page: Page, noted: Row) -> None:
    """Longer at its start and shorter at its end: several presses are one step to undo."""
    keys = page.keyboard
    keys.press("[")
    expect(page.get_by_role("heading", name="Selected segment")).to_be_visible()
    for key in ("<", "<", ","):
        keys.press(key)
    becomes(at, page, [(f"told me. {WORDS[:-1]}", *noted[1:])])
    keys.press("Control+z")
    becomes(at, page, [noted])


def code_the_next_turn(at: Desk, page: Page, noted: Row) -> Row:
    """Go on to the next turn that has no code, and make a code there."""
    keys = page.keyboard
    keys.press("n")
    keys.press("s")
    assert at_selection(page) == "I saw Dr. Okafor."
    keys.press("c")
    keys.type(HEARD)
    keys.press("Enter")
    other = ("I saw Dr. Okafor.", HEARD, "")
    becomes(at, page, [noted, other])
    return other


def merge(at: Desk, page: Page, noted: Row, other: Row) -> None:
    """Merge the two codes: both segments stand, and it can be undone."""
    keys = page.keyboard
    go_to(page, "Codebook")
    reach(page, page.get_by_role("searchbox", name="Filter codes"))
    keys.type(HEARD)
    expect(page.get_by_role("treeitem")).to_have_count(1)
    reach(page, page.get_by_role("treeitem", name=HEARD))
    keys.press("Space")
    press(page, f"More for {HEARD}")
    wanted = page.get_by_role("menuitem", name="Merge into…")
    for _ in range(page.get_by_role("menuitem").count()):
        if wanted.evaluate("item => item === document.activeElement"):
            break
        keys.press("ArrowDown")
    keys.press("Enter")
    choose(page, page.get_by_label("The code that takes its segments"), noted[1])
    press(page, "Merge codes")
    expect(page.get_by_text(f"“{HEARD}” merged into")).to_be_visible()
    assert codings(at) == [noted, (other[0], noted[1], "")]
    keys.press("Control+z")
    expect(page.get_by_text("Merge undone")).to_be_visible()
    assert codings(at) == [noted, other]


def at_selection(page: Page) -> str:
    return str(page.evaluate("getSelection().toString()"))

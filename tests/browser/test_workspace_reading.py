"""Reading closely by mouse, in a list, and in texts of any length: what is held is structure, never time."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, attest, bring_in, send

# Many turns, each on a line of its own; the one that is coded is far from the first.
TURNS, FAR = 4_000, 3_600
MANY = "\n\n".join(f"P: Turn {n} was said like this." for n in range(1, TURNS + 1))

# One turn on one line: 60,000 characters.
LONG = "P: " + "We had a way of talking that nobody else had. " * 1_300

COUNT_ROWS = """() => {
  window.rows = new Set();
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const row = (target.closest ? target : target.parentElement)?.closest("[data-block]");
      if (row) window.rows.add(row.dataset.block);
    }
  }).observe(document.querySelector(".tr-host"), { subtree: true, childList: true, attributes: true });
}"""


# How many turns stand in the page when the linked segment is marked.
COUNT_LAID = """new MutationObserver((_, watch) => {
  if (!document.querySelector("mark.on")) return;
  window.laid = document.querySelectorAll("[data-block]").length;
  watch.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true })"""


@pytest.fixture
def desks(demonstration: str, open_page: Callable[..., Page]) -> tuple[Desk, Desk]:
    """Return the desk of a researcher, and that of the one who checks what they bring in."""
    at, checker = (
        Desk(open_page(viewport={"width": 1440, "height": 900}), demonstration, role)
        for role in ("Researcher", "Supervisor")
    )
    return at, checker


def opened(desks: tuple[Desk, Desk], name: str) -> Desk:
    at, checker = desks
    at.transcript = checker.transcript = bring_in(at, name)
    attest(at, checker)
    return at.open()


def code_sentence(at: Desk, code: str) -> None:
    for key in ("s", "c"):
        at.keys.press(key)
    at.keys.type(code)
    at.keys.press("Enter")
    at.until(lambda: len(at.codings()) == 1)


def test_a_segment_is_made_longer_by_its_handle_and_undone_from_the_message(desks):
    at = opened(desks, "SU-03 by the handle.txt")
    at.page.locator(".tr-say").last.click(position={"x": 4, "y": 10})
    code_sentence(at, "By the handle")
    assert at.words_of(at.codings()[0]) == "I saw Dr. Okafor."
    at.page.locator(".tr-name", has_text="By the handle").click()
    handle = at.page.locator(".tr-handle-end").bounding_box()
    assert handle
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] + 2  # its knob
    at.page.mouse.move(x, y)
    at.page.mouse.down()
    at.page.mouse.move(x + 50, y, steps=5)
    at.page.mouse.move(x + 90, y, steps=5)
    at.page.mouse.up()
    at.until(lambda: at.words_of(at.codings()[0]) == "I saw Dr. Okafor. She listened")
    at.page.locator(".toast", has_text="longer").get_by_role("button", name="Undo").click()
    at.until(lambda: at.words_of(at.codings()[0]) == "I saw Dr. Okafor.")


def test_a_list_can_do_what_the_highlights_can(desks):
    at = opened(desks, "SU-03 in a list.txt")
    at.page.locator(".tr-say").last.click(position={"x": 4, "y": 10})
    code_sentence(at, "In a list")
    at.page.get_by_text("List", exact=True).click()
    row = at.page.get_by_role("region", name="Coded segments").get_by_role("listitem")
    row.get_by_role("button", name="Memo, ends, links").click()
    beside = at.page.get_by_role("complementary", name="Selected segment")
    beside.get_by_role("button", name="Ends a word later").click()
    expect(row).to_contain_text("I saw Dr. Okafor. She")
    at.until(lambda: at.words_of(at.codings()[0]) == "I saw Dr. Okafor. She")
    beside.get_by_role("button", name="Write a memo").click()
    at.keys.type("From the list.")
    at.keys.press("Control+Enter")
    expect(row).to_contain_text("From the list.")
    row.get_by_role("button", name="Take the code away").click()
    at.until(lambda: at.codings() == [])


def test_our_find_leaves_the_browsers_own_one_press_away(desks):
    at = opened(desks, "SU-03 found.txt")
    prevented = """() => {
        const pressed = { key: "f", ctrlKey: true, bubbles: true, cancelable: true };
        const event = new KeyboardEvent("keydown", pressed);
        document.activeElement.dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    assert at.page.evaluate(prevented)
    expect(at.page.get_by_role("searchbox", name="Find in this transcript")).to_be_focused()
    assert not at.page.evaluate(prevented)
    at.keys.type("nothing of the kind")
    expect(at.page.get_by_text("Not found")).to_be_visible()
    at.keys.press("Escape")
    expect(at.host()).to_be_focused()


def test_coding_in_a_text_on_one_line_draws_only_the_blocks_it_touches(desks):
    at, checker = desks
    file = {"name": "SU-03 one line.txt", "mimeType": "text/plain", "buffer": LONG.encode()}
    body = {"file": file, "options": json.dumps({"again": True})}
    at.transcript = checker.transcript = send(at, "transcripts", multipart=body)["id"]
    attest(at, checker)
    at.open()
    # The rest of the text comes into the page in idle slices: all of it, and every word.
    host = at.page.locator(".tr-host")
    at.page.wait_for_function(
        "n => document.querySelectorAll('[data-block]').length >= n", arg=len(LONG) // 1_500
    )
    expect(host).to_contain_text(LONG[-400:].strip())
    at.page.locator(".tr-say").first.click(position={"x": 40, "y": 10})
    # What follows the caret (its mark at the turn) is drawn before the count begins.
    at.keys.press("s")
    at.page.wait_for_timeout(300)
    at.page.evaluate(COUNT_ROWS)
    code_sentence(at, "On one line")
    assert at.words_of(at.codings()[0]).startswith("We had a way of talking")
    assert at.page.evaluate("[...window.rows]") == ["0"]
    at.keys.press("/")
    at.keys.type("NOBODY")
    expect(at.page.get_by_text("of 1300")).to_be_visible()
    # Only what is near the screen is painted.
    assert at.page.evaluate("CSS.highlights.get('find').size") < 1_300 / 2


def test_a_link_far_down_thousands_of_turns_leads_there_and_stays_while_the_rest_is_laid(desks):
    at, checker = desks
    file = {"name": "SU-03 many turns.txt", "mimeType": "text/plain", "buffer": MANY.encode()}
    made = send(at, "transcripts", multipart={"file": file, "options": json.dumps({"again": True})})
    at.transcript = checker.transcript = made["id"]
    attest(at, checker)
    text = at.ask(f"transcripts/{at.transcript}/versions/1")["text"]
    words = f"Turn {FAR} was said like this."
    start = text.index(words)
    span = {"start": start, "end": start + len(words)}
    code = at.ask("codes")["items"][0]["id"]
    body = {"transcript_id": at.transcript, "version": 1, "code_id": code, **span}
    coding = send(at, "codings", data=body)
    at.page.add_init_script(COUNT_LAID)
    at.page.goto(f"{at.address}/studies/{at.study}/transcripts/{at.transcript}#segment={coding['id']}")
    mark = at.page.locator("mark.on")
    expect(mark).to_have_text(words)
    expect(mark).to_be_in_viewport()
    # It is there before all that lies between it and the first turn.
    assert at.page.evaluate("window.laid") < TURNS / 2
    expect(at.page.get_by_role("complementary", name="Selected segment")).to_be_visible()
    where = mark.bounding_box()
    expect(at.page.locator("[data-block]")).to_have_count(TURNS, timeout=60_000)
    after = mark.bounding_box()
    assert where
    assert after
    assert abs(after["y"] - where["y"]) <= 3
    # The caret came along: the keys act there, and the next turn is a step away.
    at.keys.press("ArrowDown")
    expect(at.page.locator(".tr-here")).to_contain_text(f"Turn {FAR + 1} ")
    expect(at.page.locator(".tr-say").last).to_have_text(f"Turn {TURNS} was said like this.")

"""Settle what a correction left open in a browser: buttons in view, more than one page, and back by undo."""

from playwright.sync_api import Page, expect

from tests.browser.test_axe import settled, violations
from tests.browser.test_correcting import CODED, a_coded_transcript, sent

SPEAKERLESS = {"speaker_id": None}


def correct(page: Page, address: str, path: str, said: list[str]) -> None:
    """Store other words as the next version."""
    head = page.request.get(f"{address}/api/v1/{path}").json()
    turns = [SPEAKERLESS | {"text": words} for words in said]
    body = {"based_on": head["current_n"], "turns": turns}
    sent(page, address, f"{path}/versions", body, **{"If-Match": f'"{head["version"]}"'})


def left_open(page: Page, address: str, path: str) -> int:
    """Ask the server how many wait."""
    return page.request.get(f"{address}/api/v1/{path}/stale?limit=1").json()["count"]


def test_the_ways_to_settle_are_in_view_and_a_placing_is_undone(demonstration, page: Page):
    path = a_coded_transcript(page, demonstration)
    long = [f"Line {n} of what was said before, and a little more of it." for n in range(60)]
    correct(page, demonstration, path, ["How was it?", *long, "It was quiet. My eyes stayed on her."])
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{demonstration}/{path}/settle")
    use = page.get_by_role("button", name="Use the selected words")

    for name in ("Use the selected words", "Remove my coding"):
        expect(page.locator(".settle-foot").get_by_text(name)).to_be_in_viewport(ratio=1)
    settled(page)
    assert violations(page) == []

    box = page.get_by_label("The corrected text, version 2")
    box.evaluate("box => { const at = box.value.indexOf('My eyes'); box.setSelectionRange(at, at + 23); }")
    box.dispatch_event("select")
    expect(use).to_be_enabled()
    use.click()
    expect(page.get_by_text("Every segment lies where it belongs")).to_be_visible()
    assert left_open(page, demonstration, path) == 0

    page.keyboard.press("Control+z")
    expect(page.get_by_text("Placing undone")).to_be_visible()
    expect(page.locator(".settle mark").first).to_have_text(CODED)
    page.keyboard.press("Control+Shift+z")
    expect(page.get_by_text("Every segment lies where it belongs")).to_be_visible()
    assert left_open(page, demonstration, path) == 0


def test_more_than_a_page_of_segments_is_paged_and_settled_one_after_the_other(demonstration, page: Page):
    path = a_coded_transcript(page, demonstration)
    study, transcript = path.split("/")[1], path.split("/")[3]
    said = [f"Then came the {n}th question about the room." for n in range(60)]
    correct(page, demonstration, path, said)
    text = page.request.get(f"{demonstration}/api/v1/{path}/versions/2").json()["text"]
    code = page.request.get(f"{demonstration}/api/v1/studies/{study}/codes").json()["items"][0]["id"]
    for words in said:
        start = text.index(words)
        place = {"transcript_id": transcript, "version": 2, "start": start, "end": start + len(words)}
        sent(page, demonstration, f"studies/{study}/codings", place | {"code_id": code})
    correct(page, demonstration, path, ["All of it was said otherwise."])
    assert left_open(page, demonstration, path) == 61

    page.goto(f"{demonstration}/{path}/settle")
    lines = page.locator(".settle-list li")
    expect(lines).to_have_count(50)
    expect(page.get_by_text("61 segments to settle, 61 of yours; the first 50")).to_be_visible()
    page.get_by_role("button", name="Show more").click()
    expect(lines).to_have_count(61)
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)

    lines.nth(55).get_by_role("button").click()
    expect(page.locator(".settle mark").first).to_have_text(
        lines.nth(55).locator(".settle-quote").inner_text()
    )
    after = lines.nth(56).locator(".settle-quote").inner_text()
    page.keyboard.press("x")
    expect(lines).to_have_count(60)
    expect(page.locator(".settle-list [aria-current] .settle-quote")).to_have_text(after)
    expect(page.locator("article.settle")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(lines).to_have_count(61)

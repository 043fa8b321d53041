"""Coding a transcript in a real Chromium: by keys alone, by the mouse, on a phone, beside a colleague."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, attest, bring_in


@pytest.fixture
def desk(demonstration: str, open_page: Callable[..., Page]) -> Callable[..., Desk]:
    """Return a maker of desks; keywords as for a page."""

    def make(role: str = "Researcher", **options: Any) -> Desk:
        return Desk(open_page(**{"viewport": {"width": 1440, "height": 900}} | options), demonstration, role)

    return make


def test_a_passage_is_coded_noted_uncoded_and_brought_back_by_keys_alone(desk):
    at = desk().open()
    before = at.codings()
    at.page.evaluate("addEventListener('pointerdown', () => { throw new Error('a pointer was used') }, true)")
    for _ in range(80):
        at.keys.press("Tab")
        if at.host().evaluate("host => host === document.activeElement"):
            break
    at.keys.press("n")
    at.keys.press("s")
    sentence = at.selected()
    at.keys.press("c")
    at.keys.type("being h")
    at.keys.press("Enter")
    at.until(lambda: len(at.codings()) == len(before) + 1)
    coding = at.codings()[-1]
    assert (at.words_of(coding), at.label_of(coding)) == (sentence, "Being heard")

    at.keys.press("m")
    at.keys.type("Compare with the others.")
    at.keys.press("Control+Enter")
    at.until(lambda: at.codings()[-1]["memo"] == "Compare with the others.")

    at.keys.press("Delete")
    at.until(lambda: len(at.codings()) == len(before))
    at.keys.press("Control+z")
    at.until(lambda: len(at.codings()) == len(before) + 1)


def test_typing_in_the_transcript_changes_nothing(desk):
    at = desk().open()
    words = at.page.locator(".tr-say").all_text_contents()
    at.page.locator(".tr-say").nth(1).click()
    at.keys.type("xyz vuk")
    at.keys.press("Enter")
    at.keys.press("Backspace")
    assert at.page.locator(".tr-say").all_text_contents() == words


def test_a_selection_by_the_mouse_across_turns_is_coded_with_a_new_code(desk):
    at = desk().open()
    first, second = (at.page.locator(".tr-say").nth(n).bounding_box() for n in (1, 3))
    assert first
    assert second
    at.page.mouse.move(first["x"] + 4, first["y"] + 14)
    at.page.mouse.down()
    at.page.mouse.move(second["x"] + 150, second["y"] + 14, steps=8)
    at.page.mouse.up()
    palette = at.page.get_by_role("dialog", name="Code the selection")
    palette.get_by_role("combobox").click()
    at.keys.type("A code of the mouse")
    palette.get_by_role("option", name="Create").click()
    at.until(lambda: at.label_of(at.codings()[-1]) == "A code of the mouse")
    coding = at.codings()[-1]
    assert at.words_of(coding).count("\n") == 2
    expect(at.page.locator(".tr-name", has_text="A code of the mouse")).to_be_visible()


def test_offsets_hold_beside_an_emoji_family_a_combining_accent_and_arabic(desk):
    at, checker = desk(), desk("Supervisor")
    at.transcript = checker.transcript = bring_in(at, "SU-03 offsets.txt")
    attest(at, checker)
    at.open()
    count = 0
    for word in ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "cafe\u0301", "مرحبا", "on"):
        at.page.evaluate(
            """word => { const pieces = [...document.querySelectorAll('.tr-say [data-o]')];
                         const piece = pieces.find(each => each.textContent.includes(word)).firstChild;
                         const from = piece.nodeValue.indexOf(word);
                         document.querySelector('.tr-host').focus();
                         getSelection().setBaseAndExtent(piece, from, piece, from + word.length); }""",
            word,
        )
        at.keys.press("c")
        at.keys.type(f"code for {word[:2]}")
        at.keys.press("Enter")
        count += 1
        at.until(lambda: len(at.codings()) == count)  # noqa: B023
        assert at.words_of(at.codings()[-1]) == word
    # A cut through the family of one takes the whole family.
    at.page.evaluate(
        """() => { const pieces = [...document.querySelectorAll('.tr-say [data-o]')];
                   const piece = pieces.find(each => each.textContent.includes('\U0001f468')).firstChild;
                   const from = piece.nodeValue.indexOf('\U0001f468');
                   getSelection().setBaseAndExtent(piece, from, piece, from + 2); }"""
    )
    at.keys.press("c")
    at.keys.type("a cut")
    at.keys.press("Enter")
    at.until(lambda: len(at.codings()) == count + 1)
    assert at.words_of(at.codings()[-1]) == "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    # A sentence by keys: no end after "Dr.".
    at.page.locator(".tr-say").last.click(position={"x": 4, "y": 10})
    at.keys.press("s")
    at.keys.press("c")
    at.keys.type("a sentence")
    at.keys.press("Enter")
    at.until(lambda: len(at.codings()) == count + 2)
    assert at.words_of(at.codings()[-1]) == "I saw Dr. Okafor."


def test_a_refused_coding_is_taken_back_and_says_why(desk):
    at = desk().open()
    before = len(at.codings())
    at.page.route(
        "**/codings",
        lambda route: (
            route.fulfill(
                status=409,
                content_type="application/problem+json",
                body='{"status": 409, "code": "code_retired", "detail": "The code was retired."}',
            )
            if route.request.method == "POST"
            else route.continue_()
        ),
    )
    at.page.locator(".tr-say").nth(1).click()
    at.keys.press("s")
    at.keys.press("c")
    at.keys.type("two against")
    at.keys.press("Enter")
    expect(at.page.get_by_text("The code was retired.")).to_be_visible()
    expect(at.page.get_by_text("All changes saved")).to_be_visible()
    assert at.page.locator("mark.pending").count() == 0
    assert len(at.codings()) == before


def test_a_colleague_sees_a_coding_without_reloading(desk):
    mine, theirs = desk().open(), desk("Supervisor").open()
    theirs.page.wait_for_timeout(1500)
    mine.page.locator(".tr-say").nth(5).click()
    mine.keys.press("s")
    mine.keys.press("c")
    mine.keys.type("Seen by two")
    mine.keys.press("Enter")
    expect(theirs.page.locator(".tr-name", has_text="Seen by two")).to_be_visible(timeout=20_000)


def test_a_link_leads_to_a_colleagues_segment_and_to_a_turn(desk):
    at = desk()
    me = at.page.request.get(f"{at.address}/api/v1/me").json()["account"]["id"]
    theirs = next(coding for coding in at.codings() if coding["coder_id"] != me)
    at.open(f"#segment={theirs['id']}")
    expect(at.page.get_by_role("heading", name="Selected segment")).to_be_visible()
    expect(at.page.locator("mark.on").first).to_be_in_viewport()
    at.open("#turn=30")
    expect(at.page.locator(".tr-turn.tr-here")).to_be_in_viewport()


def test_on_a_phone_the_codes_come_up_from_the_lower_edge(desk):
    at = desk(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True).open()
    before = len(at.codings())
    at.page.locator(".tr-say").nth(1).tap()
    at.page.evaluate(
        """() => { const pieces = [...document.querySelectorAll('.tr-say [data-o]')];
                   const piece = pieces.find(each => each.textContent.length > 40).firstChild;
                   getSelection().setBaseAndExtent(piece, 0, piece, 12) }"""
    )
    sheet = at.page.get_by_role("dialog", name="Code the selection")
    expect(sheet.get_by_text("Code this")).to_be_visible()
    sheet.get_by_role("option").first.tap()
    expect(sheet).to_have_count(0)
    at.until(lambda: len(at.codings()) == before + 1)
    assert at.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

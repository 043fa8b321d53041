"""What cannot be done now says so in place and loses nothing: gates, no connection, two texts at once."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, account_of, ask, attest, bring_in, send


@pytest.fixture
def desk(demonstration: str, open_page: Callable[..., Page]) -> Callable[..., Desk]:
    """Return a maker of desks; keywords as for a page."""

    def make(role: str = "Researcher", **options: Any) -> Desk:
        return Desk(open_page(**{"viewport": {"width": 1440, "height": 900}} | options), demonstration, role)

    return make


def put_caret(at: Desk, turn: int, place: str) -> None:
    """Put the caret to the start or the end of a turn's words."""
    at.page.evaluate(
        """([turn, place]) => { const say = document.querySelectorAll('.tr-say')[turn];
             const pieces = [...say.querySelectorAll('[data-o]')];
             const text = (place === 'end' ? pieces.at(-1) : pieces[0]).firstChild;
             document.querySelector('.tr-host').focus();
             getSelection().collapse(text, place === 'end' ? text.length : 0); }""",
        [turn, place],
    )


def caret(at: Desk) -> list[int]:
    """Return in which turn the caret stands and how far into its words."""
    return at.page.evaluate(
        """() => { const { anchorNode, anchorOffset } = getSelection();
             const say = anchorNode.parentElement.closest('.tr-say');
             const before = document.createRange();
             before.setStart(say, 0);
             before.setEnd(anchorNode, anchorOffset);
             return [[...document.querySelectorAll('.tr-say')].indexOf(say), before.toString().length]; }"""
    )


def test_behind_a_closed_gate_keys_that_code_lead_to_why(desk):
    at = desk()
    at.transcript = bring_in(at, "SU-03 closed.txt")
    at.open()
    banner = at.page.get_by_role("region", name="Not checked yet: read only")
    for key in ("c", "i", "1", "m", "Delete"):
        at.page.locator(".tr-say").nth(1).click()
        at.keys.press("s")
        at.keys.press(key)
        expect(banner).to_be_focused()
        expect(at.page.get_by_role("dialog", name="Code the selection")).to_have_count(0)
    expect(at.page.get_by_role("status").filter(has_text="Nothing can be coded yet")).to_be_attached()
    assert at.codings() == []
    at.keys.press("Escape")
    expect(at.host()).to_be_focused()


def test_a_transcript_that_came_back_says_from_whom_and_why(desk):
    at, checker = desk(), desk("Supervisor")
    at.transcript = bring_in(at, "SU-03 returned.txt")
    ask(at, checker)
    send(checker, f"transcripts/{at.transcript}/return", data={"note": "Turn 4 names a person."})
    at.open()
    name = checker.page.request.get(f"{at.address}/api/v1/me").json()["account"]["display_name"]
    banner = at.page.get_by_role("region", name=f"Returned by {name}: read only")
    expect(banner).to_contain_text("Turn 4 names a person.")
    banner.get_by_role("link", name="Mend it and ask again").click()
    expect(at.page.get_by_role("button", name="Remove it and import again")).to_be_visible()
    expect(at.page.get_by_role("button", name="Ask a member to check it")).to_be_visible()


def test_missing_consent_leads_to_the_very_participants(desk):
    at, checker = desk(), desk("Supervisor")
    group = at.ask("participants")["items"][0]["group_id"]
    codes = ("SU-71", "SU-72")
    people = [send(at, "participants", data={"study_code": one, "group_id": group})["id"] for one in codes]
    held = send(at, "interviews", data={"participant_ids": people})["id"]
    speakers = [{"label": "P", "kind": "participant", "participant_id": people[0]}]
    at.transcript = bring_in(at, "a talk.txt", interview_id=held, speakers=speakers)
    attest(at, checker)
    at.open()
    banner = at.page.get_by_role("region", name="Consent is missing: read only")
    expect(banner.get_by_role("link")).to_have_text(["Record consent of SU-71", "Record consent of SU-72"])
    banner.get_by_role("link", name="SU-72").click()
    expect(at.page.get_by_role("heading", level=1)).to_have_text("SU-72")

    at.page.get_by_role("button", name="Attest consent").first.click()
    dialog = at.page.get_by_role("dialog")
    dialog.get_by_label("Documents and versions").fill("1.0")
    dialog.get_by_role("button", name="Attest consent").click()
    expect(dialog.get_by_role("link", name="Choose the day of consent.")).to_be_visible()
    expect(dialog.get_by_text("YYYY")).to_have_count(0)


def test_what_is_said_over_the_words_is_as_wide_as_they(desk):
    at = desk()
    at.transcript = bring_in(at, "SU-03 banners.txt")

    def noticed(route: Any) -> None:
        answer = route.fetch()
        body = answer.json()
        for study in body["studies"]:
            study["notice"] = "This study closes soon."
        route.fulfill(response=answer, json=body)

    at.page.route("**/api/v1/me", noticed)
    at.open()
    boxes = [at.page.locator(".notice").nth(n).bounding_box() for n in range(2)]
    words = at.page.locator(".tr-page").bounding_box()
    assert boxes[0]
    assert boxes[1]
    assert words
    assert (boxes[0]["x"], boxes[0]["width"]) == (boxes[1]["x"], boxes[1]["width"])
    assert words["x"] <= boxes[0]["x"]
    assert boxes[0]["x"] + boxes[0]["width"] <= words["x"] + words["width"]


def test_an_arrow_takes_the_caret_over_a_turns_border_in_one_press(desk):
    at = desk().open()
    put_caret(at, 0, "end")
    end = caret(at)
    at.keys.press("ArrowRight")
    assert caret(at) == [1, 0]
    at.keys.press("ArrowRight")
    assert caret(at) == [1, 1]
    at.keys.press("ArrowLeft")
    at.keys.press("ArrowLeft")
    assert caret(at) == end


def test_without_a_connection_a_coding_is_not_said_to_be_saved(desk):
    at = desk().open()
    before = len(at.codings())
    messages = at.page.locator(".toasts")
    at.page.route(
        "**/codings", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    at.page.locator(".tr-say").nth(3).click()
    at.keys.press("s")
    at.keys.press("c")
    at.keys.type("two against")
    at.keys.press("Enter")
    expect(messages).to_contain_text("Not saved yet, still trying. Coded as")
    expect(messages).to_contain_text("Not saved: no answer came from the server. Taken back: coded as")
    expect(messages.get_by_text("still trying")).to_have_count(0)
    expect(at.page.get_by_text("The last change was not saved")).to_be_visible()
    assert at.page.locator("mark.pending").count() == 0
    at.page.unroute("**/codings")
    messages.get_by_role("button", name="Try again").click()
    at.until(lambda: len(at.codings()) == before + 1)
    expect(messages).to_contain_text("Coded as")


def test_a_memo_that_was_changed_elsewhere_keeps_both_texts(desk):
    at = desk()
    mine = next(one for one in at.codings() if one["coder_id"] == account_of(at))
    # The feed is cut off, so that the page does not hear of the other text before it saves.
    at.page.route("**/feed*", lambda route: route.abort())
    at.open(f"#segment={mine['id']}")
    expect(at.page.get_by_role("heading", name="Selected segment")).to_be_visible()
    csrf = at.page.request.get(f"{at.address}/api/v1/me").json()["csrf"]
    headers = {"X-CSRF-Token": csrf, "Origin": at.address, "If-Match": f'"{mine["version"]}"'}
    there = f"{at.address}/api/v1/studies/{at.study}/codings/{mine['id']}"
    assert at.page.request.patch(there, headers=headers, data={"memo": "Written elsewhere."}).ok
    at.host().focus()
    at.keys.press("m")
    at.keys.type(" Written here.")
    at.keys.press("Control+Enter")
    met = at.page.get_by_role("region", name="Saved elsewhere meanwhile")
    expect(met).to_contain_text("Written elsewhere.")
    expect(met).to_contain_text("Written here.")
    met.get_by_role("button", name="Keep both").click()
    at.page.get_by_role("button", name="Save", exact=True).click()
    at.until(lambda: all(one in memo_of(at, mine["id"]) for one in ("Written elsewhere.", "Written here.")))


def memo_of(at: Desk, coding: str) -> str:
    """Return the memo of a coding."""
    return str(next(one["memo"] for one in at.codings() if one["id"] == coding))


def test_a_file_that_cannot_be_read_is_taken_off_the_list(desk):
    at = desk()
    at.page.goto(f"{at.address}/studies/{at.study}/transcripts/import")
    broken = {"name": "broken.docx", "mimeType": "x", "buffer": b"PK\x03\x04" + b"\xff" * 300}
    at.page.locator("input[type=file]").set_input_files([broken])
    expect(at.page.get_by_text("Cannot be read", exact=True)).to_be_visible()
    at.page.get_by_role("button", name="Take broken.docx off the list").click()
    expect(at.page.get_by_text("broken.docx")).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 700), (360, 740)])
def test_messages_stand_above_the_bar_at_the_foot(desk, width, height):
    at = desk(viewport={"width": width, "height": height}).open()
    at.page.locator(".tr-say").nth(1).click()
    at.keys.press("s")
    at.keys.press("c")
    at.keys.type("room for")
    at.keys.press("Enter")
    expect(at.page.locator(".toast")).to_be_visible()
    at.page.wait_for_timeout(400)
    toast = at.page.locator(".toast").bounding_box()
    bars = [bar.bounding_box() for bar in at.page.locator("[data-foot]").all() if bar.is_visible()]
    assert toast
    assert bars
    assert all(bar and toast["y"] + toast["height"] <= bar["y"] for bar in bars)
    assert toast["x"] + toast["width"] <= width
    at.page.locator(".toast").get_by_role("button", name="Undo").click()
    at.until(lambda: True)

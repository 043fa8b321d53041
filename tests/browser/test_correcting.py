"""Correct a coded transcript in a browser by keys alone, and settle what the correction leaves."""

import json
import re

from playwright.sync_api import Page, expect

CODED = "I never once looked at the door."


def sent(page: Page, address: str, path: str, body: object, **headers: str) -> dict:
    """Ask the API as the page would."""
    csrf = page.request.get(f"{address}/api/v1/me").json()["csrf"]
    told = {"X-CSRF-Token": csrf, "Content-Type": "application/json"} | headers
    answer = page.request.post(f"{address}/api/v1/{path}", data=json.dumps(body), headers=told)
    assert answer.ok, answer.text()
    return answer.json()


def a_coded_transcript(page: Page, address: str) -> str:
    """Make an open study with one coded transcript; return the path of its page."""
    page.goto(address)
    page.get_by_role("button", name="Supervisor").click()
    page.wait_for_url(lambda url: url.rstrip("/") != address)
    study = sent(page, address, "studies", {"short_title": "To correct", "profile": "open-data"})["id"]
    csrf = page.request.get(f"{address}/api/v1/me").json()["csrf"]
    said = f"Interviewer: How was it?\n\nP: It was quiet. {CODED}\n\nInterviewer: And then?\n\nP: We left.\n"
    made = page.request.post(
        f"{address}/api/v1/studies/{study}/transcripts",
        multipart={
            "file": {"name": "talk.txt", "mimeType": "text/plain", "buffer": said.encode()},
            "options": "{}",
        },
        headers={"X-CSRF-Token": csrf},
    ).json()
    path = f"studies/{study}/transcripts/{made['id']}"
    text = page.request.get(f"{address}/api/v1/{path}/versions/1").json()["text"]
    code = sent(page, address, f"studies/{study}/codes", {"label": "Looking away"})["id"]
    start = text.index(CODED)
    place = {"transcript_id": made["id"], "version": 1, "start": start, "end": start + len(CODED)}
    sent(page, address, f"studies/{study}/codings", place | {"code_id": code})
    return path


def test_a_text_is_corrected_and_what_is_left_is_settled_by_keys_alone(demonstration, page: Page):
    path = a_coded_transcript(page, demonstration)
    page.goto(f"{demonstration}/{path}/correct")
    turn = page.get_by_role("button", name=re.compile("edit turn 2"))
    turn.focus()
    page.keyboard.press("Enter")
    box = page.get_by_label("Words of turn 2")
    expect(box).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("It was quiet. My eyes stayed on her.")
    page.keyboard.press("Escape")
    expect(turn).to_be_focused()

    page.keyboard.press("Control+S")
    expect(page.get_by_role("dialog")).to_contain_text("to settle")
    page.get_by_role("button", name="Save as version 2").press("Enter")
    expect(page.get_by_text("Version 2 is saved: 0 carried, 0 re-placed, 1 to settle")).to_be_visible()
    page.get_by_role("link", name="Settle 1 segment").press("Enter")

    expect(page.get_by_role("heading", name="Looking away")).to_be_visible()
    expect(page.locator(".settle mark").first).to_have_text(CODED)
    page.keyboard.press("a")
    expect(page.get_by_text("Every segment lies where it belongs")).to_be_visible()
    page.goto(f"{demonstration}/{path}/versions")
    expect(page.get_by_text("1 turn differs")).to_be_visible()


def test_a_correction_that_is_not_saved_is_there_when_one_comes_back(demonstration, page: Page):
    path = a_coded_transcript(page, demonstration)
    page.goto(f"{demonstration}/{path}/correct")
    page.get_by_role("button", name=re.compile("edit turn 4")).click()
    page.get_by_label("Words of turn 4").fill("We left together.")
    page.get_by_role("link", name="Versions", exact=True).click()
    page.get_by_role("link", name="Correct the text").click()

    expect(page.get_by_text("1 turn changed")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("We left together"))).to_be_visible()


def test_a_version_that_somebody_saves_meanwhile_is_told_of_and_what_was_typed_stays(
    demonstration, page: Page, open_page
):
    path = a_coded_transcript(page, demonstration)
    page.goto(f"{demonstration}/{path}/correct")
    page.get_by_role("button", name=re.compile("edit turn 4")).click()
    page.get_by_label("Words of turn 4").fill("We left late.")
    page.keyboard.press("Escape")
    other = open_page()
    other.goto(demonstration)
    other.get_by_role("button", name="Supervisor").click()
    other.wait_for_url(lambda url: url.rstrip("/") != demonstration)
    other.goto(f"{demonstration}/{path}/correct")
    other.get_by_role("button", name=re.compile("edit turn 3")).click()
    other.get_by_label("Words of turn 3").fill("And what then?")
    other.keyboard.press("Escape")
    other.keyboard.press("Control+S")
    other.get_by_role("button", name="Save as version 2").click()
    expect(other.get_by_text("Version 2 is saved")).to_be_visible()

    expect(page.get_by_text("Version 2 was saved while you were here")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("edit turn 4"))).to_contain_text("We left late.")
    page.get_by_role("button", name="Go on from version 2").click()

    expect(page.get_by_role("button", name=re.compile("edit turn 3"))).to_contain_text("And what then?")
    expect(page.get_by_text("was saved while you were here")).to_have_count(0)

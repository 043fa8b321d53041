"""Bring in a corrected file of a coded transcript in a browser; one that cannot be taken changes nothing."""

import json

from playwright.sync_api import Page, expect

from tests.browser.test_axe import settled, violations
from tests.browser.test_correcting import CODED, a_coded_transcript

AS_IT_WAS = f"Interviewer: How was it?\n\nP: It was quiet. {CODED}\n\nInterviewer: And then?\n\nP: We left.\n"
CORRECTED = AS_IT_WAS.replace("And then?", "And what then?").replace("P: We left.", "Dana: We left.")
OTHER = AS_IT_WAS.replace(CODED, "My eyes stayed on her.")


def drop(page: Page, name: str, words: str) -> None:
    """Let go of a file over the page's place for files."""
    transfer = page.evaluate_handle(
        """([name, words]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([words], name));
            return transfer;
        }""",
        [name, words],
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": transfer})


def choose(page: Page, name: str, words: bytes) -> None:
    """Choose a file in the chooser."""
    page.locator(".drop input").set_input_files({"name": name, "mimeType": "text/plain", "buffer": words})


def version_of(page: Page, address: str, path: str) -> int:
    """Ask the server which version is the current one."""
    return page.request.get(f"{address}/api/v1/{path}").json()["current_n"]


def test_a_corrected_file_is_dropped_looked_at_and_saved(demonstration, page: Page):
    path = a_coded_transcript(page, demonstration)
    page.goto(f"{demonstration}/{path}/versions")
    page.get_by_role("link", name="Bring in a corrected file").click()
    drop(page, "talk-corrected.txt", CORRECTED)

    expect(page.get_by_role("heading", name="talk-corrected.txt")).to_be_visible()
    expect(page.get_by_text("2 turns differ")).to_be_visible()
    expect(page.get_by_text("New: Dana")).to_be_visible()
    expect(page.locator(".receipt li").first).to_contain_text("1 carried")
    settled(page)
    assert violations(page) == []
    assert version_of(page, demonstration, path) == 1

    page.get_by_label("Why was it corrected?").fill("Heard again.")
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_text("Version 2 is saved: 1 carried, 0 re-placed, 0 to settle")).to_be_visible()
    expect(page.get_by_role("region", name="The receipt of the correction")).to_be_focused()
    page.get_by_role("link", name="Compare the versions").click()
    expect(page.get_by_text("2 turns differ")).to_be_visible()
    expect(page.get_by_text("Heard again.")).to_be_visible()


def test_a_corrected_file_is_brought_in_by_keys_alone_and_leads_to_what_is_to_settle(
    demonstration, page: Page
):
    path = a_coded_transcript(page, demonstration)
    page.goto(f"{demonstration}/{path}/correct")
    page.get_by_role("link", name="Bring in a corrected file").press("Enter")
    place = page.locator(".drop input")
    place.focus()
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Enter")
    opened.value.set_files({"name": "b.txt", "mimeType": "text/plain", "buffer": OTHER.encode()})
    expect(page.get_by_text("1 turn differs")).to_be_visible()

    page.get_by_role("button", name="Save as version 2").press("Enter")
    expect(page.get_by_text("Version 2 is saved: 0 carried, 0 re-placed, 1 to settle")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Looking away")).to_be_visible()


def test_a_file_that_cannot_be_taken_says_why_and_leaves_everything(demonstration, page: Page):
    path = a_coded_transcript(page, demonstration)
    page.goto(f"{demonstration}/{path}/file")
    choose(page, "same.txt", AS_IT_WAS.encode())
    expect(page.get_by_text("same.txt was not taken")).to_be_visible()
    expect(page.get_by_text("Nothing was changed.")).to_be_visible()

    choose(page, "good.txt", CORRECTED.encode())
    expect(page.get_by_role("heading", name="good.txt")).to_be_visible()
    page.get_by_label("Why was it corrected?").fill("Heard again.")
    choose(page, "broken.docx", b"PK\x03\x04 this is no document")
    expect(page.get_by_text("broken.docx was not taken")).to_be_visible()
    settled(page)
    assert violations(page) == []
    expect(page.get_by_role("heading", name="good.txt")).to_be_visible()
    expect(page.get_by_label("Why was it corrected?")).to_have_value("Heard again.")
    assert version_of(page, demonstration, path) == 1

    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_text("Version 2 is saved")).to_be_visible()


def test_a_file_held_beside_a_text_that_was_corrected_meanwhile_is_not_saved_over_it(
    demonstration, page: Page
):
    path = a_coded_transcript(page, demonstration)
    page.goto(f"{demonstration}/{path}/file")
    choose(page, "good.txt", CORRECTED.encode())
    expect(page.get_by_role("button", name="Save as version 2")).to_be_enabled()
    csrf = page.request.get(f"{demonstration}/api/v1/me").json()["csrf"]
    head = page.request.get(f"{demonstration}/api/v1/{path}").json()
    meanwhile = page.request.post(
        f"{demonstration}/api/v1/{path}/versions/file",
        multipart={
            "file": {"name": "c.txt", "mimeType": "text/plain", "buffer": OTHER.encode()},
            "options": json.dumps({"based_on": 1}),
        },
        headers={"X-CSRF-Token": csrf, "If-Match": f'"{head["version"]}"'},
    )
    assert meanwhile.ok, meanwhile.text()

    expect(page.get_by_text("Version 2 was saved while you were here")).to_be_visible()
    expect(page.get_by_role("button", name="Save as version 2")).to_be_disabled()
    page.get_by_role("button", name="Look at the file again").click()
    expect(page.get_by_role("button", name="Save as version 3")).to_be_enabled()

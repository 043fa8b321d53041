"""The study home and the outputs page, used in a real browser as a person uses them."""

import csv
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Download, Page, expect


@pytest.fixture
def enter(demonstration: str, page: Page) -> Callable[[str, str], Page]:
    """Return a way in: enter(role, section) opens a page of the demonstration study."""

    def opened(role: str, section: str) -> Page:
        page.goto(demonstration)
        page.get_by_role("button", name=role).click()
        page.wait_for_url(lambda url: url.rstrip("/") != demonstration)
        studies = page.request.get(f"{demonstration}/api/v1/studies").json()["items"]
        study = next(one for one in studies if one["demonstration"])
        page.goto(f"{demonstration}/studies/{study['id']}/{section}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    return opened


def make(page: Page, purpose: str) -> Download:
    """Say what the file is for and take it."""
    page.get_by_label("What is it for").fill(purpose)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Make and download").click()
    return taken.value


def test_codings_are_previewed_then_downloaded_and_stand_on_record(enter, tmp_path: Path):
    page = enter("Researcher", "outputs")
    expect(page.get_by_text("Nothing of what you chose is left out.")).to_be_visible()
    counted = page.locator(".preview-counts").inner_text()

    page.get_by_role("button", name="Make and download").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what the file is for.")

    page.get_by_text("CSV", exact=True).click()
    download = make(page, "Agreement of the two coders")
    assert download.suggested_filename.startswith("joint-casework-demonstration-codings-")
    download.save_as(tmp_path / "codings.csv")
    with (tmp_path / "codings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert counted.startswith(f"{len(rows)} segments")
    assert all(row["quote"] and row["study_codes"] for row in rows[:20])
    line = page.get_by_role("row").filter(has_text="Agreement of the two coders")
    expect(line.get_by_role("rowheader")).to_have_text("Codings, CSV")
    expect(line).to_contain_text("Yes", timeout=5_000)


def test_segments_of_one_code_come_as_a_document(enter, tmp_path: Path):
    page = enter("Supervisor", "outputs")
    page.get_by_role("radio", name="Coded segments").check()
    page.get_by_text("Some codes").click()
    page.get_by_label("Find a code").fill("Being heard")
    with page.expect_response("**/exports/preview"):
        page.locator(".pick-codes-list").get_by_role("checkbox").first.check()

    download = make(page, "To read before supervision")

    download.save_as(tmp_path / "segments.docx")
    with ZipFile(BytesIO((tmp_path / "segments.docx").read_bytes())) as document:
        assert "Being heard" in document.read("word/document.xml").decode()


def test_the_home_tells_what_others_did_until_it_is_seen(enter):
    page = enter("Researcher", "")
    since = page.get_by_role("region", name="Since you were last here")
    expect(since.get_by_text("Bram Mossley")).to_be_visible()

    since.get_by_role("button", name="Mark as seen").click()
    expect(since.get_by_text("Nobody else has changed anything")).to_be_visible()
    page.reload()
    expect(since.get_by_text("Nobody else has changed anything")).to_be_visible()


def test_the_home_names_what_a_phase_still_asks_for_and_leads_there(enter):
    page = enter("Researcher", "")
    phases = page.get_by_role("region", name="The six phases")
    link = phases.get_by_role("link").first
    there = link.get_attribute("href")
    link.click()

    page.wait_for_url(lambda url: url.endswith(there))
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.get_by_role("heading", name="Not found")).to_have_count(0)

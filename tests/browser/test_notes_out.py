"""Notes, and what a query finds, taken out in a real browser."""

import csv
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.test_axe import settled, violations
from tests.browser.test_outputs import enter as enter
from tests.browser.test_outputs import make


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_notes_are_previewed_and_taken_out(enter, tmp_path: Path):
    page = enter("Researcher", "outputs")
    page.get_by_role("radio", name="Notes").check()
    expect(page.locator(".preview-counts")).to_contain_text("note")
    expect(page.get_by_label("With what I marked in my journal")).not_to_be_checked()
    page.get_by_text("CSV", exact=True).click()
    expect(page.get_by_role("region", name="The first rows of the file")).to_be_visible()
    settled(page)
    assert violations(page) == []
    counted = page.locator(".preview-counts").inner_text()

    make(page, "Notes for the meeting").save_as(tmp_path / "notes.csv")

    rows = rows_in(tmp_path / "notes.csv")
    assert counted == f"{len(rows)} notes"
    assert "My journal" not in {row["kind"] for row in rows}


def test_what_a_query_finds_is_taken_out_where_the_query_stands(enter, tmp_path: Path):
    page = enter("Researcher", "retrieve")
    expect(page.locator(".retrieve-totals")).to_contain_text("segments")
    page.get_by_role("button", name="Export…").press("Enter")
    dialog = page.get_by_role("dialog", name="Export what is found")
    expect(dialog.get_by_role("status")).to_contain_text("segments from")
    settled(page)
    assert violations(page) == []
    counted = dialog.get_by_role("status").inner_text()
    dialog.get_by_role("button", name="Make and download").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Say what the file is for.")

    make(page, "To read on the train").save_as(tmp_path / "found.csv")

    rows = rows_in(tmp_path / "found.csv")
    assert counted.startswith(f"{len(rows):,} segments")
    assert all(row["quote"] and row["codes"] for row in rows)
    expect(dialog).to_have_count(0)

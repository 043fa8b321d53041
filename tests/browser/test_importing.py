"""Bringing interviews in: twenty-two files at once, nothing lost, a second person checks."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

TALK = """Interviewer: How did you first hear about it, number {n}?

P: Somebody told me. A café, of all places – naïve, I know. \U0001f44d

Interviewer: And then?

P: Then I went, {n} times.
"""


@pytest.fixture
def sign_in(demonstration: str, open_page: Callable[..., Page]) -> Callable[[str], Page]:
    """Return a maker of pages that are signed in to the demonstration by one click."""

    def make(role: str) -> Page:
        page = open_page(viewport={"width": 1440, "height": 900})
        page.goto(demonstration)
        page.get_by_role("button", name=role).click()
        expect(page.get_by_role("button", name=role)).to_have_count(0)
        return page

    return make


def go_to(page: Page, demonstration: str, rest: str) -> None:
    """Open a page of the demonstration study."""
    studies = page.request.get(f"{demonstration}/api/v1/studies").json()["items"]
    study = next(one for one in studies if one["demonstration"])
    page.goto(f"{demonstration}/studies/{study['id']}/{rest}")


def file_of(name: str, n: int) -> dict[str, object]:
    """Return a file as a form would take it."""
    return {"name": name, "mimeType": "text/plain", "buffer": TALK.format(n=n).encode()}


def drop(page: Page, *files: dict[str, object]) -> None:
    """Give files to the page."""
    page.get_by_label(re.compile("^Drop")).set_input_files(list(files))


def test_twenty_two_files_dropped_at_once_become_twenty_two_transcripts(sign_in, demonstration):
    page = sign_in("Researcher")
    go_to(page, demonstration, "transcripts/import")
    broken = {"name": "broken.docx", "mimeType": "x", "buffer": b"PK\x03\x04" + b"\xff" * 300}
    names = [f"{g}-0{n} second talk {k}.txt" for g in ("SU", "PR") for n in range(1, 6) for k in (1, 2)]
    names += ["SU-01 third.txt", "PR-01 third.txt"]
    assert len(names) == 22

    drop(page, *(file_of(name, n) for n, name in enumerate(names)), broken)

    rows = page.get_by_role("list", name="Files").get_by_role("listitem").filter(has=page.locator("h2"))
    expect(page.get_by_text("22 ready", exact=False)).to_be_visible(timeout=60_000)
    expect(rows.filter(has_text="broken.docx")).to_contain_text("cannot be unpacked")
    expect(rows.filter(has_text="PR-05 second talk 2.txt")).to_contain_text("PR-05")
    page.get_by_role("button", name="Import 22 transcripts").click()
    expect(page.get_by_text("22 imported", exact=False)).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="See the transcripts").click()
    expect(page.get_by_text("22 transcripts that you imported wait", exact=False)).to_be_visible()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(33)
    titles = page.get_by_role("table").get_by_role("rowheader").get_by_role("link").all_inner_texts()
    assert len(set(titles)) == 32


def test_a_title_read_by_a_pattern_is_the_title_that_is_stored(sign_in, demonstration):
    page = sign_in("Researcher")
    go_to(page, demonstration, "transcripts/import")
    page.get_by_text("The files’ names follow a pattern").click()
    page.get_by_label("Pattern").fill("* for {participant}")
    page.get_by_label("Pattern").press("Enter")
    drop(page, *(file_of(f"checked by SU-01, {n} for SU-02.txt", 50 + n) for n in range(2)))
    rows = page.locator(".import-row")
    expect(rows.get_by_role("heading", name=re.compile("^SU-02"))).to_have_count(2)
    page.get_by_role("button", name="Import 2 transcripts", exact=True).click()
    page.get_by_role("link", name="See the transcripts").wait_for()
    shown = rows.get_by_role("heading").all_inner_texts()
    page.get_by_role("link", name="See the transcripts").click()

    assert len(set(shown)) == 2
    assert all(title.startswith("SU-02") for title in shown)
    for title in shown:
        expect(page.get_by_role("table").get_by_role("link", name=title, exact=True)).to_have_count(1)


def test_an_import_that_fails_keeps_its_row_and_is_done_once(sign_in, demonstration):
    page = sign_in("Researcher")
    go_to(page, demonstration, "transcripts/import")
    drop(page, file_of("SU-02 fourth.txt", 99))
    page.get_by_role("button", name="Look and change").click()
    page.get_by_label("Title").fill("A fourth talk")
    lost = []

    def lose_the_answer(route: Route) -> None:
        if len(lost) < 3:
            lost.append(route.fetch().status)  # it arrives; the answer does not
            route.abort()
        else:
            route.continue_()

    page.route("**/transcripts", lose_the_answer)
    page.get_by_role("button", name="Import 1 transcript", exact=True).click()
    expect(page.get_by_text("Not imported")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Title")).to_have_value("A fourth talk")
    page.get_by_role("button", name="Import 1 transcript", exact=True).click()

    expect(page.get_by_text("1 imported", exact=False)).to_be_visible()
    assert lost == [201, 201, 201]
    page.get_by_role("link", name="See the transcripts").click()
    expect(page.get_by_role("row", name=re.compile("A fourth talk"))).to_have_count(1)


def test_somebody_else_checks_and_attests(sign_in, demonstration):
    page = sign_in("Researcher")
    go_to(page, demonstration, "transcripts/import")
    drop(page, file_of("SU-03 to check.txt", 77))
    page.get_by_role("button", name="Import 1 transcript", exact=True).click()
    page.get_by_role("link", name="See the transcripts").click()
    row = page.get_by_role("row", name=re.compile(r"SU-03.*Not checked")).last
    title = row.get_by_role("rowheader").get_by_role("link").inner_text()
    row.get_by_role("button", name="Ask a member to check it").click()
    page.get_by_role("dialog").get_by_role("radio").last.check()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("row", name=title)).to_contain_text("is asked to check it")

    supervisor = sign_in("Supervisor")
    go_to(supervisor, demonstration, "transcripts")
    row = supervisor.get_by_role("row", name=re.compile("^" + re.escape(title)))
    row.get_by_role("link", name="Check it: you are asked").click()
    expect(
        supervisor.get_by_text("Somebody told me. A café, of all places – naïve, I know. \U0001f44d")
    ).to_be_visible()
    attest = supervisor.get_by_role("button", name="Attest de-identification")
    expect(attest).to_be_disabled()
    for item in supervisor.get_by_role("group").get_by_role("checkbox").all():
        item.check()
    attest.click()

    expect(row).to_contain_text("Ready to code")

"""Two people at one transcript, two tabs of one of them: each sees the other, by one stream a browser."""

from collections.abc import Callable

from playwright.sync_api import Page, Request, expect

from tests.browser.desk import Desk, send


def test_people_see_each_other_and_what_each_does(open_page: Callable[..., Page], demonstration: str):
    ana = Desk(open_page(), demonstration, "Researcher")
    sue = Desk(open_page(), demonstration, "Supervisor")
    streams: list[str] = []
    asked: list[str] = []

    def heard(request: Request) -> None:
        if "/feed" in request.url:
            streams.append(request.url)
        if "/activity" in request.url:
            asked.append(request.url)

    ana.page.context.on("request", heard)
    ana.open()
    other_tab = ana.page.context.new_page()
    other_tab.goto(f"{demonstration}/studies/{ana.study}/codebook")
    expect(other_tab.get_by_role("treeitem").first).to_be_visible()
    sue.transcript = ana.transcript
    sue.open()

    expect(ana.page.locator(".also-here")).to_have_text("Also here: Marit Kettlewell")
    expect(sue.page.locator(".also-here")).to_have_text("Also here: Anwen Rookwood")

    send(sue, "codes", data={"label": "Heard while it happened"})
    expect(ana.page.get_by_role("treeitem", name="Heard while it happened")).to_be_visible(timeout=4_000)
    other_tab.bring_to_front()
    expect(other_tab.get_by_role("treeitem", name="Heard while it happened")).to_be_visible(timeout=4_000)
    assert len(streams) == 1

    ana.page.close()
    expect(sue.page.locator(".also-here")).to_be_empty()
    send(sue, "codes", data={"label": "Heard by the other tab"})
    expect(other_tab.get_by_role("treeitem", name="Heard by the other tab")).to_be_visible(timeout=4_000)
    assert len(streams) == 2
    assert asked == []

"""The codebook at work: moved by mouse and touch, merged, split, recoloured, imported; undone by keys."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_codebook_and_themes import ask, codes, levels, no_pointer, own_study

__all__ = ["ask", "codes", "own_study"]

Ask = Callable[..., Any]


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("treeitem", name=name)


def open_codebook(page: Page, demonstration: str, study: str) -> None:
    page.goto(f"{demonstration}/studies/{study}/codebook")
    expect(page.get_by_role("treeitem").first).to_be_visible()


def drag_to(page: Page, what: Locator, onto: Locator, share: float) -> None:
    """Drag by the mouse to a share of the height of another row, and hold."""
    start, end = what.bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 80, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 90, start["y"] + start["height"] / 2 + 4, steps=3)
    page.mouse.move(end["x"] + 90, end["y"] + end["height"] * share, steps=8)


def labels(ask: Ask, study: str) -> list[tuple[str, str | None]]:
    items = ask("GET", f"studies/{study}/codes")["items"]
    names = {item["id"]: item["label"] for item in items}
    return [(item["label"], names.get(item["parent_id"])) for item in items if not item["retired"]]


def test_a_code_is_dragged_by_mouse_and_comes_back_by_keys(demonstration, page: Page, ask, codes, own_study):
    open_codebook(page, demonstration, own_study)

    drag_to(page, row(page, "Who holds the pen"), row(page, "Being heard"), 0.1)
    expect(row(page, "Being heard")).to_have_attribute("data-drop", "before")
    page.mouse.up()
    expect(page.get_by_text("Moved to place 1 of 3 at the top")).to_be_visible()
    assert labels(ask, own_study)[0] == ("Who holds the pen", None)
    drag_to(page, row(page, "Who holds the pen"), row(page, "Being heard"), 0.5)
    page.mouse.up()
    expect(page.get_by_text("Moved to place 1 of 1 under Being heard")).to_be_visible()
    assert ("Who holds the pen", "Being heard") in labels(ask, own_study)

    page.keyboard.press("Control+z")
    expect(page.get_by_text("Move undone")).to_be_visible()
    expect(row(page, "Who holds the pen")).to_have_attribute("aria-level", "1")
    page.keyboard.press("Control+y")
    expect(row(page, "Who holds the pen")).to_have_attribute("aria-level", "2")
    page.keyboard.press("Control+Shift+z")
    expect(page.get_by_text("There is nothing of yours to redo here.")).to_be_visible()


def test_escape_gives_a_drag_up(demonstration, page: Page, ask, codes, own_study):
    before = labels(ask, own_study)
    open_codebook(page, demonstration, own_study)

    drag_to(page, row(page, "Who holds the pen"), row(page, "Being heard"), 0.5)
    expect(page.locator(".tree-ghost")).to_have_text("Who holds the pen")
    page.keyboard.press("Escape")
    page.mouse.up()

    expect(page.locator(".tree-ghost, [data-drop]")).to_have_count(0)
    assert labels(ask, own_study) == before


def test_a_code_is_not_dropped_under_itself(demonstration, page: Page, ask, codes, own_study):
    ask("POST", f"studies/{own_study}/codes", {"label": "Beneath", "parent_id": codes["Being heard"]["id"]})
    open_codebook(page, demonstration, own_study)

    drag_to(page, row(page, "Being heard"), row(page, "Beneath"), 0.5)

    expect(page.locator("[data-drop]")).to_have_count(0)
    page.mouse.up()


@pytest.fixture
def phone(open_page) -> Page:
    """Return a page of a phone's size that is touched."""
    return open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)


def test_a_code_is_dragged_by_touch(demonstration, phone: Page, page: Page, ask, codes, own_study):
    phone.context.add_cookies(page.context.cookies())
    open_codebook(phone, demonstration, own_study)
    grip = row(phone, "Who holds the pen").locator(".tree-grip").bounding_box()
    onto = row(phone, "Being heard").bounding_box()
    assert grip is not None
    assert onto is not None
    touch = phone.context.new_cdp_session(phone)

    def send(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    send("touchStart", x, y)
    for step in range(1, 9):
        send("touchMove", x, y + (onto["y"] + 4 - y) * step / 8)
    expect(row(phone, "Being heard")).to_have_attribute("data-drop", "before")
    send("touchEnd", 0, 0)

    expect(phone.get_by_text("Moved to place 1 of 3 at the top")).to_be_visible()
    assert labels(ask, own_study)[0] == ("Who holds the pen", None)


def test_two_codes_are_merged_by_keys_alone_and_parted_again(
    demonstration, page: Page, ask, codes, own_study
):
    open_codebook(page, demonstration, own_study)
    no_pointer(page)
    row(page, "Room for silence").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="More for Room for silence").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Merge into…")).to_be_focused()
    page.keyboard.press("Enter")
    chooser = page.get_by_label("The code that takes its segments")
    expect(chooser).to_be_focused()
    page.keyboard.type("Who")
    expect(page.get_by_role("dialog")).to_contain_text("No segments yet")
    page.get_by_role("button", name="Merge codes").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("“Room for silence” merged into")).to_be_visible()
    expect(row(page, "Room for silence")).to_have_count(0)
    expect(row(page, "Who holds the pen")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Merge undone")).to_be_visible()
    expect(row(page, "Room for silence")).to_be_visible()
    assert page.evaluate("window.pointed") == 0


def test_several_codes_are_recoloured_and_the_message_takes_it_back(
    demonstration, page: Page, ask, codes, own_study
):
    before = [(c["colour"], c["pattern"]) for c in ask("GET", f"studies/{own_study}/codes")["items"]]
    open_codebook(page, demonstration, own_study)
    page.get_by_role("button", name="More for the codebook").click()
    page.get_by_role("menuitem", name="Recolour several…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Choose all").click()
    dialog.get_by_role("radio", name="Dotted").check()
    dialog.get_by_role("button", name="Recolour 3 codes").click()
    expect(page.get_by_text("3 codes recoloured")).to_be_visible()
    items = ask("GET", f"studies/{own_study}/codes")["items"]
    assert [(c["colour"], c["pattern"]) for c in items] == [(1, 3)] * 3

    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_text("Recolouring undone")).to_be_visible()
    items = ask("GET", f"studies/{own_study}/codes")["items"]
    assert [(c["colour"], c["pattern"]) for c in items] == before


def test_a_table_is_looked_at_corrected_and_imported(demonstration, page: Page, ask, codes, own_study):
    open_codebook(page, demonstration, own_study)
    page.get_by_role("button", name="More for the codebook").click()
    page.get_by_role("menuitem", name="Import codes…").click()
    dialog = page.get_by_role("dialog")

    def choose(text: str) -> None:
        file = {"name": "codes.csv", "mimeType": "text/csv", "buffer": text.encode()}
        dialog.locator("input[type=file]").set_input_files(file)

    choose("Code,Parent\nNew,Being heard\nnew,\n")
    expect(dialog.get_by_role("list", name="Rows to correct")).to_contain_text("Row 3")
    expect(dialog.get_by_role("button", name="Import")).to_be_disabled()
    choose("Code,Parent\nNew,Being heard\n")
    dialog.get_by_role("button", name="Import 1 code").click()

    expect(page.get_by_text("Imported:")).to_be_visible()
    assert ("New", "Being heard") in labels(ask, own_study)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Import undone")).to_be_visible()
    assert "New" not in [label for label, _ in labels(ask, own_study)]


def test_chosen_segments_become_a_new_code_and_go_back(demonstration, page: Page):
    page.goto(demonstration)
    page.get_by_role("button", name="Researcher").first.click()
    page.wait_for_url(lambda url: url.rstrip("/") != demonstration)
    study = page.request.get(f"{demonstration}/api/v1/me").json()["studies"][0]
    api = f"{demonstration}/api/v1/studies/{study['id']}/codes"
    code = max(page.request.get(api).json()["items"], key=lambda c: c["segments"])
    page.goto(f"{demonstration}/studies/{study['id']}/codes/{code['id']}")
    page.get_by_role("button", name="Split…").click()
    for n in range(2):
        page.get_by_role("checkbox", name="Choose the passage").nth(n).check()
    page.get_by_role("button", name="Split into a new code…").click()
    page.get_by_label("Name of the new code").fill("Split off here")
    page.get_by_role("button", name="Split code").click()

    expect(page.get_by_text("2 segments moved to the new code")).to_be_visible()
    held = {c["label"]: c["segments"] for c in page.request.get(api).json()["items"]}
    assert (held["Split off here"], held[code["label"]]) == (2, code["segments"] - 2)
    page.get_by_role("tab", name="History").click()
    expect(page.get_by_role("region", name="History")).to_contain_text("Split off here")
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Split undone")).to_be_visible()
    held = {c["label"]: c["segments"] for c in page.request.get(api).json()["items"]}
    assert held[code["label"]] == code["segments"]
    assert "Split off here" not in held


def test_300_codes_in_three_levels_stay_quick_to_move(demonstration, page: Page, ask, own_study):
    above: dict[int, str] = {}
    table = ["code,parent"]
    for n in range(300):
        level = 0 if n % 30 == 0 else 1 if n % 6 == 0 else 2
        table.append(f"Code {n:03},{above.get(level - 1, '')}")
        above[level] = f"Code {n:03}"
    open_codebook_empty = f"{demonstration}/studies/{own_study}/codebook"
    page.goto(open_codebook_empty)
    page.get_by_role("button", name="More for the codebook").click()
    page.get_by_role("menuitem", name="Import codes…").click()
    file = {"name": "codes.csv", "mimeType": "text/csv", "buffer": "\n".join(table).encode()}
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Import 300 codes").click()
    expect(page.get_by_role("treeitem")).to_have_count(300)
    assert {level for level, _ in levels(page)} == {"1", "2", "3"}

    page.evaluate("""
        window.changed = 0;
        new MutationObserver((all) => { window.changed += all.length; })
            .observe(document.querySelector('[role=tree]'), {
                subtree: true, childList: true, attributes: true });
    """)
    start, end = row(page, "Code 007").bounding_box(), row(page, "Code 012").bounding_box()
    assert start is not None
    assert end is not None
    drag_to(page, row(page, "Code 007"), row(page, "Code 012"), 0.5)

    # A drag marks one row at a time; it does not draw the tree anew.
    assert page.evaluate("window.changed") < 60
    page.mouse.up()
    expect(page.get_by_text("under Code 012")).to_be_visible()

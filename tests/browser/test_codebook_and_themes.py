"""The codebook and the themes in a browser: by keys alone, by dragging, and when two people write at once."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

Ask = Callable[..., Any]


@pytest.fixture
def ask(demonstration: str, page: Page) -> Ask:
    """Sign in as the supervisor; return a way to ask the API as the page would: ask(method, path, body)."""
    api = f"{demonstration}/api/v1"
    page.goto(demonstration)
    page.get_by_role("button", name="Supervisor").click()
    page.wait_for_url(lambda url: url.rstrip("/") != demonstration)
    csrf = page.request.get(f"{api}/me").json()["csrf"]

    def asked(method: str, path: str, body: Any = None, version: int | None = None) -> Any:
        headers = {"X-CSRF-Token": csrf, "Content-Type": "application/json"}
        headers |= {"Idempotency-Key": uuid4().hex} if method == "POST" else {}
        headers |= {"If-Match": f'"{version}"'} if version else {}
        data = None if body is None else json.dumps(body)
        answer = page.request.fetch(f"{api}/{path}", method=method, headers=headers, data=data)
        assert answer.ok, answer.text()
        return answer.json() if answer.body() else None

    return asked


@pytest.fixture
def own_study(ask: Ask) -> str:
    """Make a study of its own, so that what is moved here disturbs nobody."""
    return ask("POST", "studies", {"short_title": "Board of its own", "profile": "open-data"})["id"]


@pytest.fixture
def codes(ask: Ask, own_study: str) -> dict[str, Any]:
    """Three codes at the top; return them by label."""
    labels = ("Being heard", "Room for silence", "Who holds the pen")
    return {label: ask("POST", f"studies/{own_study}/codes", {"label": label}) for label in labels}


def levels(page: Page) -> list[tuple[str, str]]:
    rows = page.get_by_role("treeitem").all()
    return [(row.get_attribute("aria-level") or "", row.locator(".tree-name").inner_text()) for row in rows]


def no_pointer(page: Page) -> None:
    count = "window.pointed += event.isTrusted ? 1 : 0"
    page.evaluate(f"window.pointed = 0; addEventListener('pointerdown', (event) => {{ {count} }}, true)")


def test_a_code_is_moved_by_keys_and_keeps_the_focus(demonstration, page: Page, codes, own_study):
    page.goto(f"{demonstration}/studies/{own_study}/codebook")
    moved = page.get_by_role("treeitem", name="Room for silence")
    expect(moved).to_be_visible()
    no_pointer(page)
    moved.focus()

    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_role("treeitem").first).to_contain_text("Room for silence")
    expect(moved).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("treeitem").first).to_contain_text("Being heard")
    page.keyboard.press("Alt+ArrowRight")
    expect(moved).to_have_attribute("aria-level", "2")
    expect(moved).to_be_focused()

    assert levels(page) == [("1", "Being heard"), ("2", "Room for silence"), ("1", "Who holds the pen")]
    page.keyboard.press("Alt+ArrowLeft")
    expect(moved).to_have_attribute("aria-level", "1")
    assert page.evaluate("window.pointed") == 0


def test_codes_are_gathered_by_keys_alone(demonstration, page: Page, ask, codes, own_study):
    page.goto(f"{demonstration}/studies/{own_study}/themes")
    expect(page.get_by_role("button", name="New theme")).to_be_visible()
    no_pointer(page)
    page.keyboard.press("n")
    page.keyboard.type("Nobody is helped unheard")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Nobody is helped unheard")).to_be_visible()
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link", name="Themes").focus()
    page.keyboard.press("Enter")

    page.get_by_role("button", name="Actions for Being heard").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Put under a theme…")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_label("Nobody is helped unheard").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    gathered = page.get_by_role("list", name="Codes of Nobody is helped unheard")
    expect(gathered.get_by_role("listitem")).to_have_count(1)
    expect(gathered.get_by_role("button", name="Actions for Being heard")).to_be_focused()
    expect(page.get_by_text("Themes changed for")).to_be_visible()
    assert page.evaluate("window.pointed") == 0
    (theme,) = ask("GET", f"studies/{own_study}/themes")["items"]
    assert [c["label"] for c in theme["codes"]] == ["Being heard"]


def drag(page: Page, what: Locator, onto: Locator) -> None:
    start, end = what.bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 40, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 48, start["y"] + start["height"] / 2 + 6, steps=3)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()


def test_a_code_is_dragged_under_a_theme_and_the_move_undone(
    demonstration, page: Page, ask, codes, own_study
):
    theme = ask("POST", f"studies/{own_study}/themes", {"name": "Whoever writes decides"})
    page.goto(f"{demonstration}/studies/{own_study}/themes")
    card = page.get_by_role("article", name="Whoever writes decides")
    tray = page.get_by_role("list", name="Codes in no theme")

    drag(page, tray.get_by_role("listitem").filter(has_text="Who holds the pen"), card)
    expect(card).to_contain_text("Who holds the pen")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.get_by_role("button", name="Undo").click()

    expect(card).not_to_contain_text("Who holds the pen")
    expect(tray).to_contain_text("Who holds the pen")
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert ask("GET", f"studies/{own_study}/themes/{theme['id']}")["codes"] == []


def test_two_people_write_one_theme_and_neither_text_is_lost(demonstration, page: Page, ask, own_study):
    path = f"studies/{own_study}/themes"
    theme = ask("POST", path, {"name": "Three can be a jury", "definition": "As it was."})
    page.goto(f"{demonstration}/{path}/{theme['id']}")
    page.get_by_role("button", name="Edit theme").click()
    page.get_by_label("Definition").fill("What I wrote.")
    theirs = {"definition": "What they wrote.", "scope_in": "Only they wrote this."}
    ask("PATCH", f"{path}/{theme['id']}", theirs, version=theme["version"])

    page.get_by_role("button", name="Save theme").click()
    conflict = page.get_by_role("region", name="Saved elsewhere meanwhile")
    expect(conflict).to_contain_text("What they wrote.")
    expect(conflict).to_contain_text("What I wrote.")
    conflict.get_by_role("button", name="Keep both").click()
    page.get_by_label("Why you changed it").fill("We talked it through.")
    page.get_by_role("button", name="Save theme").click()
    expect(page.get_by_role("heading", name="What it says")).to_be_visible()

    saved = ask("GET", f"{path}/{theme['id']}")
    assert saved["definition"] == "What they wrote.\n\nWhat I wrote."
    assert saved["scope_in"] == "Only they wrote this."
    page.get_by_role("button", name="Compare version 3 with 2").click()
    compared = page.get_by_role("table", name="Version 2 beside version 3")
    expect(compared.locator("ins")).to_contain_text("What I wrote.")

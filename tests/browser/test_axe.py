"""axe finds nothing on any route of the route table, populated, light and dark; nor in the review room."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TABLE = (ROOT / "frontend" / "src" / "app" / "routes.ts").read_text("utf-8")
PATHS = re.findall(r'\{\s*path:\s*"([^"]+)"', TABLE)
OPEN = ("/sign-in", "/set-up", "/invitation", "/reset")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sign_in(page: Page, address: str, role: str) -> dict[str, str]:
    """Sign in by the demonstration's one click; return an id for each parameter of a path."""
    page.goto(f"{address}/sign-in")
    headers = {"content-type": "application/json"}
    asked = page.request
    assert asked.post(
        f"{address}/api/v1/auth/demonstration", data=json.dumps({"role": role}), headers=headers
    ).ok
    me = asked.get(f"{address}/api/v1/me").json()
    if role in ("reviewer", "administrator"):
        return {}
    study = next(one["id"] for one in me["studies"] if one["demonstration"])

    def first(name: str) -> str:
        return asked.get(f"{address}/api/v1/studies/{study}/{name}").json()["items"][0]["id"]

    return {
        "study": study,
        "participant": first("participants"),
        "interview": first("interviews"),
        "guide": first("guides"),
        "transcript": first("transcripts"),
        "code": asked.get(f"{address}/api/v1/studies/{study}/codes").json()["items"][9]["id"],
        "theme": first("themes"),
        "round": first("rounds"),
        "quote": first("quotes"),
        "retrieval": first("retrievals"),
    }


def settled(page: Page) -> None:
    """Wait until a page has said what it has to say."""
    page.wait_for_selector("h1")
    expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
    page.evaluate("document.fonts.ready")


def violations(page: Page) -> list[str]:
    """Run axe on the page as it stands, light and dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE.read_text("utf-8"))
        said = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
        )
        for violation in said["violations"]:
            targets = [str(node["target"]) for node in violation["nodes"][:3]]
            found.append(f"{scheme}: {violation['id']}: {violation['help']}: {', '.join(targets)}")
    return found


def filled(path: str, ids: dict[str, str]) -> str:
    return re.sub(r":(\w+)", lambda m: ids[m[1]], path)


@pytest.mark.parametrize("path", [p for p in PATHS if p in OPEN])
def test_the_pages_before_sign_in(demonstration, page: Page, path):
    page.goto(demonstration + path)
    settled(page)

    assert violations(page) == []


@pytest.mark.parametrize("path", [p for p in PATHS if p not in OPEN and p != "/"])
def test_the_pages_of_the_workspace(demonstration, page: Page, path):
    role = "administrator" if path.startswith("/administration") else "supervisor"
    ids = sign_in(page, demonstration, role)

    page.goto(demonstration + filled(path, ids))
    settled(page)

    assert page.get_by_role("heading", level=1).first.inner_text() not in (
        "Not found",
        "Something went wrong",
    )
    assert violations(page) == []


def test_the_review_room_screen_by_screen(demonstration, page: Page):
    sign_in(page, demonstration, "reviewer")
    page.goto(f"{demonstration}/review")
    settled(page)
    seen = set()
    for _ in range(8):
        seen.add(page.get_by_role("heading", level=1).first.inner_text())
        assert violations(page) == []
        onward = page.locator("main").get_by_role("button").or_(page.locator("main").get_by_role("link"))
        if not onward.count():
            break
        onward.first.click()
        settled(page)

    assert len(seen) >= 3, seen


def test_the_route_table_was_read():
    assert len(PATHS) >= 30

"""The review room in a real browser: small, calm, and safe on a shared computer."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

DIST = Path(__file__).parents[2] / "frontend" / "dist"
MOST_BYTES = 40_000
SECRET = "violet harbour clock"  # typed by a reviewer; must never lie on the disk in clear

KEPT = """async () => {
  const asked = indexedDB.open("review");
  const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  if (!database.objectStoreNames.contains("drafts")) return [];
  const all = database.transaction("drafts").objectStore("drafts").getAll();
  await new Promise((done) => (all.onsuccess = done));
  database.close();
  return all.result.map(({ data }) => new TextDecoder("latin1").decode(data));
}"""


@pytest.fixture
def room(browser: Browser, demonstration: str) -> Iterator[Page]:
    """Return the room with the ideas of the open round before a reviewer; the network may go."""
    context = browser.new_context(
        viewport={"width": 1200, "height": 900}, locale="en-GB", reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    threw: list[str] = []
    page.on("pageerror", lambda error: threw.append(str(error)))
    entered = page.request.post(
        f"{demonstration}/api/v1/auth/demonstration",
        data=json.dumps({"role": "reviewer"}),
        headers={"content-type": "application/json"},
    )
    assert entered.ok
    page.goto(f"{demonstration}/review")
    page.locator(".waiting", has_text="Second look").get_by_role("button").click()
    expect(page.get_by_role("heading", name="The ideas")).to_be_visible()
    yield page
    context.close()
    assert threw == []


def idea(page: Page, place: int) -> None:
    page.locator(".idea-row").nth(place).click()
    expect(page.get_by_text(f"Idea {place + 1} of 4")).to_be_visible()


def is_comment(request: Request) -> bool:
    return request.method == "POST" and request.url.endswith("/comments")


def test_words_typed_without_a_network_are_kept_sealed_and_sent_once(room):
    sent: list[Any] = []
    room.on("requestfinished", lambda r: sent.append(r.post_data_json) if is_comment(r) else None)
    idea(room, 0)

    room.context.set_offline(True)
    room.get_by_label("Tell us more").fill(SECRET)
    expect(room.get_by_role("status").filter(has_text="safe on this device")).to_be_visible()
    kept = room.evaluate(KEPT)
    room.get_by_role("button", name="Save and go on").click()
    expect(room.get_by_text("Idea 2 of 4")).to_be_visible()
    told = room.locator(".bar").get_by_role("status")
    expect(told).to_contain_text("It is kept on this device. We will send it when the internet is back")
    assert sent == []
    assert len(kept) == 1
    assert SECRET not in kept[0]

    with room.expect_response(lambda answer: is_comment(answer.request)):
        room.context.set_offline(False)
    expect(told).to_have_text(re.compile(r"^We sent your answer at \d\d:\d\d\. The team has it now\.$"))
    room.wait_for_timeout(6_000)  # longer than it waits before it tries again

    assert [(body["words"], body["submit"]) for body in sent] == [(SECRET, True)]
    assert room.evaluate(KEPT) == []


def test_answers_left_behind_without_a_network_are_told_of_until_i_have_been_told_when_they_went(room):
    told = room.locator(".bar").get_by_role("status")
    room.context.set_offline(True)
    for place in (2, 0):
        idea(room, place)
        room.get_by_label("Tell us more").fill(f"Kept for later, {place}.")
        room.get_by_role("button", name="Save and go on").click()
        expect(told).to_contain_text("We could not send")
        room.get_by_role("button", name="All ideas").click()

    expect(told).to_contain_text("2 of your answers yet. They are kept on this device")
    expect(room.locator(".idea-row").filter(has_text="Not sent yet")).to_have_count(2)
    room.context.set_offline(False)
    expect(told).to_contain_text("We sent 2 of your answers at")
    expect(room.locator(".idea-row").filter(has_text="You have answered").nth(1)).to_be_visible()
    idea(room, 1)
    expect(told).to_have_text("")


def test_six_answers_stand_side_by_side_and_none_is_larger(room):
    idea(room, 1)

    boxes = [label.bounding_box() for label in room.locator(".pick label").all()]

    assert len(boxes) == 6
    assert len({(round(box["width"]), round(box["height"])) for box in boxes if box}) == 1
    assert room.locator(".pick :checked").count() == 0


def test_a_quote_that_could_be_recognised_is_gone_at_once(room):
    idea(room, 1)
    quotes = room.locator("figure.q blockquote")
    before = quotes.all_inner_texts()

    room.get_by_text("I could tell who this is").click()
    room.locator(".which label").first.click()
    room.get_by_role("button", name="Hide it").click()
    expect(room.get_by_text("Nobody can see that quote now")).to_be_visible()

    assert quotes.all_inner_texts() == before[1:]
    room.reload()
    room.locator(".waiting", has_text="Second look").get_by_role("button").click()
    idea(room, 1)
    assert quotes.all_inner_texts() == before[1:]


def test_a_comment_is_taken_back(room):
    idea(room, 3)
    room.get_by_text("Something is missing").click()
    room.get_by_label("Tell us more").fill("Only for a moment.")
    expect(room.get_by_text("Saved at")).to_be_visible()

    room.get_by_role("button", name="Take back what I said").click()
    room.get_by_role("button", name="Yes, take it back").click()

    expect(room.get_by_text("You have taken it back")).to_be_visible()
    expect(room.get_by_label("Tell us more")).to_have_value("")
    expect(room.get_by_label("Something is missing")).not_to_be_checked()


def test_leaving_quickly_leaves_nothing_behind(room, demonstration):
    idea(room, 0)
    room.get_by_label("Tell us more").fill(SECRET)

    room.get_by_role("button", name="Leave quickly").click()
    room.wait_for_url("about:blank")

    room.goto(f"{demonstration}/review")
    expect(room.get_by_role("heading", name="Sign in")).to_be_visible()
    assert SECRET not in room.content()
    assert room.evaluate(KEPT) == []


def test_the_address_and_the_title_say_nothing(room, demonstration):
    idea(room, 1)

    assert room.title() == "Review"
    assert room.url == f"{demonstration}/review"
    room.go_back()
    expect(room.get_by_role("heading", name="The ideas")).to_be_visible()


def test_help_is_in_the_same_place_and_leads_nowhere_else(room):
    idea(room, 1)
    heading = room.locator("h1").inner_text()

    room.get_by_role("link", name="Help").click()

    expect(room.locator("#help")).to_be_focused()
    assert room.locator("h1").inner_text() == heading
    assert "#" not in room.url


def test_it_fits_a_small_screen_at_twice_the_size(room):
    room.set_viewport_size({"width": 320, "height": 640})
    room.get_by_role("button", name="Biggest text").click()
    room.get_by_role("button", name="Wide").click()
    idea(room, 1)

    assert room.evaluate("document.documentElement.scrollWidth") == 320
    small = """[...document.querySelectorAll("button, a, summary, input, textarea")].filter((each) => {
      const box = (each.closest("label") ?? each).getBoundingClientRect();
      return box.width > 0 && box.height < 44 && !each.matches(".skip");
    }).map((each) => each.outerHTML)"""
    assert room.evaluate(small) == []


def test_the_room_is_small_and_loads_nothing_of_the_workspace():
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text("utf-8"))
    wanted, found = ["review/index.html"], set()
    while wanted:
        chunk = manifest[name := wanted.pop()]
        found.add(name)
        wanted += [each for each in chunk.get("imports", []) if each not in found]
    files = {file for name in found for file in (manifest[name]["file"], *manifest[name].get("css", []))}

    assert "index.html" not in found
    assert [name for name in found if manifest[name].get("dynamicImports")] == []
    assert sum(len(gzip.compress((DIST / file).read_bytes())) for file in files) < MOST_BYTES

"""A hand on the mouse: selects words of the transcript by dragging over them."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.journey import text_host

# Where words stand on screen: the edge before the first letter, the edge after the last.
EDGES = """
(host, words) => {
  const nodes = [];
  let text = "";
  for (const paragraph of host.querySelectorAll("p")) {
    if (text) text += "\\n";
    const letters = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = letters.nextNode(); node; node = letters.nextNode()) {
      nodes.push([text.length, node]);
      text += node.data;
    }
  }
  const start = text.indexOf(words);
  if (start < 0) return null;
  const place = (at, last) => {
    const [from, node] = nodes.findLast(([from]) => (last ? from < at : from <= at));
    return [node, at - from];
  };
  const range = document.createRange();
  range.setStart(...place(start, false));
  range.setEnd(...place(start + words.length, true));
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
  const [first, last] = [lines.at(0), lines.at(-1)];
  const middle = (line) => line.top + line.height / 2;
  return { from: [first.left + 0.5, middle(first)], to: [last.right - 0.5, middle(last)] };
}
"""


def edges(page: Page, words: str) -> Any:
    found = text_host(page).evaluate(EDGES, words)
    assert found, f"not on the page: {words}"
    return found


def drag_over(page: Page, words: str) -> None:
    """Select words with the mouse; the palette comes by itself."""
    found = edges(page, words)
    page.mouse.move(*found["from"])
    page.mouse.down()
    page.mouse.move(*found["to"], steps=4)
    page.mouse.up()
    expect(page.get_by_role("dialog", name="Code the selection")).to_be_visible()


def code_as(page: Page, words: str, code: str) -> None:
    """Select words and choose their code in the palette, or make it there."""
    drag_over(page, words)
    palette = page.get_by_role("dialog", name="Code the selection")
    palette.get_by_role("combobox").click()
    page.keyboard.type(code)
    palette.get_by_role("option", name=code).first.click()
    expect(palette).to_have_count(0)


def drag_onto(page: Page, thing: Locator, target: Locator) -> None:
    """Drag one thing onto another, both on screen."""
    target.scroll_into_view_if_needed()
    expect(thing).to_be_in_viewport()
    to = target.bounding_box()
    assert to
    thing.hover()
    page.mouse.down()
    page.mouse.move(to["x"] + to["width"] / 2, to["y"] + to["height"] / 2, steps=8)
    page.mouse.up()

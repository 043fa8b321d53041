"""A person with a keyboard alone: Tab to a thing, then Enter, Space, arrows and letters.

The page's state is read; nothing on it is ever clicked, focused or filled for them. Whatever a pointer
would send is written down, and a test that gets any of it fails.
"""

from playwright.sync_api import Locator, Page, expect

POINTERS = """
for (const type of ["pointerdown", "pointerup", "pointermove", "mousedown", "mouseup", "mousemove", "wheel",
                    "touchstart", "touchmove", "touchend", "click", "dblclick", "auxclick", "contextmenu",
                    "dragstart"]) {
  addEventListener(type, (event) => {
    // A click that Enter or Space makes counts no presses.
    if (event.isTrusted && (type !== "click" || event.detail > 0)) window.pointerSeen(type);
  }, { capture: true, passive: true });
}
"""

# Is it before or after the focus, or has it the focus? Reading alone.
DIRECTION = """
(target) => {
  const now = document.activeElement;
  if (target === now || (target.matches("fieldset") && target.contains(now))) return "here";
  if (!now || now === document.body) return "Tab";
  return now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
}
"""


def watch_pointers(page: Page) -> list[str]:
    """Write down every pointer event that the page gets from now on, in whatever document it shows."""
    seen: list[str] = []
    page.expose_function("pointerSeen", lambda kind: seen.append(kind))
    page.add_init_script(POINTERS)
    return seen


def arrive(page: Page, title: str) -> None:
    """Wait for a page: its title takes the focus, and Tab goes on from there."""
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(title)
    expect(heading).to_be_focused()


def reach(page: Page, target: Locator, most: int = 160) -> None:
    """Press Tab, or Shift and Tab, until a thing has the focus."""
    expect(target).to_be_visible()
    for _ in range(most):
        way = target.evaluate(DIRECTION)
        if way == "here":
            return
        page.keyboard.press(way)
    raise AssertionError(f"{most} presses of Tab do not reach {target}")


def press(page: Page, name: str, within: Locator | None = None) -> None:
    """Go to a button and press it."""
    button = (within or page).get_by_role("button", name=name, exact=True)
    expect(button).to_be_enabled()
    reach(page, button)
    page.keyboard.press("Enter")


def follow(page: Page, link: Locator) -> None:
    """Go to a link and follow it."""
    reach(page, link)
    page.keyboard.press("Enter")


def tick(page: Page, box: Locator) -> None:
    """Go to a box and tick it."""
    reach(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def write(page: Page, field: Locator, words: str) -> None:
    """Go to a field and write into it, over what stands there."""
    reach(page, field)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    expect(field).to_have_value(words)


def choose(page: Page, field: Locator, option: str) -> None:
    """Go to a list of choices and walk down to one of them."""
    reach(page, field)
    for _ in range(field.get_by_role("option").count()):
        if field.evaluate("list => list.selectedOptions[0].label") == option:
            return
        page.keyboard.press("ArrowDown")
    assert field.evaluate("list => list.selectedOptions[0].label") == option


def pick(page: Page, group: Locator, option: str) -> None:
    """Go to a group of which one may be chosen, and walk down to it."""
    choices = group.get_by_role("radio")
    wanted = group.get_by_role("radio", name=option)
    reach(page, group)
    page.keyboard.press("Space")
    for _ in range(choices.count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()


def go_to(page: Page, place: str) -> None:
    """Go to a page by the palette of places."""
    page.keyboard.press("Control+k")
    asked = page.get_by_role("combobox", name="Go to")
    expect(asked).to_be_focused()
    page.keyboard.type(place)
    places = page.get_by_role("listbox", name="Places and actions")
    expect(places.get_by_role("option", selected=True)).to_contain_text(place)
    page.keyboard.press("Enter")
    expect(asked).to_have_count(0)

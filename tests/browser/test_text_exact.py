"""Words are stored as they were selected: around an emoji, a combining accent, in a file from Windows."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import journey
from tests.browser.by_keyboard import reach
from tests.browser.by_mouse import drag_over
from tests.browser.journey import CAFE, FAMILY, ROLES

CHECKLIST = (
    *("direct_identifiers", "other_parties", "places_institutions", "offence", "dates"),
    *("colleague_would_recognise", "joint_casework_would_recognise", "combination_risk"),
)
SMILE = "\U0001f642"

# Nothing but one, up to one, from one on, and from one over the end of its turn.
PASSAGES = (CAFE, f"all places. {SMILE}", f"{FAMILY} on one side", f"{SMILE}\nAnd what")
LINES = (
    "Interviewer: Where did you meet?",
    f"P: In a {CAFE}, of all places. {SMILE} It was {FAMILY} on one side of the desk. {SMILE}{SMILE}",
    "Interviewer: And what did that change? Are you still looking at the door?",
)
MARKS = """
(host, ids) => ids.map((id) => {
  const said = (paragraph) => [...paragraph.querySelectorAll("mark")]
    .filter((mark) => mark.getAttribute("aria-details") === `segment-${id}`)
    .map((mark) => mark.textContent).join("");
  return [...host.querySelectorAll("p")].map(said).filter(Boolean).join("\\n");
})
"""


@pytest.fixture
def enter(demonstration: str, open_page: Callable[..., Page]) -> Callable[[str], Page]:
    """Return how somebody signs in, in a browser of their own."""

    def come_in(role: str) -> Page:
        page = open_page(viewport={"width": 1440, "height": 900})
        page.goto(journey.sign_in_address(demonstration))
        page.get_by_role("button", name=ROLES[role]).click()
        expect(page.get_by_role("button", name=ROLES[role])).to_have_count(0)
        return page

    return come_in


def bring_in(page: Page, name: str) -> str:
    """Import the file on its page, and return the transcript's title."""
    page.goto(f"{journey.address_of(page)}/studies/{journey.study_of(page)}/transcripts/import")
    text = "\r\n".join((*LINES, f"P: {name}", ""))
    file = {"name": f"SU-03 {name}.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.get_by_label(re.compile("^Drop")).set_input_files([file])
    page.get_by_role("button", name="Look and change").click()
    page.get_by_label("Title").fill(name)
    page.get_by_role("button", name="Import 1 transcript", exact=True).click()
    expect(page.get_by_text("1 imported", exact=False)).to_be_visible()
    return name


def attest(page: Page, second: Page, title: str) -> None:
    """Have the transcript attested by a second person: doing that on screen is another test's matter."""
    transcript = journey.transcript_of(page, title)["id"]
    asked = {"account_id": journey.ask(second, "/me")["account"]["id"]}
    journey.send(page, f"transcripts/{transcript}/attestation-request", asked)
    ticked = {"checklist": dict.fromkeys(CHECKLIST, True)}
    journey.send(second, f"transcripts/{transcript}/attestation", ticked)


def open_text(page: Page, title: str) -> None:
    transcript = journey.transcript_of(page, title)["id"]
    page.goto(f"{journey.address_of(page)}/studies/{journey.study_of(page)}/transcripts/{transcript}")
    expect(journey.text_host(page)).to_be_visible()


def by_mouse(page: Page, words: str) -> None:
    drag_over(page, words)


def by_keyboard(page: Page, words: str) -> None:
    """Walk to the words by turn and letter, and over them with Shift."""
    host = journey.text_host(page)
    before = "\n".join(host.locator("p").all_inner_texts()).partition(words)[0]
    *turns, rest = before.split("\n")
    reach(page, host)
    page.keyboard.press("Control+Home")
    for _ in turns:
        page.keyboard.press("Alt+ArrowDown")
    for _ in letters(rest):
        page.keyboard.press("ArrowRight")
    for _ in letters(words):
        page.keyboard.press("Shift+ArrowRight")


def letters(text: str) -> list[str]:
    """Cut a text into what takes one press: accents and joined emoji go with what they follow."""
    return re.findall(r".(?:\u0301|\u200d.)*", text, re.DOTALL)


@pytest.mark.parametrize("select", [by_mouse, by_keyboard])
def test_what_is_stored_is_what_was_selected(enter, select):
    page = enter("researcher")
    title = bring_in(page, f"Exactly, {select.__name__}")
    attest(page, enter("supervisor"), title)
    open_text(page, title)
    code = f"Exact {select.__name__}"

    for words in PASSAGES:
        select(page, words)
        palette = page.get_by_role("dialog", name="Code the selection")
        page.keyboard.press("c")
        expect(palette.get_by_role("combobox")).to_be_focused()
        page.keyboard.type(code)
        page.keyboard.press("Enter")
        expect(palette).to_have_count(0)

    journey.check_coded(page, title, dict.fromkeys(PASSAGES, code))
    page.reload()
    codings = {words: journey.coding_of(page, title, words) for words in PASSAGES}
    expect(journey.text_host(page).get_by_role("mark").first).to_be_visible()
    assert journey.text_host(page).evaluate(MARKS, list(codings.values())) == list(PASSAGES)

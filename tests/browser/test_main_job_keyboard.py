"""The main job with the keyboard alone: any pointer event on the way fails it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import journey
from tests.browser.by_keyboard import (
    arrive,
    choose,
    follow,
    go_to,
    pick,
    press,
    reach,
    tick,
    watch_pointers,
    write,
)
from tests.browser.journey import ASKED, DOOR, HELP, MET, NOBODY, ROLES, Job

JOB = Job(
    mark="(By phone.)",
    file="SU-02 by keyboard.txt",
    code="Somebody asks first",
    theme="Asked, then helped",
    round="Does asking help?",
    comment="It has to be somebody who listens.",
)
TITLE = "By keyboard, SU-02"
BECAUSE = "You are right. We keep the name, and we say more about who asks."

Enter = Callable[[str], Page]


@pytest.fixture
def pointers() -> list[list[str]]:
    """Collect what each page's pointer did."""
    return []


@pytest.fixture
def enter(demonstration: str, open_page: Callable[..., Page], pointers: list[list[str]]) -> Enter:
    """Return how somebody signs in, in a browser of their own; again, and they come back to its start."""
    pages: dict[str, Page] = {}

    def come_in(role: str) -> Page:
        if role in pages:
            pages[role].goto(demonstration)
            return pages[role]
        page = pages[role] = open_page(viewport={"width": 1440, "height": 900})
        pointers.append(watch_pointers(page))
        page.goto(journey.sign_in_address(demonstration))
        button = page.get_by_role("button", name=ROLES[role])
        reach(page, button)
        page.keyboard.press("Enter")
        expect(button).to_have_count(0)
        return page

    return come_in


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def bring_in(page: Page) -> None:
    """Import the file, and ask the supervisor to check it."""
    # The browser's own window, in which one walks to a file: said beforehand what is chosen there.
    page.once("filechooser", lambda window: window.set_files([JOB.upload()]))
    go_to(page, "Transcripts")
    arrive(page, "Transcripts")
    follow(page, page.get_by_role("link", name="Import").first)
    arrive(page, "Import transcripts")
    reach(page, page.get_by_label(re.compile("^Drop")))
    page.keyboard.press("Enter")
    press(page, "Look and change")
    write(page, page.get_by_label("Title"), TITLE)
    press(page, "Import 1 transcript")
    follow(page, page.get_by_role("link", name="See the transcripts"))
    arrive(page, "Transcripts")
    row = page.get_by_role("row").filter(has_text=TITLE)
    press(page, "Ask a member to check it", row)
    pick(page, dialog(page).get_by_role("group", name="Who is to check it"), "Marit Kettlewell")
    press(page, "Ask", dialog(page))
    expect(row).to_contain_text("is asked to check it")


def attest(page: Page) -> None:
    """Check the text as a second person."""
    go_to(page, "Transcripts")
    arrive(page, "Transcripts")
    row = page.get_by_role("row").filter(has_text=TITLE)
    follow(page, row.get_by_role("link", name="Check it: you are asked"))
    arrive(page, f"Check {TITLE}")
    expect(page.get_by_role("region", name="The whole text")).to_contain_text(ASKED)
    for item in page.get_by_role("group").get_by_role("checkbox").all():
        tick(page, item)
    press(page, "Attest de-identification")
    expect(row).to_contain_text("Ready to code")


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def code(page: Page, name: str) -> None:
    """Find or make a code for what is selected."""
    page.keyboard.press("c")
    expect(page.get_by_role("combobox", name="Find or create a code")).to_be_focused()
    page.keyboard.type(name)
    expect(page.get_by_role("option", selected=True)).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(journey.text_host(page)).to_be_focused()


def selected(page: Page, words: str) -> None:
    """Wait until just these words are selected, as the inspector says them."""
    beside = page.get_by_role("complementary", name="Selection")
    expect(beside.locator("blockquote")).to_have_text(f"“{words}”")


def code_four(page: Page) -> None:
    """Code four passages, each another way; what is stored are their code points."""
    follow(page, page.get_by_role("link", name=TITLE, exact=True))
    arrive(page, TITLE)
    reach(page, journey.text_host(page))
    keys(page, "Alt+ArrowDown", "s", "s")
    selected(page, ASKED)
    code(page, JOB.code)  # makes the code
    expect(page.get_by_text("All changes saved")).to_be_attached()
    keys(page, "s", "Shift+S")
    selected(page, NOBODY)
    page.keyboard.press("1")  # the code used last
    keys(page, "Alt+ArrowUp", *["ArrowRight"] * len("We met "), *["Shift+ArrowRight"] * (len(MET) - 1))
    selected(page, MET)
    page.keyboard.press("i")  # in their words
    keys(page, "Alt+ArrowDown", "Alt+ArrowDown", "s", "s", "ArrowLeft", *["ArrowRight"] * len("After, "))
    keys(page, *"wwwwww")
    selected(page, DOOR)
    code(page, JOB.code)  # finds it
    journey.check_coded(page, TITLE, {ASKED: JOB.code, NOBODY: JOB.code, MET: MET, DOOR: JOB.code})


def make_theme(page: Page) -> None:
    """Make a theme, gather the code, take a passage as its evidence, say it plainly."""
    go_to(page, "Themes")
    arrive(page, "Themes")
    press(page, "New theme")
    write(page, dialog(page).get_by_label("Name"), JOB.theme)
    press(page, "Make theme", dialog(page))
    follow(page, page.get_by_role("link", name=JOB.theme, exact=True))
    arrive(page, JOB.theme)
    press(page, "Choose")
    write(page, dialog(page).get_by_label("Filter codes"), JOB.code)
    tick(page, dialog(page).get_by_role("checkbox", name=JOB.code))
    press(page, "Gather 1 code", dialog(page))
    expect(page.get_by_role("region", name="Codes")).to_contain_text(JOB.code)
    press(page, "Add evidence…")
    passage = dialog(page).get_by_role("listitem").filter(has=page.get_by_role("mark").get_by_text(ASKED))
    press(page, "It supports", passage)
    expect(passage).to_contain_text("It supports the theme")
    press(page, "Done", dialog(page))
    press(page, "Edit theme")
    summary = page.get_by_label("Plain-language summary")
    write(page, summary, "It goes well when somebody asks first.")
    press(page, "Save theme")
    expect(page.get_by_role("region", name="Supports it")).to_contain_text(ASKED)


def build_round(page: Page) -> None:
    """Build a round of this theme, for the reviewer who signs in with one click."""
    go_to(page, "Rounds")
    arrive(page, "Review rounds")
    press(page, "Begin a round")
    write(page, dialog(page).get_by_label("Title"), JOB.round)
    press(page, "Begin round", dialog(page))
    arrive(page, JOB.round)
    write(page, page.get_by_label("Help and contact"), HELP)
    press(page, "Save words")
    press(page, "Choose themes")
    tick(page, dialog(page).get_by_role("checkbox", name=JOB.theme))
    press(page, "Use 1 theme", dialog(page))
    tick(page, page.get_by_role("checkbox", name="Heron"))
    expect(page.get_by_role("listitem").filter(has_text="Reviewers invited")).to_be_visible()


def to_round(page: Page) -> None:
    go_to(page, "Rounds")
    arrive(page, "Review rounds")
    follow(page, page.get_by_role("link", name=JOB.round))
    arrive(page, JOB.round)


def open_round(page: Page) -> None:
    to_round(page)
    press(page, "I have read it all, and it is plain")
    press(page, "Open round")
    press(page, "Open round", dialog(page))
    expect(page.get_by_text("The round is open")).to_be_visible()


def comment(page: Page) -> None:
    """Read the idea, and say what one thinks of it."""
    expect(page.get_by_role("heading", name="Hello, Heron")).to_be_visible()
    waiting = page.get_by_role("listitem").filter(has_text=JOB.round)
    reach(page, waiting.get_by_role("button", name="Start"))
    page.keyboard.press("Enter")
    press(page, "Start reading")
    arrive(page, JOB.theme)
    tick(page, page.get_by_role("checkbox", name="Partly"))
    write(page, page.get_by_label("Tell us more"), JOB.comment)
    press(page, "Save and go on")
    press(page, "I have finished")
    arrive(page, "Thank you")


def respond(page: Page) -> None:
    to_round(page)
    card = page.get_by_role("article", name="Comment of Heron")
    expect(card).to_contain_text(JOB.comment)
    press(page, "Answer", card)
    choose(page, card.get_by_label("What we did"), "Not changed")
    write(page, card.get_by_label("Because, in plain words"), BECAUSE)
    write(page, card.get_by_label("Reason, for the team"), "The passages are about who asks.")
    press(page, "Keep response", card)
    expect(card).to_contain_text("Draft, not agreed")


def publish(page: Page) -> None:
    """Agree, close and publish, as somebody who may."""
    card = page.get_by_role("article", name="Comment of Heron")
    press(page, "Agree", card)
    expect(card).to_contain_text("Agreed")
    for step in ("Close round", "Publish responses"):
        press(page, step)
        press(page, step, dialog(page))
        expect(dialog(page)).to_have_count(0)
    expect(page.get_by_text("Reviewers read your responses since")).to_be_visible()


def test_the_main_job_with_the_keyboard_alone(enter, pointers):
    researcher, supervisor = enter("researcher"), enter("supervisor")

    bring_in(researcher)
    attest(supervisor)
    code_four(researcher)
    make_theme(researcher)
    build_round(researcher)
    open_round(supervisor)
    comment(enter("reviewer"))
    respond(researcher)
    publish(supervisor)
    reviewer = enter("reviewer")

    answer = reviewer.locator("section").filter(has_text="What changed because of you")
    expect(answer).to_contain_text(JOB.comment)
    expect(answer).to_contain_text(BECAUSE)
    assert pointers == [[], [], []]


def test_the_watch_sees_a_click(enter, pointers):
    page = enter("researcher")

    page.get_by_role("heading", level=1).click()
    page.reload()

    assert {"pointerdown", "mousedown", "click"} <= set(pointers[0])

"""The main job with the mouse: from a file to what a reviewer reads was done about their words."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import journey
from tests.browser.by_mouse import code_as, drag_onto, drag_over
from tests.browser.journey import ASKED, DOOR, HELP, MET, NOBODY, ROLES, Job

JOB = Job(
    mark="(Second visit.)",
    file="SU-01 by mouse.txt",
    code="Asked before helped",
    theme="Being asked comes first",
    round="Is being asked what matters?",
    comment="Say listened to, not asked.",
)
TITLE = "By mouse, SU-01"
RENAMED = "Being listened to comes first"
BECAUSE = "You were right. We changed the name."


@pytest.fixture
def people(demonstration: str, open_page: Callable[..., Page]) -> dict[str, Page]:
    """Let the researcher, the supervisor and the reviewer sign in, each in a browser of their own."""
    found = {}
    for role, button in ROLES.items():
        page = found[role] = open_page(viewport={"width": 1440, "height": 900})
        page.goto(journey.sign_in_address(demonstration))
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("button", name=button)).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    return found


def visit(page: Page, wing: str, section: str) -> None:
    """Go to a section by the rail and the tabs."""
    page.get_by_role("navigation").get_by_role("link", name=wing, exact=True).click()
    page.get_by_role("link", name=section, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(section, re.IGNORECASE))


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def press(place: Page | Locator, name: str) -> None:
    place.get_by_role("button", name=name, exact=True).click()


def dismiss(page: Page) -> None:
    """Take the messages at the foot of the page away: they lie over what is at its end."""
    while (left := page.get_by_role("button", name="Dismiss").count()) > 0:
        page.get_by_role("button", name="Dismiss").first.click()
        expect(page.get_by_role("button", name="Dismiss")).to_have_count(left - 1)


def bring_in(page: Page) -> None:
    """Import the file, and ask the supervisor to check it."""
    visit(page, "Analysis", "Transcripts")
    page.get_by_role("link", name="Import").first.click()
    page.get_by_label(re.compile("^Drop")).set_input_files(JOB.upload())
    press(page, "Look and change")
    page.get_by_label("Title").fill(TITLE)
    press(page, "Import 1 transcript")
    page.get_by_role("link", name="See the transcripts").click()
    row = page.get_by_role("row").filter(has_text=TITLE)
    row.get_by_role("button", name="Ask a member to check it").click()
    dialog(page).get_by_role("radio", name="Marit Kettlewell").check()
    press(dialog(page), "Ask")
    expect(row).to_contain_text("is asked to check it")


def attest(page: Page) -> None:
    """Check the text as a second person."""
    visit(page, "Analysis", "Transcripts")
    row = page.get_by_role("row").filter(has_text=TITLE)
    row.get_by_role("link", name="Check it: you are asked").click()
    expect(page.get_by_role("region", name="The whole text")).to_contain_text(ASKED)
    for item in page.get_by_role("group").get_by_role("checkbox").all():
        item.check()
    press(page, "Attest de-identification")
    expect(row).to_contain_text("Ready to code")


def code_four(page: Page) -> None:
    """Code four passages, each another way; what is stored are their code points."""
    visit(page, "Analysis", "Transcripts")
    page.get_by_role("link", name=TITLE, exact=True).click()
    code_as(page, ASKED, JOB.code)  # makes the code
    code_as(page, NOBODY, JOB.code)  # finds it
    drag_over(page, MET)
    press(page, "Code in their words")
    drag_over(page, DOOR)
    book = page.get_by_role("region", name="Codebook")
    book.get_by_role("treeitem", name=re.compile(JOB.code)).dblclick()
    journey.check_coded(page, TITLE, {ASKED: JOB.code, NOBODY: JOB.code, MET: MET, DOOR: JOB.code})


def make_theme(page: Page) -> None:
    """Make a theme, drag the code onto it, take a passage as its evidence, say it plainly."""
    visit(page, "Analysis", "Themes")
    press(page, "New theme")
    dialog(page).get_by_label("Name").fill(JOB.theme)
    press(dialog(page), "Make theme")
    card = page.get_by_role("article", name=JOB.theme)
    tray = page.get_by_role("region", name="Codes in no theme")
    drag_onto(page, tray.get_by_text(JOB.code, exact=True), card)
    expect(card.get_by_role("list", name=f"Codes of {JOB.theme}")).to_contain_text(JOB.code)
    card.get_by_role("link", name=JOB.theme).click()
    press(page, "Edit theme")
    page.get_by_label("Plain-language summary").fill("It goes well when somebody asks first.")
    dismiss(page)
    press(page, "Save theme")
    press(page, "Add evidence…")
    passage = dialog(page).get_by_role("listitem").filter(has=page.get_by_role("mark").get_by_text(ASKED))
    press(passage, "It supports")
    expect(passage).to_contain_text("It supports the theme")
    press(dialog(page), "Done")
    expect(page.get_by_role("region", name="Supports it")).to_contain_text(ASKED)


def propose_quote(page: Page) -> None:
    """Propose the passage as a quote, from the evidence."""
    dismiss(page)
    page.get_by_role("button", name="Actions for the passage of").click()
    page.get_by_role("menuitem", name="Propose as a quote…").click()
    press(dialog(page), "Propose quote")
    expect(page.get_by_text("Proposed as a quote")).to_be_visible()


def approve_quote(page: Page) -> None:
    """Approve it: refused in place until what the proposer left open is confirmed."""
    visit(page, "Involvement", "Quotes")
    page.get_by_role("list", name="Waiting").get_by_role("button").filter(has_text=ASKED).click()
    expect(page.locator("blockquote").filter(has_text=ASKED)).to_be_visible()
    press(page, "Approve quote")
    asked = dialog(page).get_by_role("checkbox")
    expect(asked).to_have_count(3)
    press(dialog(page), "Approve quote")
    expect(dialog(page).get_by_role("alert")).to_contain_text("Not confirmed: No names, places or dates")
    for check in asked.all():
        check.check()
    press(dialog(page), "Approve quote")
    expect(page.get_by_text("Approved. It can be chosen for a review round.")).to_be_visible()


def build_round(page: Page, reviewer: str) -> None:
    """Build a round of this theme and quote, for this reviewer."""
    visit(page, "Involvement", "Rounds")
    press(page, "Begin a round")
    dialog(page).get_by_label("Title").fill(JOB.round)
    press(dialog(page), "Begin round")
    page.get_by_label("Help and contact").fill(HELP)
    press(page, "Save words")
    press(page, "Choose themes")
    dialog(page).get_by_role("checkbox", name=JOB.theme).check()
    press(dialog(page), "Use 1 theme")
    press(page, "Choose quotes")
    dialog(page).get_by_role("checkbox", name=ASKED).check()
    press(dialog(page), "Use 1 quote")
    page.get_by_role("checkbox", name=reviewer).check()
    expect(page.get_by_role("listitem").filter(has_text="Reviewers invited")).to_be_visible()


def open_round(page: Page) -> None:
    visit(page, "Involvement", "Rounds")
    page.get_by_role("link", name=JOB.round).click()
    press(page, "I have read it all, and it is plain")
    press(page, "Open round")
    press(dialog(page), "Open round")
    expect(page.get_by_text("The round is open")).to_be_visible()


def comment(page: Page) -> None:
    """Read the idea with its quote, and say what one thinks of it."""
    page.reload()
    page.get_by_role("listitem").filter(has_text=JOB.round).get_by_role("button", name="Start").click()
    press(page, "Start reading")
    expect(page.get_by_role("heading", level=1)).to_have_text(JOB.theme)
    expect(page.get_by_role("figure")).to_contain_text(ASKED)
    page.get_by_role("checkbox", name="I would say it differently").check()
    page.get_by_label("Tell us more").fill(JOB.comment)
    press(page, "Save and go on")
    press(page, "I have finished")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def respond(page: Page) -> None:
    """Rename the theme in the reviewer's words, and answer them."""
    card = page.get_by_role("article", name="Comment of")
    expect(card).to_contain_text(JOB.comment)
    press(card, "Answer")
    card.get_by_label("What we did").select_option("Changed")
    card.get_by_role("link", name="Open the theme").click()
    press(page, "Edit theme")
    page.get_by_label("Name", exact=True).fill(RENAMED)
    dismiss(page)
    press(page, "Save theme")
    page.go_back()
    press(card, "Answer")
    card.get_by_label("What we did").select_option("Changed")
    card.get_by_label("Because, in plain words").fill(BECAUSE)
    card.get_by_label("Reason, for the team").fill("The reviewer's word fits the passages.")
    press(card, "Keep response")
    expect(card).to_contain_text("Draft, not agreed")


def publish(page: Page) -> None:
    """Agree, close and publish, as somebody who may."""
    press(page.get_by_role("article", name="Comment of"), "Agree")
    expect(page.get_by_role("article", name="Comment of")).to_contain_text("Agreed")
    for step in ("Close round", "Publish responses"):
        press(page, step)
        press(dialog(page), step)
        expect(dialog(page)).to_have_count(0)
    expect(page.get_by_text("Reviewers read your responses since")).to_be_visible()


def test_the_main_job_with_the_mouse(people):
    researcher, supervisor, reviewer = people.values()

    bring_in(researcher)
    attest(supervisor)
    code_four(researcher)
    make_theme(researcher)
    propose_quote(researcher)
    approve_quote(supervisor)
    build_round(researcher, journey.my_name(reviewer))
    open_round(supervisor)
    comment(reviewer)
    respond(researcher)
    publish(supervisor)
    reviewer.reload()

    answer = reviewer.get_by_role("region").or_(reviewer.locator("section")).first
    expect(answer).to_contain_text("What changed because of you")
    expect(answer).to_contain_text(JOB.comment)
    expect(answer).to_contain_text(BECAUSE)
    expect(answer).to_contain_text(f"“{JOB.theme}” is now “{RENAMED}”.")

"""Fieldwork and the study's own pages, used in a real browser as a person uses them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PEOPLE = "study_code,pseudonym,group,Age band\nSU-71,Plover,SU,25-34\nPR-71,Dunlin,PR,\n"
ONE_WRONG = "study_code,pseudonym,group\nSU-81,Avocet,SU\nnonsense,Curlew,SU\n"


@pytest.fixture
def enter(demonstration: str, page: Page) -> Callable[[str, str], Page]:
    """Return a way in: enter(role, section) opens a page of the demonstration study."""

    def opened(role: str, section: str) -> Page:
        page.goto(demonstration)
        page.get_by_role("button", name=role).click()
        page.wait_for_url(lambda url: url.rstrip("/") != demonstration)
        studies = page.request.get(f"{demonstration}/api/v1/studies").json()["items"]
        study = next(one for one in studies if one["demonstration"])
        page.goto(f"{demonstration}/studies/{study['id']}/{section}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    return opened


def choose_file(page: Page, text: str) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )


def test_a_participant_is_added_consents_and_is_interviewed(enter):
    page = enter("Researcher", "participants")
    page.get_by_role("button", name="Add a participant").first.click()
    page.get_by_role("dialog").get_by_label("Study code").fill("SU-61")
    page.get_by_role("dialog").get_by_label("Pseudonym").fill("Sandpiper")
    page.get_by_role("button", name="Add participant").click()
    page.get_by_role("link", name="SU-61", exact=True).click()
    expect(page.get_by_text("Coding and quoting are closed")).to_be_visible()

    page.get_by_role("button", name="Attest consent").first.click()
    page.get_by_label("Documents and versions").fill("Information sheet 1.1, consent form 1.1")
    page.get_by_label("Day of consent").fill("2026-11-02")
    page.locator("[name=allows_quotes]").check()
    page.get_by_role("dialog").get_by_role("button", name="Attest consent").click()
    expect(page.get_by_text("Coding and quoting are closed")).to_have_count(0)

    page.get_by_role("button", name="Add an interview").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("SU-61 Sandpiper")).to_be_checked()
    expect(dialog.get_by_label("Guide")).not_to_have_value("")
    dialog.get_by_label("Status").select_option("completed")
    dialog.get_by_label("Day of the interview").fill("2026-11-03")
    dialog.get_by_label("Length in minutes").fill("41")
    dialog.get_by_role("button", name="Add interview").click()
    expect(page.get_by_role("listitem").filter(has_text="41 minutes")).to_be_visible()


def test_what_the_server_refuses_stands_beside_its_field(enter):
    page = enter("Researcher", "participants")
    page.get_by_role("button", name="Add a participant").first.click()
    page.get_by_role("dialog").get_by_label("Pseudonym").fill("someone@example.org")
    page.get_by_role("button", name="Add participant").click()

    expect(page.get_by_role("dialog").get_by_label("Pseudonym")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("dialog").get_by_label("Pseudonym")).to_have_value("someone@example.org")


def test_a_name_like_pseudonym_is_saved_and_warned_of(enter):
    page = enter("Researcher", "participants")
    page.get_by_role("button", name="Add a participant").first.click()
    page.get_by_role("dialog").get_by_label("Study code").fill("SU-62")
    page.get_by_role("dialog").get_by_label("Pseudonym").fill("Tilda Merrow")
    page.get_by_role("button", name="Add participant").click()

    expect(page.get_by_text("Saved, but look at this")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("link", name="SU-62", exact=True)).to_be_visible()


def test_a_table_is_looked_at_before_it_is_imported(enter):
    page = enter("Researcher", "participants")
    page.get_by_role("button", name="Import").click()
    choose_file(page, ONE_WRONG)
    expect(page.get_by_text("1 row to correct")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("button", name="Import")).to_be_disabled()

    choose_file(page, PEOPLE)
    page.get_by_role("button", name="Add 2 participants").click()
    expect(page.get_by_role("link", name="SU-71", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="PR-71", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="SU-81", exact=True)).to_have_count(0)


def test_a_guide_is_reordered_by_keys_saved_and_approved(enter):
    page = enter("Researcher", "guides")
    page.get_by_role("link", name="practitioners").first.click()
    page.get_by_role("button", name="New version").click()
    page.get_by_role("button", name="Make the version").click()
    second = page.get_by_label("Question 2", exact=True)
    words = second.input_value()

    second.press("Alt+ArrowUp")
    first = page.get_by_label("Question 1", exact=True)
    expect(first).to_have_value(words)
    expect(first).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(first).to_have_value(words)

    for box in page.get_by_role("checkbox", name=re.compile(r"^4\b")).all():
        box.uncheck()
    expect(page.get_by_text("No question asks about objective 4.")).to_be_visible()
    expect(page.get_by_role("button", name="Approve")).to_be_disabled()
    page.get_by_role("button", name="Save guide").click()
    expect(page.get_by_role("button", name="Save guide")).to_be_disabled()

    page.reload()
    expect(page.get_by_label("Question 1", exact=True)).to_have_value(words)
    page.get_by_role("button", name="Approve").click()
    page.get_by_role("button", name="Approve guide").click()
    expect(page.get_by_role("button", name="New version")).to_be_visible()
    expect(page.get_by_text(words)).to_be_visible()


def test_an_attribute_goes_with_its_values_only_when_that_is_confirmed(enter):
    page = enter("Researcher", "attributes")
    page.get_by_role("button", name="Add an attribute").click()
    page.get_by_label("Name").fill("Came by")
    page.get_by_label("Choices, one a line").fill("bus\nfoot\nprefer not to say")
    page.get_by_role("button", name="Save attribute").click()
    page.get_by_role("link", name="Fieldwork").first.click()
    page.get_by_role("button", name="Change SU-02").click()
    page.get_by_label("Came by").select_option("foot")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_role("row", name="SU-02").get_by_text("foot")).to_be_visible()

    page.go_back()
    page.get_by_role("button", name="Actions for Came by").click()
    page.get_by_role("menuitem", name="Remove").click()
    expect(page.get_by_text("1 participant has a value.")).to_be_visible()
    page.get_by_role("button", name="Remove it and 1 value").click()
    expect(page.get_by_role("rowheader", name="Came by")).to_have_count(0)


def test_a_rule_is_changed_with_a_reason_and_stands_in_the_record(enter):
    page = enter("Supervisor", "settings")
    page.get_by_role("button", name="Change", exact=True).first.click()
    page.get_by_label("Longest quote for reviewers, in words").fill("90")
    page.get_by_role("button", name="Save rules").click()
    expect(page.get_by_text("Say why this is changed").first).to_be_visible()
    page.get_by_label("Why").fill("Shorter quotes are kinder to read.")
    page.get_by_role("button", name="Save rules").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("90", exact=True)).to_be_visible()

    page.get_by_role("link", name="Oversight").first.click()
    expect(page.get_by_text("changed the policy of the study: quote word limit").first).to_be_visible()
    page.get_by_role("button", name="Check the record").click()
    expect(page.get_by_text("It holds")).to_be_visible()


def test_an_invitation_shows_its_link_once_and_can_be_taken_back(enter):
    page = enter("Supervisor", "people")
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_label("E-mail").fill("new.colleague@example.org")
    page.get_by_role("radio", name="Supervisor").check()
    page.get_by_role("button", name="Make the link").click()
    assert "/invitation#" in page.get_by_role("textbox", name="Link").input_value()
    page.get_by_role("button", name="Done").click()

    page.get_by_role("button", name="Actions for new.colleague@example.org").click()
    page.get_by_role("menuitem", name="Take the invitation back").click()
    expect(page.get_by_role("rowheader", name="new.colleague@example.org")).to_have_count(0)


def test_the_last_supervisor_is_not_removed(enter):
    page = enter("Supervisor", "people")
    page.get_by_role("row", name="You").get_by_role("button", name="Actions for").click()
    page.get_by_role("menuitem", name="Remove from the study").click()
    page.get_by_role("button", name="Remove from the study").click()

    expect(page.get_by_text("A study needs a supervisor.")).to_be_visible()


def test_a_study_is_begun_from_the_founding_study(enter, demonstration):
    page = enter("Administrator", "people")
    page.goto(f"{demonstration}/studies/new")
    page.get_by_role("radio", name="The founding study").check()
    page.get_by_role("button", name="Begin the study").click()

    expect(page.get_by_role("heading", name="Settings", level=1)).to_be_visible()
    expect(page.get_by_text("309932")).to_be_visible()
    page.get_by_role("link", name="People", exact=True).click()
    expect(page.get_by_text("Odell Tranter")).to_be_visible()

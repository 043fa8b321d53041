"""What a person meets first: a demonstration that one click opens, an installation that asks to be set up."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served


@pytest.mark.parametrize("role", ["Researcher", "Supervisor", "Expert by experience", "Administrator"])
def test_one_click_signs_in_to_the_demonstration(demonstration, page: Page, role):
    page.goto(demonstration)
    page.get_by_role("button", name=role).click()

    expect(page.get_by_role("button", name=role)).to_have_count(0)
    expect(page.get_by_label("Password", exact=True)).to_have_count(0)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.get_by_role("heading", name="Not found")).to_have_count(0)


def test_a_researcher_finds_the_demonstration_study(demonstration, page: Page):
    page.goto(demonstration)
    page.get_by_role("button", name="Researcher").click()

    page.wait_for_url(lambda url: url.rstrip("/") != demonstration)
    studies = page.request.get(f"{demonstration}/api/v1/studies").json()["items"]
    study = next(one for one in studies if one["demonstration"])
    expect(page.get_by_text(study["short_title"]).first).to_be_visible()


def test_a_real_installation_offers_no_role_to_click(tmp_path, page: Page):
    with served("serve", tmp_path / "data") as address:
        page.goto(address)

        expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Researcher")).to_have_count(0)

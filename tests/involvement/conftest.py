"""A voice, a theme, an approved quote, and rounds with one reviewer."""

from collections.abc import Callable
from uuid import UUID

import pytest

from api.access.roles import Role
from api.base.ground import Ground
from tests.factories.involvement import (
    RoundHandle,
    Voice,
    make_quote,
    make_round,
    make_theme,
    make_voice,
)
from tests.factories.people import Person


@pytest.fixture
def voice(ground: Ground, study, as_researcher: Person) -> Voice:
    """A coded passage whose speaker agreed to be quoted to reviewers."""
    return make_voice(ground, study.id, as_researcher.account_id, consent={})


@pytest.fixture
def theme_id(ground: Ground, study) -> UUID:
    """A theme with a plain summary."""
    return make_theme(ground, study.id)


@pytest.fixture
def quote_id(ground: Ground, study, as_researcher: Person, voice: Voice) -> UUID:
    """An approved quote."""
    return make_quote(ground, study.id, voice.coding_id, as_researcher.account_id)


@pytest.fixture
def draft_round(as_supervisor: Person, as_reviewer: Person, study, theme_id, quote_id) -> RoundHandle:
    """A round that is ready to open."""
    chosen = [{"theme_id": str(theme_id), "quote_ids": [str(quote_id)]}]
    return make_round(as_supervisor, study.path(), chosen, [as_reviewer.account_id])


@pytest.fixture
def open_round(draft_round: RoundHandle) -> RoundHandle:
    """A round that reviewers can read and answer."""
    done = draft_round.do("open")
    assert done.status_code == 200, done.text
    return draft_round


@pytest.fixture
def as_second_reviewer(sign_in_as: Callable[..., Person], study) -> Person:
    """Another reviewer of the study."""
    return sign_in_as("Abe Reviewer", Role.REVIEWER, study)


@pytest.fixture
def shared_round(as_supervisor, as_reviewer, as_second_reviewer, study, theme_id, quote_id) -> RoundHandle:
    """An open round of two reviewers, who see each other's answers after their own."""
    chosen = [{"theme_id": str(theme_id), "quote_ids": [str(quote_id)]}]
    people = [as_reviewer.account_id, as_second_reviewer.account_id]
    made = make_round(as_supervisor, study.path(), chosen, people, share_comments=True)
    assert made.do("open").status_code == 200
    return made

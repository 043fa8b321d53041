"""Makers of fieldwork rows in the study at hand."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from api.base.ground import Ground
from tests.factories import fieldwork


@pytest.fixture
def make_participant(ground: Ground, study: Any) -> Callable[..., UUID]:
    """Return a maker of participants of the study."""
    return partial(fieldwork.make_participant, ground, study.id)


@pytest.fixture
def make_attribute(ground: Ground, study: Any) -> Callable[..., UUID]:
    """Return a maker of attributes of the study."""
    return partial(fieldwork.make_attribute, ground, study.id)


@pytest.fixture
def make_consent(ground: Ground, study: Any) -> Callable[..., UUID]:
    """Return a maker of consents in the study."""
    return partial(fieldwork.make_consent, ground, study.id)


@pytest.fixture
def make_guide(ground: Ground, study: Any) -> Callable[..., UUID]:
    """Return a maker of guides of the study."""
    return partial(fieldwork.make_guide, ground, study.id)


@pytest.fixture
def make_question(ground: Ground, study: Any) -> Callable[..., UUID]:
    """Return a maker of questions in the study."""
    return partial(fieldwork.make_question, ground, study.id)


@pytest.fixture
def make_interview(ground: Ground, study: Any) -> Callable[..., UUID]:
    """Return a maker of interviews of the study."""
    return partial(fieldwork.make_interview, ground, study.id)


@pytest.fixture
def group(ground: Ground, study: Any) -> Callable[..., str]:
    """Return a look-up of the study's groups by code."""
    return lambda code="SU": str(fieldwork.group_id(ground, study.id, code))

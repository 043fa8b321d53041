"""Makers of fieldwork rows in the study at hand, and a counter of queries."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

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


@pytest.fixture
def counted(ground: Ground) -> Callable[[], Any]:
    """Return a context that counts the statements sent while it is open."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        sent: list[str] = []

        def noted(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
            sent.append(statement)

        engines = (ground.database.reader, ground.database.writer)
        for engine in engines:
            event.listen(engine, "before_cursor_execute", noted)
        yield sent
        for engine in engines:
            event.remove(engine, "before_cursor_execute", noted)

    return counting

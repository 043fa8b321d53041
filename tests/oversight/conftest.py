"""A counter of statements, and the home as one person reads it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from api.base.ground import Ground


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


@pytest.fixture
def home(study: Any) -> Callable[[Any], dict[str, Any]]:
    """Return a reader of the study home."""

    def read(person: Any) -> dict[str, Any]:
        answer = person.get(study.path("home"))
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    return read

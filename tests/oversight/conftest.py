"""The home as one person reads it."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def home(study: Any) -> Callable[[Any], dict[str, Any]]:
    """Return a reader of the study home."""

    def read(person: Any) -> dict[str, Any]:
        answer = person.get(study.path("home"))
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    return read

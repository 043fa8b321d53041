"""Keyset pages: a cursor names the last row seen, so that a page costs the same at any depth."""

import base64
import json
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from api.base.clock import datetime, in_words
from api.base.errors import Invalid


def write_cursor(values: Sequence[Any]) -> str:
    """Encode the sort key of the last row of a page."""
    said = [in_words(v) if isinstance(v, datetime) else str(v) if isinstance(v, UUID) else v for v in values]
    return base64.urlsafe_b64encode(json.dumps(said, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, *types: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    """Decode a cursor through one type per column. Raises Invalid for anything else."""
    if cursor is None:
        return None
    try:
        said = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(said, list) or len(said) != len(types):
            raise ValueError
        return tuple(kind(value) for kind, value in zip(types, said, strict=True))
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise Invalid(
            "cursor_invalid", "This page marker does not hold. Start from the first page."
        ) from None


def page_of(rows: Sequence[Any], limit: int, key: Callable[[Any], Sequence[Any]]) -> dict[str, Any]:
    """Make a page of at most `limit` from rows asked for with limit + 1."""
    kept = list(rows[:limit])
    more = write_cursor(key(kept[-1])) if len(rows) > limit else None
    return {"items": kept, "next_cursor": more}

"""Bodies in and out: strict on the way in, plain on the way out."""

from datetime import date, datetime
from typing import Annotated, Generic, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    Strict,
    StringConstraints,
)

from api.base.clock import in_words
from api.base.fields import MAX_INT

T = TypeVar("T")


def _written(value: object) -> object:
    """Take days and instants as text alone, never as numbers of seconds."""
    if not isinstance(value, str | date):
        raise ValueError("not_text")
    return value


def _no_hidden_characters(text: str) -> str:
    """Refuse characters that change how a name reads without being seen."""
    if any(c in HIDDEN for c in text):
        raise ValueError("hidden_characters")
    return text


HIDDEN = frozenset(
    "\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)

#: A name in one line: a label, a title. 1 to 200 code points, no hidden characters.
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\n\r\t]*$"),
    AfterValidator(_no_hidden_characters),
]
#: Free words, up to 20,000 code points; may be empty.
Words = Annotated[str, StringConstraints(max_length=20_000)]
#: A whole number that both engines can hold.
Count = Annotated[int, Strict(), Field(ge=0, le=MAX_INT)]
#: True or false, and nothing that only looks like it.
Flag = Annotated[bool, Strict()]
#: A day, as YYYY-MM-DD.
Day = Annotated[date, BeforeValidator(_written)]
Instant = Annotated[datetime, PlainSerializer(in_words, return_type=str, when_used="json")]


class In(BaseModel):
    """A body that a caller sends. Unknown fields are refused; use Count, Flag and Day, which are strict."""

    model_config = ConfigDict(extra="forbid")


class Out(BaseModel):
    """A body that the service answers with."""

    model_config = ConfigDict(from_attributes=True)


class Versioned(Out):
    """An answer that can be changed: its id and version (the ETag)."""

    id: UUID
    version: int


class Page(Out, Generic[T]):
    """A page of a list; `next_cursor` is null on the last page."""

    items: list[T]
    next_cursor: str | None = None

"""The codebook as a tree: order, depth, and what may go under what. Pure."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

#: An id, or its text.
Id = TypeVar("Id", UUID, str)

DEEPEST = 8
HUES = 8
PATTERNS = 3


def key_of(label: str) -> str:
    """Return the form in which two labels are the same: folded case, composed, single spaces."""
    return " ".join(unicodedata.normalize("NFC", label).casefold().split())


def in_order(codes: Iterable[Any]) -> list[Any]:
    """Order codes as they are read: each parent before its children, siblings by position, then label.

    A code whose parent is absent stands at the top.
    """
    all_codes = sorted(codes, key=lambda c: (c.position, c.label, str(c.id)), reverse=True)
    known = {code.id for code in all_codes}
    children: dict[UUID | None, list[Any]] = {}
    for code in all_codes:
        children.setdefault(code.parent_id if code.parent_id in known else None, []).append(code)
    ordered: list[Any] = []
    waiting = children.get(None, [])  # the last is the first to be read
    while waiting:
        code = waiting.pop()
        ordered.append(code)
        waiting.extend(children.get(code.id, ()))
    return ordered


def ancestors(code_id: UUID | None, parents: Mapping[UUID, UUID | None]) -> list[UUID]:
    """Return a code and what stands above it, nearest first."""
    found: list[UUID] = []
    while code_id is not None and code_id not in found:
        found.append(code_id)
        code_id = parents.get(code_id)
    return found


def descendants(code_id: Id, parents: Mapping[Id, Id | None]) -> set[Id]:
    """Return a code and all that stands under it."""
    found = {code_id}
    grew = True
    while grew:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grew = bool(more)
    return found


def height(code_id: UUID, parents: Mapping[UUID, UUID | None]) -> int:
    """Return how many levels a code and what stands under it take: 1 for a code without any."""
    return 1 + max(
        (
            len(ancestors(one, parents)) - len(ancestors(code_id, parents))
            for one in descendants(code_id, parents)
        ),
        default=0,
    )


def free_look(neighbours: Sequence[tuple[int, int]], used: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Choose (colour, pattern) that no sibling has and few others; patterns after all hues are taken."""
    looks = [(hue, pattern) for pattern in range(1, PATTERNS + 1) for hue in range(1, HUES + 1)]
    near, everywhere = list(neighbours), list(used)
    return min(looks, key=lambda look: (near.count(look), everywhere.count(look), look[1], look[0]))

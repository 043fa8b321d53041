"""What a reviewer reads: their rounds, one round, and what changed because of them."""

import base64
import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.base.database import Connection, Source
from api.base.errors import NotFound
from api.base.ground import Ground
from api.involvement.rounds.kinds import WORRY
from api.involvement.rounds.reading import ideas_of, snapshot
from api.involvement.rounds.review import queries


def read_my_rounds(connection: Connection, seat: Seat) -> dict[str, Any]:
    """Return my rounds, and what changed because of me: new answers first."""
    rounds = queries.my_rounds(connection, seat.account_id)
    ids = [row.id for row in rounds]
    ideas = queries.idea_counts(connection, ids)
    answered = queries.answered_counts(connection, seat.account_id, ids)
    by_id = {row.id: row for row in rounds}
    changes = [
        _change(comment, by_id[comment.round_id])
        for comment in queries.my_comments(connection, seat.account_id, ids)
        if comment.decision is not None and comment.state == "submitted"
    ]
    new = [c["round_id"] for c in changes if c["new"]]
    return {
        "changes": sorted(changes, key=lambda c: (not c["new"], ids.index(c["round_id"]))),
        "items": [
            {
                "id": row.id,
                "title": row.title,
                "state": row.state,
                "closes_on": row.closes_on,
                "ideas": ideas.get(row.id, 0),
                "answered": answered.get(row.id, 0),
                "finished": row.finished_at is not None,
                "new_answers": new.count(row.id),
            }
            for row in rounds
        ],
    }


def _change(comment: Any, held: Any) -> dict[str, Any]:
    unseen = held.seen_responses_at is None or held.seen_responses_at < held.published_at
    return _answer(comment) | {
        "round_id": held.id,
        "round_title": held.title,
        "idea": comment.idea,
        "kinds": comment.kinds,
        "you_said": comment.words,
        "new": unseen,
    }


def _answer(comment: Any) -> dict[str, Any]:
    renamed = comment.name_after is not None and comment.name_after != comment.idea
    return {
        "decision": comment.decision,
        "because": comment.because,
        "name_before": comment.idea if renamed else None,
        "name_after": comment.name_after if renamed else None,
    }


def read_my_round(connection: Connection, seat: Seat, round_id: UUID) -> dict[str, Any]:
    """Return a round as I may meet it. Raises NotFound unless I am invited and it is visible."""
    row = queries.my_round(connection, seat.account_id, round_id)
    if row is None:
        raise NotFound
    mine = queries.my_comments(connection, seat.account_id, [round_id])
    return {
        "id": row.id,
        "title": row.title,
        "intro": row.intro,
        "help_contact": row.help_contact,
        "state": row.state,
        "closes_on": row.closes_on,
        "share_comments": row.share_comments,
        "finished": row.finished_at is not None,
        "call_wanted": row.call_wanted,
        "ideas": ideas_of(snapshot(connection, row.study_id, round_id)),
        "my_comments": [comment_of_mine(comment) for comment in mine],
        "others": _others(connection, seat, row, mine),
    }


def comment_of_mine(row: Any) -> dict[str, Any]:
    """Return a comment of mine, with the published response to it."""
    names = ("id", "version", "snapshot_theme_id", "snapshot_quote_id", "kinds", "words", "state", "mode")
    return {name: getattr(row, name) for name in names} | {
        "submitted_at": row.submitted_at,
        "response": _answer(row) if row.decision is not None else None,
    }


def _others(source: Source, seat: Seat, held: Any, mine: Sequence[Any]) -> list[dict[str, Any]]:
    """Return what others said on the ideas I have answered, without names, in no telling order (c14).

    Worries about a quote are never shown: they say that somebody can be recognised.
    """
    answered = {c.snapshot_theme_id for c in mine if c.state == "submitted" and not c.snapshot_quote_id}
    if not held.share_comments or not answered:
        return []
    rows = [
        row
        for row in queries.comments_of_others(source, seat.account_id, held.id)
        if row.snapshot_theme_id in answered and WORRY not in row.kinds and row.removed is None
    ]
    rows.sort(key=lambda row: hashlib.sha256(row.id.bytes).digest())
    return [
        {
            "snapshot_theme_id": row.snapshot_theme_id,
            "kinds": row.kinds,
            "words": row.words,
            "response": _answer(row) if row.decision is not None else None,
        }
        for row in rows
    ]


def read_draft_key(_connection: Connection, seat: Seat, ground: Ground) -> dict[str, Any]:
    """Return the key under which my device keeps what I have not sent yet: 32 bytes, base64."""
    return {"key": base64.b64encode(ground.keys.derive(f"draft:{seat.account_id}")).decode()}

"""What waits for one person: checks, approvals, answers, their own drafts. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.access.roles import Role
from api.access.seat import Seat

MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Waits:
    """Transcripts that are closed, quotes proposed, and rounds that still change."""

    to_attest: Sequence[Any]
    to_ask: Sequence[Any]
    returned: Sequence[Any]
    without_consent: Sequence[Any]
    stale: Sequence[Any]
    quotes_changed: int
    quotes: int
    rounds: Sequence[Any]


def waiting_for(seat: Seat, waits: Waits) -> list[dict[str, Any]]:
    """Return what waits for this seat, the most pressing first; what is empty is left out."""
    decides = seat.role is Role.SUPERVISOR
    mine = [r for r in waits.rounds if r.state == "draft" and r.created_by == seat.account_id]
    asked = (
        _rounds("calls", waits.rounds, "calls", "A reviewer asks for a call", "{n} reviewers ask for a call"),
        _listed("attest", "transcripts", waits.to_attest, ATTEST),
        _counted("approve", "quotes", waits.quotes if _approves(seat) else 0, APPROVE),
        _rounds("answer", waits.rounds, "unanswered", "1 comment waits for an answer", ANSWERS),
        _rounds("agree", waits.rounds if decides else (), "drafted", AGREE, AGREES),
        _stale(waits.stale),
        _counted("quotes_changed", "quotes", waits.quotes_changed, CHANGED),
        _listed("returned", "transcripts", waits.returned, RETURNED),
        _listed("ask", "transcripts", waits.to_ask, ASK),
        _listed("consent", "transcripts", waits.without_consent, CONSENT),
        _listed(
            "draft_round", "rounds", mine, ("Your round is still a draft", "{n} of your rounds are drafts")
        ),
    )
    return [one for one in asked if one is not None]


ANSWERS = "{n} comments wait for an answer"
AGREE, AGREES = "1 drafted response waits for your yes", "{n} drafted responses wait for your yes"
ATTEST = (
    "You are asked to check that a transcript is de-identified",
    "You are asked to check that {n} transcripts are de-identified",
)
APPROVE = ("1 quote waits for your approval", "{n} quotes wait for your approval")
ASK = (
    "A transcript you imported waits for somebody to be asked to check it",
    "{n} transcripts you imported wait for somebody to be asked to check them",
)
RETURNED = (
    "A transcript you imported came back: it still shows who somebody is",
    "{n} transcripts you imported came back: they still show who somebody is",
)
STALE = (
    "1 segment of yours waits for you in a corrected transcript",
    "{n} segments of yours wait for you in corrected transcripts",
)
CHANGED = (
    "The text under a quote of yours was corrected: look at it again",
    "The text under {n} of your quotes was corrected: look at them again",
)
CONSENT = (
    "A transcript is closed until a consent is attested",
    "{n} transcripts are closed until a consent is attested",
)


def _approves(seat: Seat) -> bool:
    return seat.role is Role.SUPERVISOR or seat.release_approver


def _counted(kind: str, page: str, n: int, say: tuple[str, str]) -> dict[str, Any] | None:
    if not n:
        return None
    detail = say[0] if n == 1 else say[1].format(n=n)
    return {"kind": kind, "n": n, "detail": detail, "page": page, "items": []}


def _listed(kind: str, page: str, rows: Sequence[Any], say: tuple[str, str]) -> dict[str, Any] | None:
    found = _counted(kind, page, len(rows), say)
    return found and found | {"items": _named((row.id, row.label) for row in rows)}


def _stale(rows: Sequence[Any]) -> dict[str, Any] | None:
    found = _counted("stale", "transcripts", sum(row.n for row in rows), STALE)
    return found and found | {"items": _named((row.id, row.label) for row in rows)}


def _rounds(kind: str, rounds: Sequence[Any], column: str, one: str, many: str) -> dict[str, Any] | None:
    held = [row for row in rounds if getattr(row, column)]
    found = _counted(kind, "rounds", sum(int(getattr(row, column)) for row in held), (one, many))
    return found and found | {"items": _named((row.id, row.label) for row in held)}


def _named(found: Iterable[tuple[UUID, str]]) -> list[dict[str, Any]]:
    return [{"id": one, "label": label} for one, label in list(found)[:MOST_NAMED]]

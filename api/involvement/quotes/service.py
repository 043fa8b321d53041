"""Propose a quote, approve it, turn it down, revoke it; read the queue."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.transcripts import texts
from api.audit import service as audit
from api.base.clock import now
from api.base.database import Connection, Session, Source, claim
from api.base.errors import Conflict, FieldProblem, Invalid, NotFound
from api.base.pages import page_of, read_cursor
from api.involvement.quotes import queries
from api.involvement.quotes.gates import (
    CHECKS,
    counts_as_approved,
    demand_checks,
    demand_release,
    unconfirmed_checks,
)
from api.involvement.quotes.models import Quote
from api.involvement.quotes.schemas import ApprovalIn, DecisionIn, QuoteIn
from api.involvement.quotes.wording import is_faithful, kept_runs, long_brackets, passage_of, word_count
from api.study.policy import Policy
from api.study.service import policy_of

#: How many code points of a transcript are shown on each side of a segment.
CONTEXT = 600
UNKNOWN_VOICE = "A participant"
FORMER_MEMBER = "A former member"
CHANGED = (
    "The transcript was corrected since this quote was proposed, and says this otherwise now. "
    "Turn the quote down, and propose it again in the corrected words."
)
UNSETTLED = (
    "The transcript was corrected, and nobody has said yet where this passage lies in the corrected text. "
    "Settle the coding first."
)
ALTERED = (
    "The quote differs from what was said. Leave words out only with […], "
    "and put a replacement of a name or place in [square brackets]."
)


def read_quotes(
    connection: Connection, seat: Seat, states: Sequence[str], limit: int, cursor: str | None
) -> dict[str, Any]:
    """Return a page of quotes, newest first."""
    after = read_cursor(cursor, UUID)
    rows = queries.quotes(connection, seat.study_id, states, after[0] if after else None, limit + 1)
    page = page_of(rows, limit, lambda r: [r.id])
    page["items"] = described(connection, seat.study_id, page["items"])
    return page


def described(source: Source, study_id: UUID, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return quotes with the label of who speaks, who confirmed what, and whether a round may use them."""
    policy = policy_of(source, study_id)
    labels = voice_labels(source, study_id, {row.coding_id for row in rows})
    confirmers = queries.account_names(source, {who for row in rows for who in row.checks.values()})
    return [
        {name: value for name, value in row._mapping.items() if name not in ("version_id", "stale")}
        | {
            "checks": [
                {"check": check, "confirmed_by": UUID(who), "confirmer": confirmers.get(who, FORMER_MEMBER)}
                for check in CHECKS
                if (who := row.checks.get(check))
            ],
            "counts_as_approved": counts_as_approved(policy, row.state)
            and not row.worried
            and passage_of(row.segment, row.text, stale=row.stale) == "same",
            "passage": passage_of(row.segment, row.text, stale=row.stale),
            "speaker_label": labels.get(row.coding_id, UNKNOWN_VOICE),
        }
        for row in rows
    ]


def voice_labels(source: Source, study_id: UUID, coding_ids: set[UUID]) -> dict[UUID, str]:
    """Return how reviewers meet whoever speaks in codings; several groups at once give no label."""
    found: dict[UUID, set[str]] = {}
    for row in queries.voices(source, study_id, coding_ids):
        found.setdefault(row.coding_id, set()).add(row.reviewer_label)
    return {coding_id: labels.pop() for coding_id, labels in found.items() if len(labels) == 1}


def read_quote(connection: Connection, seat: Seat, quote_id: UUID) -> dict[str, Any]:
    """Return a quote with its context. Raises NotFound."""
    return whole_quote(connection, seat, quote_id)


def whole_quote(source: Source, seat: Seat, quote_id: UUID) -> dict[str, Any]:
    """Return a quote with its context, and how often its speakers are quoted already."""
    row = queries.quote_line(source, seat.study_id, quote_id)
    if row is None:
        raise NotFound
    body = texts.get(source, seat.study_id, row.version_id)
    people = {v.participant_id for v in queries.voices(source, seat.study_id, {row.coding_id})}
    policy = policy_of(source, seat.study_id)
    return described(source, seat.study_id, [row])[0] | {
        "context": {
            "before": body[max(0, row.start - CONTEXT) : row.start],
            "segment": body[row.start : row.end],
            "after": body[row.end : row.end + CONTEXT],
        },
        "same_voice": queries.same_voice(source, seat.study_id, quote_id, people) if people else 0,
        "needs_second_person": policy.second_person_quotes and row.proposed_by == seat.account_id,
        "unconfirmed": unconfirmed_checks(policy, row.checks),
    }


def propose_quote(session: Session, seat: Seat, body: QuoteIn) -> dict[str, Any]:
    """Propose a quote from a coding.

    Raises NotFound without the coding, Conflict where consent or de-identification is missing,
    Invalid where the words differ from what was said or are too many.
    """
    coding = queries.coding(session, seat.study_id, body.coding_id)
    if coding is None:
        raise NotFound
    if coding.stale:
        raise Conflict("passage_changed", UNSETTLED)
    policy = policy_of(session, seat.study_id)
    demand_release(session, seat.study_id, policy, coding)
    text = body.text or coding.quote.strip()
    _demand_wording(policy, coding.quote, text)
    quote = Quote(
        study_id=seat.study_id,
        created_by=seat.account_id,
        coding_id=coding.id,
        text=text,
        labels=sorted(set(body.labels)),
        checks=dict.fromkeys(sorted(body.checks), str(seat.account_id)),
    )
    session.add(quote)
    session.flush()
    audit.record(session, seat.study_id, "quote.proposed", quote.id, coding_id=coding.id)
    return whole_quote(session, seat, quote.id)


def _demand_wording(policy: Policy, segment: str, text: str) -> None:
    if not is_faithful(segment, text) or long_brackets(segment, text):
        raise Invalid("quote_altered", ALTERED, fields=(FieldProblem("text", ALTERED),))
    if not kept_runs(text):
        say = "Keep at least one word of what was said."
        raise Invalid("quote_empty", say, fields=(FieldProblem("text", say),))
    if word_count(text) > policy.quote_word_limit:
        say = (
            f"A quote for reviewers has at most {policy.quote_word_limit} words. "
            f"This has {word_count(text)}: leave some out with […]."
        )
        raise Invalid("quote_too_long", say, fields=(FieldProblem("text", say),))


def approve_quote(session: Session, seat: Seat, quote_id: UUID, body: ApprovalIn) -> dict[str, Any]:
    """Approve a proposed quote; consent and de-identification are asked again.

    Raises Conflict second_person_required for the proposer, unless the policy takes a self-check, and
    quote_checks_unconfirmed while a check is confirmed by neither proposer nor approver.
    """
    quote = _proposed(session, seat, quote_id)
    policy = policy_of(session, seat.study_id)
    own = quote.created_by == seat.account_id
    if own and policy.second_person_quotes:
        raise Conflict(
            "second_person_required",
            "You proposed this quote. Ask another member who may approve quotes to look at it.",
        )
    coding = queries.coding(session, seat.study_id, quote.coding_id)
    demand_release(session, seat.study_id, policy, coding)
    if passage_of(coding.quote, quote.text, stale=coding.stale) != "same":
        raise Conflict("passage_changed", UNSETTLED if coding.stale else CHANGED)
    confirmed = {check: str(seat.account_id) for check in sorted(body.checks) if check not in quote.checks}
    demand_checks(policy, {*quote.checks, *confirmed})
    quote.checks = quote.checks | confirmed
    quote.self_check = own
    _decide(quote, seat, "approved", "")
    audit.record(
        session, seat.study_id, "quote.approved", quote.id, self_check=int(own), confirmed=len(confirmed)
    )
    session.flush()
    return whole_quote(session, seat, quote_id)


def reject_quote(session: Session, seat: Seat, quote_id: UUID, body: DecisionIn) -> dict[str, Any]:
    """Turn a proposed quote down, with a reason."""
    quote = _proposed(session, seat, quote_id)
    _decide(quote, seat, "rejected", body.reason)
    audit.record(session, seat.study_id, "quote.rejected", quote.id)
    session.flush()
    return whole_quote(session, seat, quote_id)


def revoke(session: Session, seat: Seat, quote_id: UUID, reason: str) -> Quote:
    """Revoke a proposed or approved quote. The rounds take it away from what reviewers see."""
    quote = _claimed(session, seat, quote_id)
    if quote.state not in ("proposed", "approved"):
        raise Conflict("quote_not_released", "This quote was turned down or revoked already.")
    _decide(quote, seat, "revoked", reason)
    audit.record(session, seat.study_id, "quote.revoked", quote.id)
    session.flush()
    return quote


def _claimed(session: Session, seat: Seat, quote_id: UUID) -> Quote:
    found = queries.quote(session, seat.study_id, quote_id)
    if found is None:
        raise NotFound
    return claim(session, Quote, seat.study_id, quote_id, found.version)


def _proposed(session: Session, seat: Seat, quote_id: UUID) -> Quote:
    quote = _claimed(session, seat, quote_id)
    if quote.state != "proposed":
        raise Conflict("quote_decided", "Somebody has decided on this quote already. Read it again.")
    return quote


def _decide(quote: Quote, seat: Seat, state: str, reason: str) -> None:
    quote.state, quote.reason = state, reason
    quote.decided_by, quote.decided_at = seat.account_id, now()

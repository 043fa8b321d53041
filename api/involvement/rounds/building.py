"""Build a round: create and change it, choose themes and quotes, invite reviewers."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Session, claim
from api.base.errors import Conflict, Invalid, NotFound
from api.involvement.quotes import queries as quote_queries
from api.involvement.rounds import queries
from api.involvement.rounds.models import ReviewRound, RoundInvitee, RoundQuote, RoundTheme
from api.involvement.rounds.reading import whole_round
from api.involvement.rounds.schemas import RoundIn, RoundPatch, RoundThemeIn

#: What may still change once reviewers read the round.
WHILE_OPEN = frozenset({"closes_on", "help_contact"})
#: A change of these undoes the check of plain English.
READ_BY_REVIEWERS = frozenset({"title", "intro", "help_contact"})
NOT_DRAFT = "This round has been opened. What reviewers read does not change any more; start a new round."


def create_round(session: Session, seat: Seat, body: RoundIn) -> dict[str, Any]:
    """Create a round as a draft."""
    made = ReviewRound(study_id=seat.study_id, created_by=seat.account_id, **body.model_dump())
    session.add(made)
    session.flush()
    audit.record(session, seat.study_id, "round.created", made.id)
    return whole_round(session, seat.study_id, made.id)


def change_round(
    session: Session, seat: Seat, round_id: UUID, body: RoundPatch, version: int
) -> dict[str, Any]:
    """Change a round. Once it is open, only its last day and the help contact may change."""
    found = claim(session, ReviewRound, seat.study_id, round_id, version)
    said = body.model_dump(exclude_unset=True)
    checked = said.pop("plain_english_checked", None)
    kept = {k: v for k, v in said.items() if v is not None or k == "closes_on"}
    late = found.state == "open" and set(kept) <= WHILE_OPEN and checked is None
    if found.state != "draft" and not late:
        raise Conflict("round_not_draft", NOT_DRAFT)
    changed = {name for name, value in kept.items() if getattr(found, name) != value}
    for name in changed:
        setattr(found, name, kept[name])
    if found.state == "draft" and changed & READ_BY_REVIEWERS:
        found.plain_english_checked_by = None
    if checked is not None:
        found.plain_english_checked_by = seat.account_id if checked else None
        changed.add("plain_english_checked_by")
    audit.record(session, seat.study_id, "round.changed", round_id, fields=changed)
    session.flush()
    return whole_round(session, seat.study_id, round_id)


def _draft(session: Session, seat: Seat, round_id: UUID, version: int) -> ReviewRound:
    found = claim(session, ReviewRound, seat.study_id, round_id, version)
    if found.state != "draft":
        raise Conflict("round_not_draft", NOT_DRAFT)
    return found


def choose_themes(
    session: Session, seat: Seat, round_id: UUID, body: list[RoundThemeIn], version: int
) -> dict[str, Any]:
    """Choose the themes of a round and their quotes, in order. Raises Invalid for one that is not there."""
    found = _draft(session, seat, round_id, version)
    _demand_choosable(session, seat.study_id, body)
    queries.forget_choice(session, seat.study_id, round_id)
    for place, theme in enumerate(body):
        held = {"study_id": seat.study_id, "round_id": round_id, "theme_id": theme.theme_id}
        session.add(RoundTheme(**held, position=place))
        for rank, quote_id in enumerate(theme.quote_ids):
            session.add(RoundQuote(**held, quote_id=quote_id, position=rank))
    found.plain_english_checked_by = None
    audit.record(session, seat.study_id, "round.changed", round_id, fields=["themes"], themes=len(body))
    session.flush()
    return whole_round(session, seat.study_id, round_id)


def _demand_choosable(session: Session, study_id: UUID, body: list[RoundThemeIn]) -> None:
    themes = [theme.theme_id for theme in body]
    quotes = [(theme.theme_id, quote_id) for theme in body for quote_id in theme.quote_ids]
    if len(set(themes)) != len(themes) or len(set(quotes)) != len(quotes):
        raise Invalid("chosen_twice", "A theme, or a quote of a theme, is chosen twice.")
    wanted = {quote_id for _, quote_id in quotes}
    if queries.themes_named(session, study_id, themes) != set(themes):
        raise Invalid("theme_unknown", "One of these themes is not in this study, or was discarded.")
    found = quote_queries.quotes_named(session, study_id, wanted)
    if set(found) != wanted or any(q.state in ("rejected", "revoked") for q in found.values()):
        raise Invalid("quote_unknown", "One of these quotes is not in this study, or may not be used.")


def invite_reviewers(
    session: Session, seat: Seat, round_id: UUID, account_ids: list[UUID], version: int
) -> dict[str, Any]:
    """Say who is invited, while the round is a draft or open.

    Raises Invalid for anybody who is not an active reviewer of the study, Conflict for leaving
    out somebody who has answered.
    """
    found = claim(session, ReviewRound, seat.study_id, round_id, version)
    if found.state not in ("draft", "open"):
        raise Conflict("round_closed", "This round is closed; nobody can be invited to it any more.")
    wanted = set(account_ids)
    before = {row.account_id: row for row in queries.invitee_rows(session, seat.study_id, round_id)}
    new = wanted - before.keys()
    if queries.reviewers_among(session, seat.study_id, new) != new:
        raise Invalid(
            "not_a_reviewer", "One of these is not a reviewer of this study. Invite them to it first."
        )
    said = {row.account_id for row in queries.invitees(session, seat.study_id, round_id) if row.comments}
    if said - wanted:
        raise Conflict("reviewer_has_answered", "A reviewer who has answered stays in the round.")
    for account_id in sorted(before.keys() - wanted):
        session.delete(before[account_id])
        audit.record(session, seat.study_id, "reviewer.uninvited", account_id, round_id=round_id)
    for account_id in sorted(new):
        row = RoundInvitee(
            study_id=seat.study_id, created_by=seat.account_id, round_id=round_id, account_id=account_id
        )
        session.add(row)
        audit.record(session, seat.study_id, "reviewer.invited", account_id, round_id=round_id)
    session.flush()
    return whole_round(session, seat.study_id, round_id)


def round_for_change(session: Session, seat: Seat, round_id: UUID) -> ReviewRound:
    """Take a round for a change of its state. Raises NotFound."""
    row = queries.round_row(session, seat.study_id, round_id)
    if row is None:
        raise NotFound
    return claim(session, ReviewRound, seat.study_id, round_id, row.version)

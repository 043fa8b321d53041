"""The demonstration's involvement: quotes, a published round, and one that is open."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from api.base.database import Session
from api.demonstration.seats import Cast, Content
from api.involvement.quotes import service as quotes
from api.involvement.quotes.schemas import ApprovalIn, DecisionIn, QuoteIn
from api.involvement.rounds import building, queries, responding, revoking, running
from api.involvement.rounds.review import answering
from api.involvement.rounds.schemas import CommentIn, ResponseIn, RoundIn, RoundPatch, RoundThemeIn

CHECKS = ["no_identifiers", "not_recognisable", "labels_right"]
HELP = (
    "Ask Anwen or Bram on 01632 960 118, on a weekday. "
    "To talk to somebody at any time, ring your own support line."
)


def load_quotes(
    session: Session, cast: Cast, said: list[Content], codings: list[Content], made: dict[str, UUID]
) -> dict[str, UUID]:
    """Propose the quotes, each from the coding whose words hold it; another person approves most."""
    found = {}
    for one in said:
        holding = next(
            c for c in codings if c["interview"] == one["interview"] and one["quote"] in c["quote"]
        )
        with cast.acting(session, cast.researchers[one["proposed_by"]]) as seat:
            text = _cut_from(holding["quote"], one["quote"])
            body = QuoteIn(coding_id=made[holding["id"]], text=text, labels=one["labels"], checks=CHECKS)
            found[one["id"]] = quotes.propose_quote(session, seat, body)["id"]
        if one["approved"] or one["withdrawn"]:
            with cast.acting(session, cast.supervisor) as seat:
                quotes.approve_quote(session, seat, found[one["id"]], ApprovalIn())
    return found


def _cut_from(segment: str, quote: str) -> str:
    """Mark what is left out before and after a quote."""
    before = "" if segment.startswith(quote) else "[…] "
    after = "" if segment.endswith(quote) else " […]"
    return f"{before}{quote}{after}"


def open_round(
    session: Session, cast: Cast, said: Content, themes: dict[str, UUID], held: dict[str, UUID]
) -> UUID:
    """Build a round and open it."""
    with cast.acting(session, cast.researchers[0]) as seat:
        body = RoundIn(
            title=said["title"],
            kind="candidate" if said["id"] == "round-1" else "final",
            intro=said["intro"],
            help_contact=HELP,
            share_comments=said["share_comments"],
            closes_on=date.fromisoformat(said["closes_on"]),
        )
        made = building.create_round(session, seat, body)
        chosen = [
            RoundThemeIn(theme_id=themes[t["theme"]], quote_ids=[held[q] for q in t["quotes"]])
            for t in said["themes"]
        ]
        made = building.choose_themes(session, seat, made["id"], chosen, made["version"])
        invited = [cast.reviewers[n] for n in said["reviewers"]]
        made = building.invite_reviewers(session, seat, made["id"], invited, made["version"])
    with cast.acting(session, cast.supervisor) as seat:
        checked = RoundPatch(plain_english_checked=True)
        building.change_round(session, seat, made["id"], checked, made["version"])
        running.open_round(session, seat, made["id"])
    found: UUID = made["id"]
    return found


def answer(
    session: Session,
    cast: Cast,
    said: Content,
    round_id: UUID,
    themes: dict[str, UUID],
    held: dict[str, UUID],
) -> list[tuple[UUID, Content]]:
    """Write what the reviewers said. Several remarks on one idea are one answer. Return (comment, remark)."""
    by_theme = {s.theme_id: s.id for s in queries.snapshot_themes(session, cast.study_id, round_id)}
    by_quote = {s.quote_id: s.id for s in queries.snapshot_quotes(session, cast.study_id, round_id)}
    found = []
    for remark in _together(said["comments"]):
        on_quote = by_quote[held[remark["quote"]]] if remark["quote"] else None
        with cast.acting(session, cast.reviewers[remark["reviewer"]]) as seat:
            body = CommentIn(
                snapshot_theme_id=by_theme[themes[remark["theme"]]],
                snapshot_quote_id=on_quote,
                kinds=remark["kinds"],
                words=remark["words"],
                submit=remark["state"] == "submitted",
            )
            saved = answering.save_comment(session, seat, round_id, body)
        row = queries.comment_held(session, cast.study_id, saved["id"])
        if row is not None and remark["submitted_at"]:
            row.submitted_at = _at(remark["submitted_at"])
        found.append((saved["id"], remark))
    return found


def _together(comments: list[Content]) -> list[Content]:
    """Join the remarks of one reviewer on one idea (or one quote) into one answer with one response."""
    found: dict[tuple[Any, ...], Content] = {}
    for one in comments:
        place = (one["reviewer"], one["theme"], one["quote"])
        if place not in found:
            found[place] = one | {"kinds": [one["kind"]]}
            continue
        first = found[place]
        first["kinds"] = list(dict.fromkeys([*first["kinds"], one["kind"]]))
        first["words"] = f"{first['words']}\n\n{one['words']}"
        first["response"] = _both(first["response"], one["response"])
    return list(found.values())


def _both(one: Content | None, other: Content | None) -> Content | None:
    if not one or not other:
        return one or other
    decision = one["decision"] if one["decision"] == other["decision"] else "partly_changed"
    joined = {name: f"{one[name]} {other[name]}" for name in ("reason", "plain_reason")}
    return one | joined | {"decision": decision}


def respond(session: Session, cast: Cast, answers: list[tuple[UUID, Content]]) -> None:
    """Write the team's response to each answer that has one; the supervisor agrees it."""
    for comment_id, remark in answers:
        said = remark["response"]
        if not said:
            continue
        with cast.acting(session, cast.researchers[said["by"]]) as seat:
            body = ResponseIn(
                decision=said["decision"], reason=said["reason"], plain_reason=said["plain_reason"]
            )
            responding.draft_response(session, seat, comment_id, body, None)
        with cast.acting(session, cast.supervisor) as seat:
            responding.agree_response(session, seat, comment_id)


def withdraw(session: Session, cast: Cast, said: list[Content], held: dict[str, UUID]) -> None:
    """Revoke the quotes that a reviewer could have told the speaker from."""
    with cast.acting(session, cast.researchers[1]) as seat:
        for one in said:
            if one["withdrawn"]:
                reason = DecisionIn(reason="A reviewer could have told who this is.")
                revoking.revoke_quote(session, seat, held[one["id"]], reason)


def publish(session: Session, cast: Cast, said: Content, round_id: UUID) -> None:
    """Close a round and publish its responses."""
    with cast.acting(session, cast.supervisor) as seat:
        running.close_round(session, seat, round_id)
        running.publish_round(session, seat, round_id)
    date_round(session, cast, said, round_id)


def date_round(session: Session, cast: Cast, said: Content, round_id: UUID) -> None:
    """Give a round the days on which its story happens."""
    row = queries.round_held(session, cast.study_id, round_id)
    if row is not None:
        row.opened_at = _at(said["opened_at"])
        row.closed_at = _at(said["closed_at"]) if said["closed_at"] else None
        row.published_at = _at(said["published_at"]) if said["published_at"] else None


def _at(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(11, 0), UTC)

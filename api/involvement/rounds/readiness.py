"""What a round still needs before a supervisor can open it to reviewers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from api.base.database import Source
from api.involvement.quotes.gates import without_consent
from api.study.policy import Policy


def lacking(code: str, detail: str, ids: Iterable[UUID] = ()) -> dict[str, Any]:
    """Return one thing that is missing."""
    return {"code": code, "detail": detail, "ids": sorted(set(ids))}


def missing(source: Source, study_id: UUID, policy: Policy, whole: dict[str, Any]) -> list[dict[str, Any]]:
    """List what a draft round needs; empty if it may be opened. `whole` is the round as read."""
    themes = whole["themes"]
    quotes = [quote for theme in themes for quote in theme["quotes"]]
    found = []
    if not themes:
        found.append(lacking("themes", "Choose at least one theme."))
    if bare := [t["theme_id"] for t in themes if not t["plain_summary"].strip()]:
        say = f"Write the plain summary of {len(bare)} theme{'s' if len(bare) > 1 else ''}."
        found.append(lacking("plain_summary", say, bare))
    found += _of_quotes(source, study_id, policy, quotes)
    if not whole["help_contact"].strip():
        found.append(lacking("help_contact", "Say whom reviewers can turn to for help."))
    if not whole["invitees"]:
        found.append(lacking("invitees", "Invite at least one reviewer."))
    if whole["plain_english_checked_by"] is None:
        say = "Somebody must read it all as reviewers will, and put their name to its plain English."
        found.append(lacking("plain_english_check", say))
    return found


def _of_quotes(
    source: Source, study_id: UUID, policy: Policy, quotes: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    found = []
    if worried := [q["id"] for q in quotes if q["worried"]]:
        say = "A reviewer could tell who one of these quotes is from. Take it out."
        found.append(lacking("quotes_worried", say, worried))
    if changed := [q["id"] for q in quotes if q["passage"] != "same" and not q["worried"]]:
        say = "The text under one of these quotes was corrected. Look at it, or take it out."
        found.append(lacking("quotes_changed", say, changed))
    unfit = {*worried, *changed}
    if raw := [q["id"] for q in quotes if not q["counts_as_approved"] and q["id"] not in unfit]:
        few = f"{len(raw)} chosen quotes are" if len(raw) > 1 else "1 chosen quote is"
        say = f"{few} not approved. Ask for approval, or take out what is not approved."
        found.append(lacking("quotes_not_approved", say, raw))
    if refused := without_consent(source, study_id, policy, quotes):
        say = "The consent behind these quotes no longer allows them. Take them out."
        found.append(lacking("quote_consent", say, refused))
    return found

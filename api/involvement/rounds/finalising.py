"""Call a theme final: every field filled, nothing that reviewers said of it unanswered."""

from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.themes import queries as theme_queries
from api.analysis.themes.models import Theme
from api.audit import service as audit
from api.base.database import Session, claim
from api.base.errors import Conflict
from api.involvement.rounds import queries

NEEDED = {
    "central_organising_concept": "its central organising concept",
    "definition": "its definition",
    "scope_in": "what it takes in",
    "scope_out": "what it leaves out",
    "plain_summary": "its plain-language summary",
}


def finalise_theme(session: Session, seat: Seat, theme_id: UUID, version: int) -> Theme:
    """Call a theme final.

    Raises Conflict theme_incomplete while a field is empty, comments_unanswered while what reviewers said of
    it waits for a response.
    """
    theme = claim(session, Theme, seat.study_id, theme_id, version)
    lacking = [words for name, words in NEEDED.items() if not getattr(theme, name).strip()]
    if lacking or not theme_queries.codes_of(session, seat.study_id, theme_id):
        said = ", ".join(lacking or ["its codes"])
        raise Conflict("theme_incomplete", f"A final theme says everything. Write {said} first.")
    waiting = queries.unanswered_comments(session, seat.study_id, theme_id)
    if waiting:
        told: dict[str, Any] = {"unanswered": waiting}
        detail = f"{waiting} comments of reviewers on this theme wait for a response. Answer them first."
        raise Conflict("comments_unanswered", detail, extra=told)
    theme.state, theme.state_reason = "final", ""
    audit.record(session, seat.study_id, "theme.state_changed", theme.id, state="final")
    return theme

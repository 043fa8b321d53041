"""Themes: the board, a theme whole, its words, codes, evidence and versions."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.themes import service
from api.analysis.themes.schemas import (
    EvidenceIn,
    EvidenceLinksOut,
    EvidencePatch,
    EvidenceWritten,
    ThemeCodesIn,
    ThemeIn,
    ThemeOrderIn,
    ThemeOut,
    ThemePatch,
    ThemesOut,
    ThemeStateIn,
    ThemeVersionsOut,
    ThemeWritten,
)
from api.base.web import Expected, Room

themes = Room("themes")
transcripts = Room("transcripts")

Reading = Annotated[Work, allow(Action.READ_THEMES)]
Changing = Annotated[Work, allow(Action.CHANGE_THEMES)]


@themes.get("", response_model=ThemesOut)
def list_themes(work: Reading) -> Response:
    """Read the board of themes."""
    return work.read(service.read_themes)


@themes.post("", status_code=201, response_model=ThemeWritten)
def create_theme(body: ThemeIn, work: Changing) -> Response:
    """Create a theme."""
    return work.write(service.create_theme, body, answer=ThemeWritten)


@themes.put("/order", status_code=204)
def order_themes(body: ThemeOrderIn, work: Changing) -> Response:
    """Put the themes of the board into an order."""
    return work.write(service.order_themes, body, status=204)


@themes.get("/{theme_id}", response_model=ThemeOut)
def read_theme(theme_id: UUID, work: Reading) -> Response:
    """Read a theme whole: words, codes, evidence, presence by group."""
    return work.read(service.read_theme, theme_id, etag=True)


@themes.patch("/{theme_id}", response_model=ThemeWritten)
def change_theme(theme_id: UUID, body: ThemePatch, version: Expected, work: Changing) -> Response:
    """Change a theme's words; every change is kept as a version."""
    return work.write(service.change_theme, theme_id, body, version, answer=ThemeWritten, status=200)


@themes.post("/{theme_id}/state", response_model=ThemeWritten)
def change_theme_state(theme_id: UUID, body: ThemeStateIn, version: Expected, work: Changing) -> Response:
    """Move a theme between candidate, reviewing, defined and discarded."""
    return work.write(service.change_state, theme_id, body, version, answer=ThemeWritten, status=200)


@themes.put("/{theme_id}/codes", response_model=ThemeWritten)
def set_theme_codes(theme_id: UUID, body: ThemeCodesIn, version: Expected, work: Changing) -> Response:
    """Gather codes under a theme, in order."""
    return work.write(service.set_codes, theme_id, body, version, answer=ThemeWritten, status=200)


@themes.get("/{theme_id}/versions", response_model=ThemeVersionsOut)
def list_theme_versions(theme_id: UUID, work: Reading) -> Response:
    """Read the versions of a theme, newest first."""
    return work.read(service.read_versions, theme_id)


@themes.post("/{theme_id}/evidence", status_code=201, response_model=EvidenceWritten)
def add_evidence(theme_id: UUID, body: EvidenceIn, work: Changing) -> Response:
    """Add a coded segment as evidence that supports, nuances or contradicts a theme."""
    return work.write(service.add_evidence, theme_id, body, answer=EvidenceWritten)


@themes.patch("/{theme_id}/evidence/{evidence_id}", response_model=EvidenceWritten)
def change_evidence(
    theme_id: UUID, evidence_id: UUID, body: EvidencePatch, version: Expected, work: Changing
) -> Response:
    """Change the relation or note of evidence."""
    asked = (theme_id, evidence_id, body, version)
    return work.write(service.change_evidence, *asked, answer=EvidenceWritten, status=200)


@themes.delete("/{theme_id}/evidence/{evidence_id}", status_code=204)
def remove_evidence(theme_id: UUID, evidence_id: UUID, work: Changing) -> Response:
    """Take a segment out of a theme's evidence; the coding stays."""
    return work.write(service.remove_evidence, theme_id, evidence_id, status=204)


@transcripts.get("/{transcript_id}/evidence", response_model=EvidenceLinksOut)
def list_evidence_on_transcript(transcript_id: UUID, work: Reading) -> Response:
    """Read which codings of a transcript are evidence for which themes."""
    return work.read(service.read_evidence_on, transcript_id)

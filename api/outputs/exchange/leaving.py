"""What may leave the team, what stays behind, and why: counted and said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from api.analysis.transcripts import gates
from api.analysis.transcripts import queries as transcripts
from api.base.database import Source
from api.outputs.exchange import queries

MOST_TRANSCRIPTS = 100_000
WITHDRAWN, NOT_DEIDENTIFIED, CONSENT, RETIRED = (
    "participant_withdrawn",
    "transcript_not_deidentified",
    "consent_missing",
    "code_retired",
)


@dataclass(frozen=True, slots=True)
class Leaving:
    """The transcripts of a study: those whose words may leave, and why the others may not."""

    titles: Mapping[UUID, str]
    closed: Mapping[UUID, str]
    deidentified_only: bool

    @property
    def open(self) -> list[UUID]:
        """Return the transcripts whose words may leave."""
        return [one for one in self.titles if one not in self.closed]

    def why_not(self, transcript_id: UUID, zone: str) -> str | None:
        """Return why a segment on a version in this zone stays behind, or None."""
        if reason := self.closed.get(transcript_id):
            return reason
        held = self.deidentified_only and zone == gates.ORIGINAL
        return NOT_DEIDENTIFIED if held or transcript_id not in self.titles else None


def leaving(source: Source, study_id: UUID) -> Leaving:
    """Ask every gate of every transcript, now; as many queries for one as for many."""
    heads = transcripts.page_of_heads(source, study_id, MOST_TRANSCRIPTS, None)
    known = gates.standing(source, study_id, heads)
    gone = queries.withdrawn(source, study_id)
    closed: dict[UUID, str] = {}
    for head in heads:
        if gone.intersection(gates.participants_of(head, known)):
            closed[head.id] = WITHDRAWN
        elif gate := gates.gate_of(head, known):
            closed[head.id] = gate.code
    return Leaving({head.id: head.title for head in heads}, closed, known.policy.deidentification_gate)


def weighed(found: Leaving, rows: Sequence[Any]) -> tuple[dict[str, int], dict[str, Any]]:
    """Return the counts of what leaves, and of what stays behind by reason."""
    kept = [row for row in rows if found.why_not(row.transcript_id, row.zone) is None]
    counts = {
        "segments": sum(row.segments for row in kept),
        "transcripts": len({row.transcript_id for row in kept}),
        "codes": len({one for row in kept for one in row.codes.split(",")}),
        "coders": len({one for row in kept for one in row.coders.split(",")}),
    }
    behind: dict[str, list[Any]] = {}
    for row in rows:
        if reason := found.why_not(row.transcript_id, row.zone):
            behind.setdefault(reason, []).append(row)
    reasons = [
        {
            "code": reason,
            "segments": sum(row.segments for row in some),
            "transcripts": len({row.transcript_id for row in some}),
            "codes": 0,
            "where": sorted({str(row.transcript_id) for row in some}),
        }
        for reason, some in sorted(behind.items())
    ]
    return counts, {"reasons": reasons}


def retired_left_out(codes: Iterable[Any]) -> dict[str, Any]:
    """Return the codes out of use, which a codebook leaves behind."""
    n = sum(code.retired for code in codes)
    reason = {"code": RETIRED, "segments": 0, "transcripts": 0, "codes": n, "where": []}
    return {"reasons": [reason] if n else []}


# In plain English


def _some(n: int, word: str) -> str:
    return f"{n:,} {word}" if n == 1 else f"{n:,} {word}s"


def said(reason: Mapping[str, Any]) -> str:
    """Say in a sentence what stays behind, why, and what to do about it."""
    segments, n = _some(reason["segments"], "segment"), reason["transcripts"]
    where, it, stand = _some(n, "transcript"), "it" if n == 1 else "them", "is" if n == 1 else "are"
    sentences = {
        WITHDRAWN: f"{segments} in {where}, because a participant who speaks in {it} has withdrawn.",
        NOT_DEIDENTIFIED: f"{segments} in {where} that {stand} not attested as de-identified. "
        "Ask a second member to check, then export again.",
        CONSENT: f"{segments} in {where}, because a consent behind {it} is missing or has ended.",
        RETIRED: f"{_some(reason['codes'], 'code')} no longer in use.",
    }
    return sentences[reason["code"]]

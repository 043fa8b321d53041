"""The six phases and what each still asks for: nudges, never locks (Braun & Clarke 2006, 2022). Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any
from uuid import UUID

PHASES = (
    "Familiarisation",
    "Coding",
    "Generating initial themes",
    "Developing and reviewing themes",
    "Refining, defining and naming themes",
    "Writing up",
)
#: How many of what lacks something are named.
MOST_NAMED = 6
#: A transcript is sparse below this share of the usual number of segments per word.
SPARSE = 1 / 3
FEWEST_TO_COMPARE = 4


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """A transcript: may it be worked on, is it said who speaks, how much is coded, is its reading noted."""

    id: UUID
    label: str
    open: bool
    named: bool
    words: int
    segments: int
    noted: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks rest on."""

    interviews: Sequence[Any]
    transcripts: Sequence[TranscriptFacts]
    codes: Sequence[Any]
    themes: Sequence[Any]
    groups: frozenset[UUID]
    quoted: frozenset[tuple[UUID, UUID]]


def _check(
    code: str, detail: str, page: str, things: Iterable[Any], holds: Callable[[Any], bool]
) -> dict[str, Any]:
    every = list(things)
    lacking = [one for one in every if not holds(one)]
    return {
        "code": code,
        "detail": detail,
        "page": page,
        "have": len(every) - len(lacking),
        "of": len(every),
        "lacking": [{"id": one.id, "label": one.label} for one in lacking[:MOST_NAMED]],
    }


def phases(facts: Facts) -> list[dict[str, Any]]:
    """Return the six phases, each with its checks and how it stands."""
    checks = (
        _familiarisation(facts),
        _coding(facts),
        _generating(facts),
        _reviewing(facts),
        _defining(facts),
        _writing(facts),
    )
    return [
        {"n": n, "name": name, "state": state_of(some), "checks": some}
        for n, (name, some) in enumerate(zip(PHASES, checks, strict=True), start=1)
    ]


def state_of(checks: Sequence[dict[str, Any]]) -> str:
    """Return not_yet while there is nothing to check, ready if all holds, else under_way."""
    if not any(check["of"] for check in checks):
        return "not_yet"
    return "ready" if all(check["have"] == check["of"] for check in checks) else "under_way"


def _familiarisation(facts: Facts) -> list[dict[str, Any]]:
    t = facts.transcripts
    return [
        _check(
            "transcribed", "Every interview held has a transcript", "interviews", facts.interviews, _holds
        ),
        _check("speakers", "Every transcript says who speaks", "transcripts", t, lambda one: one.named),
        _check(
            "gates",
            "Every transcript may be worked on: de-identified, with consent",
            "transcripts",
            t,
            lambda one: one.open,
        ),
        _check(
            "noted",
            "A member has noted a first reading of every transcript",
            "transcripts",
            t,
            lambda one: one.noted,
        ),
    ]


def _holds(row: Any) -> bool:
    return bool(row.holds)


def _coding(facts: Facts) -> list[dict[str, Any]]:
    t = facts.transcripts
    usual = _usual_density(t)
    even = [one for one in t if one.segments] if usual else []
    return [
        _check(
            "coded", "Every transcript has coded passages", "transcripts", t, lambda one: one.segments > 0
        ),
        _check(
            "coverage",
            "No transcript is coded much more thinly than the others",
            "transcripts",
            even,
            lambda one: density(one) >= usual * SPARSE,
        ),
        _check("defined", "Every code has a definition", "codes", facts.codes, lambda one: one.defined),
    ]


def density(transcript: TranscriptFacts) -> float:
    """Return segments per thousand words."""
    return transcript.segments * 1000 / max(transcript.words, 1)


def _usual_density(transcripts: Sequence[TranscriptFacts]) -> float:
    coded = [density(one) for one in transcripts if one.segments]
    return median(coded) if len(coded) >= FEWEST_TO_COMPARE else 0.0


def _generating(facts: Facts) -> list[dict[str, Any]]:
    used = [one for one in facts.codes if one.used]
    return [
        _check("gathered", "Every code that is used stands under a theme", "codes", used, _gathered),
        _check("codes", "Every theme gathers two codes or more", "themes", facts.themes, _two_codes),
    ]


def _gathered(code: Any) -> bool:
    return bool(code.gathered)


def _two_codes(theme: Any) -> bool:
    return bool(theme.codes >= 2)


def _reviewing(facts: Facts) -> list[dict[str, Any]]:
    h = facts.themes
    other = "Every theme has evidence that nuances or contradicts it"
    return [
        _check("evidence", "Every theme has evidence", "themes", h, lambda one: one.evidenced),
        _check("other_side", other, "themes", h, lambda one: one.tested),
        _check("read", "Every theme has been in a review round", "themes", h, lambda one: one.read),
    ]


def _defining(facts: Facts) -> list[dict[str, Any]]:
    h = facts.themes
    said = "Every theme says what holds it together, what it is and what it is not"
    return [
        _check("described", said, "themes", h, lambda one: one.described),
        _check(
            "named", "No theme is named by a single word", "themes", h, lambda one: " " in one.label.strip()
        ),
    ]


def _writing(facts: Facts) -> list[dict[str, Any]]:
    h = facts.themes
    said = "Every theme has an approved quote from each group"
    return [
        _check("summary", "Every theme has a plain summary", "themes", h, lambda one: one.summed_up),
        _check("quotes", said, "themes", h, lambda one: _quoted(facts, one.id)),
    ]


def _quoted(facts: Facts, theme_id: UUID) -> bool:
    """Tell whether each group that takes part is quoted in a theme; without groups, nobody is."""
    return bool(facts.groups) and all((theme_id, group) in facts.quoted for group in facts.groups)

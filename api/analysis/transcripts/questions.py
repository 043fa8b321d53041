"""Which question of the guide a turn asks, judged by its words. Pure; a suggestion, never a decision.

The score of a turn for a question is the share of the question's own words (small words left out,
endings cut to the first six letters) that the turn holds. It must reach THRESHOLD and rest on at
least LEAST_SHARED words; a question with fewer words than that needs all of them. Prompts count as
wordings of their question. Of several questions the highest score wins, then the earlier one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

THRESHOLD = 0.6
LEAST_SHARED = 3
STEM_LETTERS = 6
LONGEST_TURN = 2_000

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL_WORDS = """
    a an the and or but so of in on at to for from with about into by as is are was were be been am do does
    did have has had can could would will shall should may might must you your yours me my i we our us it its
    this that these those there here what which who whom when where why how if then than okay ok right yes no
    not well um uh er just like really some any all more most thing things tell say said know think mean going
    go get got let lets please thanks thank
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a guide with all its wordings: its text and its prompts."""

    id: UUID
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A turn that seems to ask a question; score from THRESHOLD to 1."""

    turn_n: int
    question_id: UUID
    score: float


def key_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, each cut to six letters."""
    words = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return frozenset(word[:STEM_LETTERS] for word in words if word.split("'")[0] not in SMALL_WORDS)


def score(turn: frozenset[str], wording: frozenset[str]) -> float:
    """Return the share of a wording's key words that a turn holds; 0 if too few are shared."""
    shared = len(turn & wording)
    return shared / len(wording) if shared >= min(LEAST_SHARED, max(1, len(wording))) else 0.0


def suggest(turns: Iterable[tuple[int, str]], questions: Sequence[Asked]) -> list[Suggestion]:
    """Return at most one suggestion a turn. `turns` are (n, words) of the interviewer's turns."""
    wordings = [(q.id, words) for q in questions for text in q.wordings if (words := key_words(text))]
    found: list[Suggestion] = []
    for n, text in turns:
        said = key_words(text[:LONGEST_TURN])
        best = max(((score(said, words), -place) for place, (_, words) in enumerate(wordings)), default=None)
        if best and best[0] >= THRESHOLD:
            found.append(Suggestion(n, wordings[-best[1]][0], round(best[0], 2)))
    return found

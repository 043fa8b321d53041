"""Invented transcripts and edits whose true result is known, for re-anchoring. Seeded; nobody's words.

An edit moves every segment itself, by rules that need no diff: what lies behind it shifts, what lies around
it grows or shrinks, what it cuts through is gone (None).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

BACK = ("Yeah.", "Mm-hm.", "Right.", "Okay.", "Yeah, yeah.", "No.", "I see.", "Sure.", "Mm.")
AGAIN = (
    "I don't know.",
    "You know what I mean?",
    "I don't know what to say about that.",
    "It is what it is.",
    "And I was like, okay.",
    "That's how it was.",
)
NAMES = (
    "Anna",
    "Marek",
    "Ms Okafor",
    "Tom",
    "Priya",
    "Mr Lund",
    "Sian",
    "Northgate",
    "Ashby House",
    "Dr Hale",
)
INSTEAD = {name: f"[{what}]" for name, what in zip(NAMES, (
    "partner", "brother", "probation practitioner A", "friend", "OPD practitioner B", "solicitor", "sister",
    "town", "approved premises", "GP"), strict=True)}  # fmt: skip
_WORDS = """
    then when because so they she he we me them there here was were said told asked came went sat felt heard
    thought wanted needed tried stopped started kept meeting office door room week month morning letter phone
    hostel bus rain coffee kitchen help plan word list licence court garden work school money anger trust
    silence question answer really never always maybe only just still again before after about with without
    around under over for from into a the my her his their our this that some any no not good bad hard easy
    small long short new old first last other same whole
"""
WORDS = tuple(_WORDS.split())


NEW = -1


@dataclass
class Piece:
    """A transcript under edit: its text, and segments that move with it ([start, end) or None)."""

    text: str
    spans: list[tuple[int, int] | None]
    touched: set[int] = field(default_factory=set)  # segments that an edit met, inside or across an end
    named: set[int] = field(default_factory=set)  # segments in which names were replaced
    other: set[int] = field(default_factory=set)  # segments in which something else was edited
    chars: list[int] = field(default_factory=list)  # for each character its place in the old text, or NEW

    def __post_init__(self) -> None:
        self.chars = list(range(len(self.text)))

    def replace(self, start: int, end: int, now: str, *, name: bool = False) -> None:
        """Put `now` in place of [start, end), and move the segments."""
        start, end, now = _without_common(self.text, start, end, now)
        grown = len(now) - (end - start)
        for n, span in enumerate(self.spans):
            if span is None or start >= span[1]:
                continue
            s, e = span
            if end <= s:
                self.spans[n] = (s + grown, e + grown)
                continue
            self.touched.add(n)
            (self.named if name else self.other).add(n)
            if s <= start and end <= e:
                self.spans[n] = (s, e + grown) if e + grown > s else None
            elif start < s < end and not self.text[start:s].strip():
                self.spans[n] = (start + len(now), e + grown) if not now.strip() else None
            elif start < e < end and not self.text[e:end].strip():
                self.spans[n] = (s, start) if not now.strip() and start > s else None
            else:
                self.spans[n] = None
        self.text = self.text[:start] + now + self.text[end:]
        self.chars[start:end] = [NEW] * len(now)

    def move_turn(self, start: int, end: int, to: int) -> None:
        """Move the turn [start, end) with its LF to `to`, a start of a turn outside it."""
        size = end - start
        body = self.text[start:end]
        rest = self.text[:start] + self.text[end:]
        goal = to if to <= start else to - size
        for n, span in enumerate(self.spans):
            if span is None:
                continue
            s, e = span
            if start <= s and e <= end:
                self.spans[n] = (s - start + goal, e - start + goal)
                continue
            if s < start and end < e and s < to < e:
                self.touched.add(n)
                self.other.add(n)
                continue
            if s < end and start < e:
                self.touched.add(n)
                self.other.add(n)
                self.spans[n] = None
                continue
            s, e = (s - size, e - size) if s >= end else (s, e)
            if goal <= s:
                s, e = s + size, e + size
            elif goal < e:
                self.touched.add(n)
                self.other.add(n)
                e += size
            self.spans[n] = (s, e)
        self.text = rest[:goal] + body + rest[goal:]
        chars = self.chars[start:end]
        del self.chars[start:end]
        self.chars[goal:goal] = chars

    def is_whole(self, was: tuple[int, int], now: tuple[int, int]) -> bool:
        """Tell whether a stretch begins and ends as a segment did, and holds all that is left of it alone."""
        there = self.chars[now[0] : now[1]]
        own = {char for char in there if char != NEW}
        left = {char for char in self.chars if was[0] <= char < was[1]}
        return (there[0], there[-1]) == (was[0], was[1] - 1) and own == left

    def turns(self) -> list[tuple[int, int]]:
        """Return [start, end) of each line, without its LF."""
        return [found.span() for found in re.finditer(r"[^\n]+", self.text)]


def _without_common(text: str, start: int, end: int, now: str) -> tuple[int, int, str]:
    """Leave out words that stand at both ends of a replacement: they are not part of the edit."""
    was = re.findall(r"\w+|\s+|.", text[start:end], re.DOTALL)
    new = re.findall(r"\w+|\s+|.", now, re.DOTALL)
    while was and new and was[0] == new[0]:
        start += len(was.pop(0))
        new.pop(0)
    while was and new and was[-1] == new[-1]:
        end -= len(was.pop())
        new.pop()
    return start, end, "".join(new)


def sentence(random: Random) -> str:
    """Return one invented sentence; one in five is one of few that recur."""
    if random.random() < 0.2:
        return random.choice(AGAIN)
    words = random.choices(WORDS, k=random.randint(3, 18))
    if random.random() < 0.25:
        words[random.randrange(len(words))] = random.choice(NAMES)
    if random.random() < 0.15:
        words[random.randrange(len(words))] += ","
    if random.random() < 0.05:
        words.insert(random.randrange(len(words)), random.choice(("\U0001f642", "cafe\u0301", "…", "um,")))
    said = " ".join(words)
    return said[0].upper() + said[1:] + random.choice("....?")


def turn(random: Random) -> str:
    """Return one invented turn; two in five are a word or two that recur."""
    if random.random() < 0.4:
        return random.choice(BACK)
    return " ".join(sentence(random) for _ in range(random.randint(1, 7)))


def transcript(random: Random, turns: int) -> str:
    """Return an invented transcript: a turn a line."""
    return "\n".join(turn(random) for _ in range(turns))


def segments(random: Random, text: str, n: int) -> list[tuple[int, int]]:
    """Return segments as people make them: words, sentences, turns, and across turns; more in long turns."""
    lines = [found.span() for found in re.finditer(r"[^\n]+", text)]
    made = []
    for _ in range(n):
        first = random.choices(range(len(lines)), weights=[e - s for s, e in lines])[0]
        start, end = lines[first]
        kind = random.random()
        if kind < 0.15 and first + 1 < len(lines):
            last = lines[min(first + random.randint(1, 3), len(lines) - 1)]
            made.append((start, last[1]))
        elif kind < 0.35:
            made.append((start, end))
        else:
            pattern = r"[^.?]+[.?]" if kind < 0.6 else r"\S+"
            places = [f.span() for f in re.finditer(pattern, text[start:end])] or [(0, end - start)]
            at = random.randrange(len(places))
            to = min(len(places) - 1, at + (random.randint(0, 12) if kind >= 0.6 else random.randint(0, 1)))
            s, e = start + places[at][0], start + places[to][1]
            s += len(text[s:e]) - len(text[s:e].lstrip())
            made.append((s, e))
    return made


# Edits


def insert_words(random: Random, piece: Piece) -> None:
    """Put a sentence, or a word or two, between two words."""
    place = random.choice([f.start() for f in re.finditer(r"(?<=\s)\S", piece.text)])
    now = sentence(random) if random.random() < 0.5 else " ".join(random.choices((*WORDS, "yeah", "um"), k=2))
    piece.replace(place, place, now + " ")


def insert_turn(random: Random, piece: Piece) -> None:
    """Put a new turn before another."""
    start, _ = random.choice(piece.turns())
    piece.replace(start, start, turn(random) + "\n")


def delete_words(random: Random, piece: Piece) -> None:
    """Leave words of a turn out."""
    start, end = random.choice(piece.turns())
    words = [f.span() for f in re.finditer(r"\S+", piece.text[start:end])]
    if len(words) < 3:
        return
    at = random.randrange(1, len(words) - 1)
    to = min(len(words) - 1, at + random.randint(1, 8))
    piece.replace(start + words[at][0], start + words[to][0], "")


def delete_turn(random: Random, piece: Piece) -> None:
    """Leave a turn out."""
    start, end = random.choice(piece.turns())
    piece.replace(start, min(end + 1, len(piece.text)), "")


def replace_words(random: Random, piece: Piece) -> None:
    """Put other words in place of some."""
    start, end = random.choice(piece.turns())
    words = [f.span() for f in re.finditer(r"\w+", piece.text[start:end])]
    at = random.randrange(len(words))
    to = min(len(words) - 1, at + random.randint(0, 6))
    now = " ".join(random.choices(WORDS, k=random.randint(1, 6)))
    piece.replace(start + words[at][0], start + words[to][1], now)


def move_turn(random: Random, piece: Piece) -> None:
    """Move a turn somewhere else; it is long enough to be told from others."""
    turns = piece.turns()
    long = [n for n, (start, end) in enumerate(turns[:-1]) if end - start >= 60]
    if not long or len(turns) < 3:
        return
    n = random.choice(long)
    start, end = turns[n]
    to = random.choice([t for m, (t, _) in enumerate(turns) if m not in (n, n + 1)])
    piece.move_turn(start, end + 1, to)


def correct_typo(random: Random, piece: Piece) -> None:
    """Change a letter or two of a word, or swap two."""
    words = [f.span() for f in re.finditer(r"[a-z]{5,}", piece.text)]
    start, end = random.choice(words)
    was = piece.text[start:end]
    at = random.randrange(1, len(was) - 1)
    now = random.choice(
        (was[:at] + was[at + 1 :], was[:at] + was[at + 1] + was[at] + was[at + 2 :], was + "s")
    )
    if now != was:
        piece.replace(start, end, now)


def replace_names(random: Random, piece: Piece) -> None:
    """De-identify: put one and the same descriptor in place of each name, everywhere."""
    for name in NAMES:
        for found in reversed(list(re.finditer(rf"\b{name}\b", piece.text))):
            piece.replace(*found.span(), INSTEAD[name], name=True)


def split_turn(random: Random, piece: Piece) -> None:
    """Begin a new line within a turn."""
    places = [f.start() for f in re.finditer(r" (?=[A-Z])", piece.text)]
    if places:
        at = random.choice(places)
        piece.replace(at, at + 1, "\n")


Edit = Callable[[Random, Piece], None]
EDITS: tuple[Edit, ...] = (
    insert_words,
    insert_turn,
    delete_words,
    delete_turn,
    replace_words,
    move_turn,
    correct_typo,
    correct_typo,
    split_turn,
)

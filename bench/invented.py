"""An invented study of a chosen size: the same words, codes and segments for every program that is measured.

Pure, and seeded: the same size gives the same study on every machine. Nothing in it was said by anybody.
"""

import random
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from itertools import accumulate

SEED = 20_261_123
TURNS = 250
WORDS_OF_INTERVIEWER, WORDS_OF_PARTICIPANT = 16, 64
SEGMENTS = 150
CODES = 80

INTERVIEWER, PARTICIPANT = "Interviewer", "Participant"

#: Frequent words first: they are drawn by Zipf's law, so that the text has the shape of speech.
_WORDS = """
the and I it was to that a you of they so in had we know with just me is for but my there then think them
what about were like at really because time when not would one she on he people out up said get well all if
how did this from went going something could been never always first meeting came back before after again
week office someone told nobody asked understand different plan support worker listened waiting long enough
money place live family children mother brother friend house work trust change moment letter phone called
morning night garden walking river quiet anger hope patient careful honest café naïve don’t couldn’t wasn’t
they’d together apart remember forget begin finish decide explain repeat answer question reason result
window kitchen corner bus train
"""
SPOKEN = _WORDS.split()
WEIGHTS = list(accumulate(1 / (place + 3) for place in range(len(SPOKEN))))

TOP = "Everything"
BRANCHES = ["Arrival", "Burden", "Company", "Distance", "Effort", "Future", "Ground", "Habit"]
LEAVES = ["amber", "birch", "cedar", "delta", "ember", "fern", "grove", "harbour", "iris"]
#: The code above all others; a branch, asked for with what stands under it; the leaf that is used most.
ALL, BRANCH, LEAF = 0, 1, 1 + len(BRANCHES)


@dataclass(frozen=True, slots=True)
class Segment:
    """Code points [start, end) of a transcript's text, and the place of a code in the codebook."""

    start: int
    end: int
    code: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said, turn by turn, and what is coded in it. Turns alternate; the interviewer begins."""

    title: str
    turns: tuple[str, ...]
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """Return the words of all turns, joined by one line feed."""
        return "\n".join(self.turns)

    def speaker(self, place: int) -> str:
        """Return who says a turn."""
        return PARTICIPANT if place % 2 else INTERVIEWER


@dataclass(frozen=True, slots=True)
class Code:
    """A code: its label, its path from the top, and the place of its parent."""

    label: str
    path: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Study:
    """A codebook and transcripts."""

    codes: tuple[Code, ...]
    transcripts: tuple[Transcript, ...] = field(repr=False)

    @property
    def segments(self) -> int:
        """Return how many segments are coded in all."""
        return sum(len(one.segments) for one in self.transcripts)

    def coded_with(self, places: set[int]) -> int:
        """Return how many segments bear one of these codes."""
        return sum(s.code in places for one in self.transcripts for s in one.segments)


def codebook() -> tuple[Code, ...]:
    """Return 80 codes in three levels: one top, 8 branches, 71 leaves. No leaf's path begins another's."""
    codes = [Code(TOP, TOP, None)]
    codes += [Code(name, f"{TOP}.{name}", ALL) for name in BRANCHES]
    for leaf in LEAVES:
        for place, name in enumerate(BRANCHES, start=1):
            codes.append(Code(f"{name} {leaf}", f"{TOP}.{name}.{leaf}", place))
    return tuple(codes[:CODES])


def under(place: int, codes: tuple[Code, ...]) -> set[int]:
    """Return the places of a code and of all that stands under it."""
    path = codes[place].path
    return {n for n, code in enumerate(codes) if code.path == path or code.path.startswith(f"{path}.")}


def transcript(title: str, words: random.Random, turns: int = TURNS, segments: int = SEGMENTS) -> Transcript:
    """Return one transcript: about 40 words a turn, and segments of one to three sentences."""
    said = tuple(
        _talk(words, WORDS_OF_PARTICIPANT if place % 2 else WORDS_OF_INTERVIEWER) for place in range(turns)
    )
    return Transcript(title, said, _segments("\n".join(said), said, words, segments))


def _talk(words: random.Random, about: int) -> str:
    sentences = []
    left = words.randint(about * 3 // 4, about * 5 // 4)
    while left > 0:
        length = min(left, words.randint(6, 16))
        some = words.choices(SPOKEN, cum_weights=WEIGHTS, k=length)
        sentences.append(" ".join(some).capitalize() + words.choice("....?"))
        left -= length
    return " ".join(sentences)


def _segments(text: str, said: tuple[str, ...], words: random.Random, n: int) -> tuple[Segment, ...]:
    starts = list(accumulate((len(turn) + 1 for turn in said), initial=0))
    by_rank = [1 / (rank + 2) for rank in range(CODES)]
    order = sorted(range(CODES), key=lambda place: (place < LEAF, place))  # leaves first: they are used most
    found: set[tuple[int, int, int]] = set()
    while len(found) < n:
        turn = words.randrange(1, len(said), 2)
        start = starts[turn] + _begin(said[turn], words)
        if words.random() < 0.08 and turn + 2 < len(said):  # some go on into the next turns
            end = starts[turn + 2] + words.randint(20, 60)
        else:
            end = start + words.randint(60, 260)
            end = min(end, starts[turn] + len(said[turn]))
        end = min(end, len(text))
        if text[start:end].strip() and end - start > 10:
            found.add((start, end, words.choices(order, weights=by_rank)[0]))
    return tuple(Segment(*one) for one in sorted(found))


def _begin(turn: str, words: random.Random) -> int:
    """Return where one of the sentences of a turn begins."""
    places = [0, *(n + 2 for n in range(len(turn) - 2) if turn[n : n + 2] in (". ", "? "))]
    return words.choice(places)


def study(transcripts: int) -> Study:
    """Return the study with so many transcripts. A larger one begins like a smaller one."""
    made = (
        transcript(f"Conversation {n:04d}", random.Random(f"{SEED} {n}")) for n in range(1, transcripts + 1)
    )
    return Study(codebook(), tuple(made))


#: What a page is measured with: 12,000 words in 300 turns.
PAGE_TURNS = 300
PAGE_SEGMENTS = (0, 150, 1_500, 10_000)


def pages(segments: tuple[int, ...] = PAGE_SEGMENTS) -> Study:
    """Return transcripts of the same 12,000 words with ever more segments, for a browser."""
    made = (transcript(f"Page with {n:05d}", random.Random(f"{SEED} page"), PAGE_TURNS, n) for n in segments)
    return Study(codebook(), tuple(made))


# Files to bring in


def as_html(one: Transcript, mark: str) -> bytes:
    """Return a transcript as a web page; the mark makes each file differ from the last."""
    lines = [f"<p>{one.speaker(n)}: {turn}</p>" for n, turn in enumerate(_marked(one, mark))]
    head = f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{mark}</title></head><body>\n'
    return (head + "\n".join(lines) + "\n</body></html>\n").encode()


def as_docx(one: Transcript, mark: str) -> bytes:
    """Return a transcript as a Word document, as small as the format allows."""
    name = "http://schemas.openxmlformats.org"
    kinds = "application/vnd.openxmlformats-"
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{one.speaker(n)}: {turn}</w:t></w:r></w:p>'
        for n, turn in enumerate(_marked(one, mark))
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{name}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{kinds}package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" '
        f'ContentType="{kinds}officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{name}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{name}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{name}/wordprocessingml/2006/main"><w:body>{lines}'
        "<w:sectPr/></w:body></w:document>",
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, text in parts.items():
            packed.writestr(path, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def _marked(one: Transcript, mark: str) -> list[str]:
    return [f"{one.turns[0]} {mark}", *one.turns[1:]]

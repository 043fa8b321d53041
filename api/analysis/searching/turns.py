"""The turns under stretches: which a stretch touches, which fit a condition, whose words they are. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from api.analysis.searching.intervals import APART, Stretch


@dataclass(frozen=True, slots=True)
class Sheet:
    """The turns of one version in order: code points [start, end), numbers, speakers (text ids).

    times: when each begins in the recording, in milliseconds; None where that is not known.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    ns: Sequence[int]
    speaker_ids: Sequence[str | None]
    times: Sequence[int | None] = ()

    def touched(self, start: int, end: int) -> range:
        """Return which turns, as places in the lists, a span touches; none between two turns."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


class Spoken(NamedTuple):
    """A turn that a stretch touches: its number, its speaker, and the question it stands under."""

    n: int
    speaker_id: str | None
    question_id: str | None


class _Pairs(dict[int, list[tuple[str | None, str | None]]]):
    """(speaker, question) of every turn of a transcript, made when it is first asked for."""

    def __init__(self, sheets: Mapping[int, Sheet], questions: Mapping[int, Sequence[str | None]]) -> None:
        super().__init__()
        self._sheets = sheets
        self._questions = questions

    def __missing__(self, number: int) -> list[tuple[str | None, str | None]]:
        speakers = self._sheets[number].speaker_ids
        questions = self._questions.get(number) or [None] * len(speakers)
        same = {pair: pair for pair in zip(speakers, questions, strict=True)}
        made = self[number] = [same[pair] for pair in zip(speakers, questions, strict=True)]
        return made


Fits = Callable[[str | None, str | None], bool]


class Turns:
    """The turns of transcripts, by the number of the transcript (see intervals.py).

    `asked`: for each transcript, the questions of the guide by the number of the turn that asks them.
    """

    def __init__(self, sheets: Mapping[int, Sheet], asked: Mapping[int, Mapping[int, str]]) -> None:
        self._sheets = sheets
        self._questions = {
            number: under_questions(sheets[number].ns, here) for number, here in asked.items() if here
        }
        self._pairs = _Pairs(sheets, self._questions)

    def touched(self, stretch: Stretch) -> Iterator[Spoken]:
        """Return the turns that a stretch touches, in order."""
        number, start = divmod(stretch.start, APART)
        sheet, questions = self._sheets[number], self._questions.get(number)
        for place in sheet.touched(start, stretch.end - number * APART):
            question = questions[place] if questions else None
            yield Spoken(sheet.ns[place], sheet.speaker_ids[place], question)

    def touches(self, stretch: Stretch, fits: Fits) -> bool:
        """Tell whether a stretch touches a turn that fits by its speaker and its question."""
        return any(fits(speaker_id, question_id) for speaker_id, question_id in self._under(stretch))

    def speakers(self, stretches: Iterable[Stretch], fits: Fits) -> set[str | None]:
        """Return who speaks in the turns that fit and that these stretches touch."""
        touched = {pair for one in stretches for pair in self._under(one)}
        return {speaker_id for speaker_id, question_id in touched if fits(speaker_id, question_id)}

    def _under(self, stretch: Stretch) -> Iterable[tuple[str | None, str | None]]:
        """Return (speaker, question) of the turns that a stretch touches."""
        number, start = divmod(stretch.start, APART)
        sheet = self._sheets[number]
        touched = sheet.touched(start, stretch.end - number * APART)
        return self._pairs[number][touched.start : touched.stop]

    def extent(self, stretch: Stretch) -> tuple[int, int]:
        """Return the first and last turn that a stretch touches, far apart between transcripts.

        A stretch between two turns counts with the one before it.
        """
        number, start = divmod(stretch.start, APART)
        begin, sheet = number * APART, self._sheets[number]
        touched = sheet.touched(start, stretch.end - begin)
        if touched:
            return begin + sheet.ns[touched[0]], begin + sheet.ns[touched[-1]]
        before = begin + (sheet.ns[touched.start - 1] if touched.start else 0)
        return before, before


def under_questions(turns: Sequence[int], asked: Mapping[int, str]) -> list[str | None]:
    """Return the question that each turn of a transcript stands under: asked last, in it or before."""
    found: list[str | None] = []
    question: str | None = None
    for n in turns:
        question = asked.get(n, question)
        found.append(question)
    return found

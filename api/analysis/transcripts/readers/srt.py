"""SubRip captions (.srt): a number, a time, lines."""

from api.analysis.transcripts.readers.captions import Cue, turns_of_cues
from api.analysis.transcripts.readers.cue_text import words_of
from api.analysis.transcripts.readers.encodings import Decoded
from api.analysis.transcripts.readers.reading import Reading
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.times import milliseconds
from api.analysis.transcripts.readers.vtt import TIMING


def looks_like_srt(text: str) -> bool:
    """Say whether a text begins as SubRip does, allowing for a few lines before."""
    start = text[:2000].split("\n")
    return any(TIMING.match(line) for line in start[:8])


def read(decoded: Decoded, tally: Tally) -> Reading:
    """Return the reading of SubRip captions. Lines before the first time are left out, counted as numbers."""
    cues = _cues(decoded.text.split("\n"), tally)
    turns = turns_of_cues(cues, tally)
    return Reading("srt", decoded.encoding, decoded.encodings, turns, tally.drops(), tuple(tally.warnings))


def _cues(lines: list[str], tally: Tally) -> list[Cue]:
    timed = [number for number, line in enumerate(lines) if TIMING.match(line)]
    for line in lines[: timed[0]] if timed else []:
        if line.strip():
            tally.drop("cue_number", line)
    return [_cue(lines, place, below, tally) for place, below in zip(timed, [*timed[1:], None], strict=True)]


def _cue(lines: list[str], place: int, below: int | None, tally: Tally) -> Cue:
    tally.drop("time", lines[place])
    found = TIMING.match(lines[place])
    start, end = (milliseconds(found["start"]), milliseconds(found["end"])) if found else (None, None)
    words = lines[place + 1 : below]
    if below is not None:
        words = _without_number(words, tally)
    text = words_of("\n".join(words), tally)
    return Cue(start or 0, end or start or 0, tuple(text.split("\n")))


def _without_number(words: list[str], tally: Tally) -> list[str]:
    """Take off the number of the next cue: the last filled line, if it is a number after a blank line."""
    last = next((n for n in range(len(words) - 1, -1, -1) if words[n].strip()), None)
    if last is None or not words[last].strip().isdigit():
        return words
    if last > 0 and words[last - 1].strip():
        return words
    tally.drop("cue_number", words[last])
    return words[:last]

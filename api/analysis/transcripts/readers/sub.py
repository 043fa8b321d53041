"""Subtitle files (.sub, .sbv).

SubViewer writes `0:00:02.900,0:00:15.230` above its lines, MicroDVD `{25}{50}words|words`, counting frames.
"""

import re

from api.analysis.transcripts.readers.captions import Cue, turns_of_cues
from api.analysis.transcripts.readers.cue_text import words_of
from api.analysis.transcripts.readers.encodings import Decoded
from api.analysis.transcripts.readers.reading import Reading
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.times import milliseconds

USUAL_FRAMES = 25.0
_TIMING = re.compile(
    r"\s*(?P<start>\d{1,2}:\d{2}:\d{2}[.,]\d{1,3})\s*,\s*(?P<end>\d{1,2}:\d{2}:\d{2}[.,]\d{1,3})\s*\Z"
)
_FRAMES = re.compile(r"\{(\d{1,8})\}\{(\d{0,8})\}(.*)\Z")
_BREAK = re.compile(r"\[br\]|\|", re.I)


def looks_like_sub(text: str) -> bool:
    """Say whether a text begins as one of the two kinds of subtitle file does."""
    lines = [line for line in text[:2000].split("\n") if line.strip()]
    framed = sum(bool(_FRAMES.match(line)) for line in lines[:5])
    return framed >= min(2, len(lines)) > 0 or any(_TIMING.match(line) for line in lines[:15])


def read(decoded: Decoded, tally: Tally) -> Reading:
    """Return the reading of a subtitle file."""
    lines = decoded.text.split("\n")
    cues = _timed(lines, tally) if any(_TIMING.match(line) for line in lines) else _framed(lines, tally)
    turns = turns_of_cues(cues, tally)
    return Reading("sub", decoded.encoding, decoded.encodings, turns, tally.drops(), tuple(tally.warnings))


def _timed(lines: list[str], tally: Tally) -> list[Cue]:
    places = [number for number, line in enumerate(lines) if _TIMING.match(line)]
    for line in lines[: places[0]]:
        if line.strip():
            tally.drop("markup", line)
    cues: list[Cue] = []
    for place, below in zip(places, [*places[1:], None], strict=True):
        found = _TIMING.match(lines[place])
        start, end = (milliseconds(found["start"]), milliseconds(found["end"])) if found else (None, None)
        tally.drop("time", lines[place])
        text = words_of(_BREAK.sub("\n", "\n".join(lines[place + 1 : below])), tally)
        cues.append(Cue(start or 0, end or start or 0, tuple(text.split("\n"))))
    return cues


def _framed(lines: list[str], tally: Tally) -> list[Cue]:
    frames = USUAL_FRAMES
    cues: list[Cue] = []
    for line in lines:
        found = _FRAMES.match(line)
        if not found:
            if line.strip():
                tally.drop("markup", line)
            continue
        tally.drop("time", f"{{{found[1]}}}{{{found[2]}}}")
        if not cues and found[1] in ("0", "1") and re.fullmatch(r"\s*\d{2}(?:\.\d+)?\s*", found[3]):
            frames = float(found[3])
            tally.drop("markup", found[3])
            continue
        start, end = int(found[1]), int(found[2] or found[1])
        text = words_of(re.sub(r"\{[^}]*\}", "", found[3]), tally)
        cues.append(Cue(round(start * 1000 / frames), round(end * 1000 / frames), tuple(_BREAK.split(text))))
    tally.warn(f"Times were counted from frames, {frames:g} in a second.")
    return cues

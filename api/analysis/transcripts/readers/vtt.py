"""WebVTT captions (.vtt), as Zoom and Teams write them too.

Notes are left out as comments, styles and cue names too. In rolling captions (times inside the cues) a
line repeated from the cue before is left out.
"""

import re

from api.analysis.transcripts.readers.captions import Cue, turns_of_cues
from api.analysis.transcripts.readers.cue_text import INNER_TIME, VOICE, unescape, words_of
from api.analysis.transcripts.readers.encodings import Decoded
from api.analysis.transcripts.readers.reading import Reading
from api.analysis.transcripts.readers.tally import Tally
from api.analysis.transcripts.readers.times import CLOCK, milliseconds

TIMING = re.compile(rf"\s*(?P<start>{CLOCK})\s*-->\s*(?P<end>{CLOCK})(?:[ \t].*)?\Z")
LONGEST_NAME = 200
_BLOCK = re.compile(r"\n[ \t]*\n+")


def read(decoded: Decoded, tally: Tally) -> Reading:
    """Return the reading of WebVTT captions."""
    blocks = _BLOCK.split(decoded.text.strip("\n"))
    cues = [cue for place, block in enumerate(blocks) for cue in _cues(block, place, tally)]
    if INNER_TIME.search(decoded.text):
        cues = _without_repeats(cues, tally)
    turns = turns_of_cues(cues, tally)
    return Reading("vtt", decoded.encoding, decoded.encodings, turns, tally.drops(), tuple(tally.warnings))


def _cues(block: str, place: int, tally: Tally) -> list[Cue]:
    lines = block.split("\n")
    timed = next((number for number, line in enumerate(lines) if TIMING.match(line)), None)
    if timed is None:
        if block.startswith("NOTE"):
            tally.drop("comment", block.removeprefix("NOTE"))
        elif place == 0 or block.startswith(("STYLE", "REGION", "WEBVTT")):
            tally.drop("markup", block)
        else:
            tally.drop("cue_number", block)
            tally.warn("A block of the captions has no time and was left out.")
        return []
    for line in lines[:timed]:
        tally.drop("markup" if line.startswith("WEBVTT") else "cue_number", line)
    tally.drop("time", lines[timed])
    return _voices(timed, lines, tally)


def _voices(timed: int, lines: list[str], tally: Tally) -> list[Cue]:
    """Cut a cue where its voice changes. A second time without blank line before it opens another cue."""
    again = next((n for n in range(timed + 1, len(lines)) if TIMING.match(lines[n])), None)
    rest = _cues("\n".join(lines[again:]), 1, tally) if again else []
    found = TIMING.match(lines[timed])
    start, end = (milliseconds(found["start"]), milliseconds(found["end"])) if found else (None, None)
    pieces = VOICE.split("\n".join(lines[timed + 1 : again]))
    if len(pieces) > 1:
        tally.drop("markup", "<v>" * (len(pieces) // 2), count=len(pieces) // 2)
    voiced = zip([None, *pieces[1::2]], pieces[::2], strict=True)
    cues = [
        Cue(start or 0, end or start or 0, tuple(words_of(text, tally).split("\n")), _name(voice))
        for voice, text in voiced
        if text.strip() or (voice is None and len(pieces) == 1)
    ]
    return cues + rest


def _name(voice: str | None) -> str | None:
    return (" ".join(unescape(voice).split())[:LONGEST_NAME] or None) if voice is not None else None


def _without_repeats(cues: list[Cue], tally: Tally) -> list[Cue]:
    kept: list[Cue] = []
    last = ""
    for cue in cues:
        lines = [line for line in cue.lines if line.strip()]
        if lines and lines[0].strip() == last:
            tally.drop("repeat", lines[0])
            lines = lines[1:]
        if lines:
            last = lines[-1].strip()
            kept.append(Cue(cue.starts_at_ms, cue.ends_at_ms, tuple(lines), cue.speaker))
    return kept

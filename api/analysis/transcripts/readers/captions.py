"""From cues to turns, the same for .vtt, .srt and .sub.

The lines of a cue are wrapping and join with a space (none between Chinese or Japanese characters).
With speakers (a <v> tag, a label at the start of a line, >> or dashes), consecutive cues of one speaker are
one turn, from label to label. Without any, a turn is a sentence: it ends with the cue that ends in . ! ? …
(or 。！？), before a pause of two seconds or more, and at the end of a cue once it has 500 characters.
A turn keeps the time at which its first cue starts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.analysis.transcripts.readers.believed import believed_names
from api.analysis.transcripts.readers.labels import Label, find_label
from api.analysis.transcripts.readers.reading import SpokenTurn
from api.analysis.transcripts.readers.tally import Tally

PAUSE_MS = 2_000
LONGEST_SENTENCE = 500

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\Z")
_DASH = re.compile(r"[-–—]\s*(?=\S)")
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_STYLES = ("plain", "chevron")


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: when it is shown, in milliseconds, and its lines; `speaker` is what a <v> tag names."""

    starts_at_ms: int
    ends_at_ms: int
    lines: tuple[str, ...]
    speaker: str | None = None


@dataclass(slots=True)
class _Said:
    """A line of a cue; `label` is believed; `turn` says that someone else begins."""

    text: str
    cue: Cue
    label: Label | None = None
    turn: bool = False


def turns_of_cues(cues: Sequence[Cue], tally: Tally) -> tuple[SpokenTurn, ...]:
    """Return the turns of captions."""
    said = _labelled([line for cue in cues for line in _lines(cue, tally)])
    if any(line.label or line.turn or line.cue.speaker for line in said):
        return _by_speaker(said, tally)
    return _by_sentence(cues)


def join(before: str, after: str) -> str:
    """Join two pieces of wrapped text."""
    if not before or not after:
        return before + after
    if _UNSPACED.match(before[-1]) and _UNSPACED.match(after[0]):
        return before + after
    return f"{before} {after}"


def _lines(cue: Cue, tally: Tally) -> list[_Said]:
    lines = [line.strip() for line in cue.lines if line.strip()]
    if len(lines) > 1 and all(_DASH.match(line) for line in lines):
        tally.drop("markup", "-" * len(lines), count=len(lines))
        return [_Said(_DASH.sub("", line, count=1), cue, turn=True) for line in lines]
    return [_Said(line, cue) for line in lines]


def _labelled(said: list[_Said]) -> list[_Said]:
    found = [find_label(line.text) for line in said]
    labels = [label if label and label.style in (*_STYLES, "turn") else None for label in found]
    names = believed_names(labels, "\n".join(line.text for line in said))
    for line, label in zip(said, labels, strict=True):
        if label and (label.style == "turn" or (label.style, label.name) in names):
            line.label = label
    return said


def _by_speaker(said: Sequence[_Said], tally: Tally) -> tuple[SpokenTurn, ...]:
    turns: list[SpokenTurn] = []
    for line in said:
        label = line.label
        speaker = label.name if label and label.name else line.cue.speaker
        text = label.body.strip() if label else line.text
        if label and label.mark:
            tally.drop("markup", label.mark)
        other = bool(turns) and speaker is not None and speaker != turns[-1].speaker
        unnamed = line.turn or (label is not None and label.style == "turn" and speaker is None)
        if not turns or other or unnamed:
            turns.append(SpokenTurn(speaker, text, line.cue.starts_at_ms))
        else:
            turns[-1] = turns[-1]._replace(text=join(turns[-1].text, text))
    return tuple(turn for turn in turns if turn.text)


def _by_sentence(cues: Sequence[Cue]) -> tuple[SpokenTurn, ...]:
    turns: list[SpokenTurn] = []
    open_until: int | None = None
    for cue in cues:
        text = ""
        for line in cue.lines:
            text = join(text, line.strip())
        if not text:
            continue
        if open_until is None or cue.starts_at_ms - open_until >= PAUSE_MS:
            turns.append(SpokenTurn(None, text, cue.starts_at_ms))
        else:
            turns[-1] = turns[-1]._replace(text=join(turns[-1].text, text))
        ended = _SENTENCE_END.search(text) or len(turns[-1].text) >= LONGEST_SENTENCE
        open_until = None if ended else cue.ends_at_ms
    return tuple(turns)

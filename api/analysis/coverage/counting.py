"""What is coded, turn by turn; what a question drew; where codes first came. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

from api.analysis.searching.turns import Sheet, under_questions

#: A transcript is sparse if its share of coded turns is under this part of the median share …
SPARSE = 0.5
#: … and it has at least so many turns of participants.
LEAST_TURNS = 10
OTHER, UNCODED, CODED = "i", "-", "c"


class Speaking(NamedTuple):
    """A speaker: whether a participant, and of which group (None: no group is known)."""

    is_participant: bool
    group_id: Any


def strip_of(sheet: Sheet, speakers: Mapping[str, Speaking], spans: Iterable[tuple[int, int]]) -> str:
    """Return one letter a turn: somebody else's, a participant's without a code, or with one."""
    touched: set[int] = set()
    for start, end in spans:
        touched.update(sheet.touched(start, end))
    return "".join(
        OTHER if not _is_participant(speakers, one) else CODED if place in touched else UNCODED
        for place, one in enumerate(sheet.speaker_ids)
    )


def _is_participant(speakers: Mapping[str, Speaking], speaker_id: str | None) -> bool:
    return speaker_id is not None and speaker_id in speakers and speakers[speaker_id].is_participant


def sparse(strips: Mapping[Any, str]) -> set[Any]:
    """Return the transcripts of which far less is coded than of the others: worth reading again."""
    shares = {
        one: strip.count(CODED) / (len(strip) - strip.count(OTHER) or 1) for one, strip in strips.items()
    }
    long = {one for one, strip in strips.items() if len(strip) - strip.count(OTHER) >= LEAST_TURNS}
    begun = [shares[one] for one in long if shares[one] > 0]
    if not begun:
        return set()
    return {one for one in long if shares[one] < SPARSE * median(begun)}


def drawn(
    sheet: Sheet, strip: str, asked: Mapping[int, str], speakers: Mapping[str, Speaking]
) -> dict[tuple[str, Any], list[int]]:
    """Return by (question, group): [turns of that group's participants under the question, coded ones]."""
    found: dict[tuple[str, Any], list[int]] = defaultdict(lambda: [0, 0])
    for place, question in enumerate(under_questions(sheet.ns, asked)):
        if question is None or strip[place] == OTHER:
            continue
        group_id = speakers[str(sheet.speaker_ids[place])].group_id
        found[question, group_id][0] += 1
        found[question, group_id][1] += strip[place] == CODED
    return found


def first_used(in_order: Sequence[set[str]]) -> list[set[str]]:
    """Return for each transcript, in order, the codes that none before it holds."""
    seen: set[str] = set()
    new = []
    for codes in in_order:
        new.append(codes - seen)
        seen |= codes
    return new

"""Which tokens of an old text stand where in a new one: only where that is beyond doubt. Pure.

Runs of seven tokens that are unique in both texts are seeds (Bram Cohen's patience diff, on words instead of
lines); a seed grows as far as the texts agree. The heaviest chain of runs in order is the text that stayed;
other long runs are passages that were moved. A token that two runs claim for different places (one "yeah"
more beside another) belongs to neither: nobody can tell which of them is new. Linear but for sorting.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from api.text.tokens import STOPS, Tokens, cut

SEED = 7
#: A moved passage is believed from this many code points on; shorter ones recur by chance.
LEAST_MOVED = 40
#: A run this long is believed between two edits, whatever their size.
LEAST_BETWEEN = 40
#: Runs that were moved together are at most this many tokens apart.
MOST_APART = 12
STAYED = 0

#: No place; and a place that several could claim.
NOWHERE, TORN = -1, -2


@dataclass(slots=True)
class Run:
    """Tokens [old, old + length) of the old text stand at [new, new + length) of the new one.

    `seed` is the length of what was unique; `group` is STAYED, or the number of a moved passage.
    """

    old: int
    new: int
    length: int
    weight: int
    group: int = STAYED


@dataclass(slots=True)
class Matching:
    """Where each token went: its place in the new text or NOWHERE, and the group it went with.

    A place below 0 is none: NOWHERE, or TORN between several.
    """

    old: Tokens
    new: Tokens
    image: list[int]
    group: list[int]
    moved: list[Run] = field(default_factory=list)


def match(old_text: str, new_text: str) -> Matching:
    """Match two texts."""
    numbers: dict[str, int] = {}
    old, new = cut(old_text, numbers), cut(new_text, numbers)
    runs = _runs(old, new)
    chain, loose = _chain(runs)
    chain = _without_chance(old, new, chain)
    return _claimed(old, new, chain, loose)


# Seeds and runs


def _unique(ids: list[int]) -> dict[tuple[int, ...], int]:
    places: dict[tuple[int, ...], int] = {}
    for place, seed in enumerate(zip(*(ids[n:] for n in range(SEED)), strict=False)):
        places[seed] = NOWHERE if seed in places else place
    return places


def _runs(old: Tokens, new: Tokens) -> list[Run]:
    """Return the maximal runs that hold a seed, by their place in the old text; the two ends among them."""
    there = _unique(new.ids)
    runs = [_grown(old, new, 0, 0)]
    reached = {0: runs[0].length}  # by diagonal: how far its latest run goes
    for seed, place in _unique(old.ids).items():
        target = there.get(seed, NOWHERE)
        if place == NOWHERE or target == NOWHERE or place < reached.get(target - place, 0):
            continue
        run = _grown(old, new, place, target)
        reached[target - place] = run.old + run.length
        runs.append(run)
    last = _grown(old, new, len(old) - 1, len(new) - 1)
    if reached.get(last.new - last.old, 0) < len(old):
        runs.append(last)
    return sorted(runs, key=lambda run: (run.old, run.new))


def _grown(old: Tokens, new: Tokens, i: int, j: int) -> Run:
    a, b = old.ids, new.ids
    back = 0
    while back < i and back < j and a[i - back - 1] == b[j - back - 1]:
        back += 1
    ahead, most = 1, min(len(a) - i, len(b) - j)
    while ahead < most and a[i + ahead] == b[j + ahead]:
        ahead += 1
    start, end = i - back, i + ahead
    return Run(start, j - back, end - start, old.end(end - 1) - old.starts[start])


# The chain of what stayed, and what was moved


def _chain(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Part runs into the heaviest ones that are in order in both texts, and the rest."""
    ranks = {place: rank for rank, place in enumerate(sorted({run.new for run in runs}), start=1)}
    best = [(0, NOWHERE)] * (len(ranks) + 1)  # a Fenwick tree: heaviest chain that ends at a rank or before
    before = [NOWHERE] * len(runs)
    heaviest = (0, NOWHERE)
    for at, run in enumerate(runs):
        weight, before[at] = _heaviest(best, ranks[run.new] - 1)
        found = (weight + run.weight + 1, at)
        heaviest = max(heaviest, found)
        place = ranks[run.new]
        while place < len(best):
            best[place] = max(best[place], found)
            place += place & -place
    kept, at = set(), heaviest[1]
    while at != NOWHERE:
        kept.add(at)
        at = before[at]
    return [r for n, r in enumerate(runs) if n in kept], [r for n, r in enumerate(runs) if n not in kept]


def _heaviest(best: list[tuple[int, int]], place: int) -> tuple[int, int]:
    found = (0, NOWHERE)
    while place > 0:
        found = max(found, best[place])
        place -= place & -place
    return found


def _without_chance(old: Tokens, new: Tokens, chain: list[Run]) -> list[Run]:
    """Leave out short runs between two edits that are longer than they: such words agree by chance."""
    while True:
        kept = [
            run
            for n, run in enumerate(chain)
            if n in (0, len(chain) - 1)
            or run.weight >= LEAST_BETWEEN
            or run.weight > min(_edit(old, new, chain[n - 1], run), _edit(old, new, run, chain[n + 1]))
        ]
        if len(kept) == len(chain):
            return chain
        chain = kept


def _edit(old: Tokens, new: Tokens, left: Run, right: Run) -> int:
    """Return how many code points lie between two runs, in the text where more do."""
    gone = old.starts[right.old] - old.end(left.old + left.length - 1)
    come = new.starts[right.new] - new.end(left.new + left.length - 1)
    return max(0, gone, come)


def _moved(old: Tokens, new: Tokens, loose: Sequence[Run]) -> list[tuple[Run, Run]]:
    """Return the runs that were moved, whole and without common ends; what went together has one group."""
    groups: list[list[tuple[Run, Run]]] = []
    for whole in loose:
        run = _without_common_ends(old, new, whole)
        if run is None:
            continue
        if groups and _follows(groups[-1][-1][1], run):
            groups[-1].append((whole, run))
        else:
            groups.append([(whole, run)])
    moved = []
    for number, group in enumerate(groups, start=1):
        if sum(run.weight for _, run in group) >= LEAST_MOVED:
            for _, run in group:
                run.group = number
            moved.extend(group)
    return moved


def _without_common_ends(old: Tokens, new: Tokens, run: Run) -> Run | None:
    """Take lines that recur off the ends of a moved run: the same words may stand at its goal by chance."""
    lines = [n for n in range(run.length) if "\n" in old.words(run.old + n, run.old + n)]
    pieces = list(pairwise([0, *(n + 1 for n in lines), run.length]))
    while pieces and not _is_unique(old, new, run, pieces[0]):
        del pieces[0]
    while pieces and not _is_unique(old, new, run, pieces[-1]):
        del pieces[-1]
    if not pieces:
        return None
    start, end = pieces[0][0], pieces[-1][1]
    weight = old.end(run.old + end - 1) - old.starts[run.old + start]
    return Run(run.old + start, run.new + start, end - start, weight)


def _is_unique(old: Tokens, new: Tokens, run: Run, piece: tuple[int, int]) -> bool:
    if piece[0] == piece[1]:
        return False
    said = old.words(run.old + piece[0], run.old + piece[1] - 1).strip()
    return bool(said) and old.text.count(said) == new.text.count(said) == 1


def _follows(left: Run, right: Run) -> bool:
    gone, come = right.old - left.old - left.length, right.new - left.new - left.length
    return -left.length < come <= MOST_APART and gone <= MOST_APART and right.new > left.new


# Claims


def _claimed(old: Tokens, new: Tokens, chain: Sequence[Run], loose: Sequence[Run]) -> Matching:
    """Give each token to the run that alone claims it; what stayed goes before what was moved."""
    found = Matching(old, new, [NOWHERE] * len(old), [NOWHERE] * len(old))
    owner = [NOWHERE] * len(new)
    stayed = [Run(run.old, run.new, run.length, run.weight) for run in chain]
    for left, right in pairwise(stayed):
        _part(old, new, left, right, found.image, owner)
    _claim(found, owner, stayed)
    moved = _moved(old, new, loose)
    away = (
        {run.old + n for _, run in moved for n in range(run.length)},
        {run.new + n for _, run in moved for n in range(run.length)},
    )
    for left, right in pairwise(stayed):
        _unsettle(found, owner, left, right, away)
    for whole, run in moved:
        for n in range(whole.length):
            if not run.old <= whole.old + n < run.old + run.length:
                _tear(found, owner, whole.old + n, whole.new + n)
    free = [Run(*piece, 0, run.group) for _, run in moved for piece in _unclaimed(found.image, owner, run)]
    _claim(found, owner, free)
    found.moved = [run for run in free if found.image[run.old] >= 0]
    return found


def _part(old: Tokens, new: Tokens, left: Run, right: Run, image: list[int], owner: list[int]) -> None:
    """Part two runs of the chain that claim the same tokens, where something was only put in or left out.

    Of the places where that can have happened, those between lines are likelier than those between sentences,
    and these than those between words. What lies between the likeliest places is torn.
    """
    put_in = right.new - right.old > left.new - left.old
    shared = left.old + left.length - right.old if put_in else left.new + left.length - right.new
    shared = min(shared, left.length - 1, right.length - 1)
    if shared <= 0:
        return
    tokens, start = (old, right.old) if put_in else (new, right.new)
    scores = [_likely(tokens, start + n) for n in range(shared + 1)]
    likely = [n for n, score in enumerate(scores) if score == max(scores)]
    first, last = likely[0], likely[-1]
    left.length -= shared - first
    torn = last - first
    for n in range(torn):
        image[left.old + left.length + n] = image[right.old + first + n] = TORN
        owner[left.new + left.length + n] = owner[right.new + first + n] = TORN
    right.old, right.new, right.length = right.old + last, right.new + last, right.length - last


def _likely(tokens: Tokens, place: int) -> int:
    """Return how likely somebody edits before a token: 3 between lines, 2 sentences, 1 words, 0 within."""
    before, after = tokens.words(place - 1, place - 1), tokens.words(place, place)
    if "\n" in before or "\n" in after or not before or not after:
        return 3
    if before.isspace():
        return 2 if place > 1 and tokens.words(place - 2, place - 2) in STOPS else 1
    return (2 if before in STOPS else 1) if after.isspace() else 0


def _unsettle(
    found: Matching, owner: list[int], left: Run, right: Run, away: tuple[set[int], set[int]]
) -> None:
    """Tear lines and sentences beside a change that stand once more within it: either may be the one kept.

    So are recurring lines beside a change of whole turns.
    `away` are the tokens that were moved, in both texts: they are no part of this change.
    """
    gone = _said(found.old, left.old + left.length, right.old, away[0])
    come = _said(found.new, left.new + left.length, right.new, away[1])
    changed = f"\n{gone}\n{come}\n"
    if not changed.strip():
        return
    turns = gone.strip() and come.strip() and ("\n" in gone + come or _is_line(found.old, left, right))
    for run, step in ((left, -1), (right, 1)):
        while run.length > 1:
            n = _unit(found.old, run, step)
            first = run.length - n if step < 0 else 0
            said = found.old.words(run.old + first, run.old + first + n - 1).strip()
            if n >= run.length or not (_stands_in(said, changed) or (turns and _recurs(found, said))):
                break
            for m in range(first, first + n):
                _tear(found, owner, run.old + m, run.new + m)
            run.length -= n
            if step > 0:
                run.old, run.new = run.old + n, run.new + n


def _is_line(tokens: Tokens, left: Run, right: Run) -> bool:
    """Tell whether all the words of a line lie between two runs."""
    start, end = tokens.end(left.old + left.length - 1), tokens.starts[right.old]
    after = tokens.text[end : end + 3].lstrip("".join(STOPS))
    return tokens.text[start - 1 : start] in ("", "\n") and after[:1] in ("", "\n")


def _recurs(found: Matching, said: str) -> bool:
    """Tell whether a line stands more than once in either text; a full stop alone always does."""
    if not said.strip(".?!… "):
        return True
    line = f"\n{said}\n"
    return any(f"\n{text}\n".count(line) > 1 for text in (found.old.text, found.new.text))


def _said(tokens: Tokens, first: int, end: int, away: set[int]) -> str:
    if not away:
        return tokens.text[tokens.starts[first] : tokens.starts[end]] if first < end else ""
    return "".join("\n" if n in away else tokens.words(n, n) for n in range(first, end))


def _stands_in(said: str, changed: str) -> bool:
    words = said.rstrip(".?!… ")
    if not words:
        return said in changed
    edge = r"(?<!\w)" if words[0].isalnum() else ""
    return re.search(rf"{edge}{re.escape(words)}(?!\w)", changed) is not None


def _unit(tokens: Tokens, run: Run, step: int) -> int:
    """Return how many tokens the last (step -1) or first (1) sentence or line of a run has, at least 1."""
    n, seen = 0, False
    while n < run.length:
        place = run.old + (run.length - 1 - n if step < 0 else n)
        said = tokens.words(place, place)
        ends = "\n" in said or said in STOPS
        if seen and ends and step < 0:
            return n
        n += 1
        seen = seen or not (ends or said.isspace())
        if ends and step > 0:
            return n
    return n


def _unclaimed(image: list[int], owner: list[int], run: Run) -> Iterator[tuple[int, int, int]]:
    """Cut a moved run to the stretches that no run of the chain claims."""
    start = NOWHERE
    for n in range(run.length + 1):
        free = n < run.length and image[run.old + n] == owner[run.new + n] == NOWHERE
        if free and start == NOWHERE:
            start = n
        elif not free and start != NOWHERE:
            yield run.old + start, run.new + start, n - start
            start = NOWHERE


def _claim(found: Matching, owner: list[int], runs: Sequence[Run]) -> None:
    """Note where the tokens of runs stand; those that two claim are torn."""
    torn: list[tuple[int, int]] = []
    for run in runs:
        for i, j in zip(
            range(run.old, run.old + run.length), range(run.new, run.new + run.length), strict=True
        ):
            if found.image[i] != NOWHERE or owner[j] != NOWHERE:
                torn += [(i, j), (i, found.image[i]), (owner[j], j)]
                continue
            found.image[i], found.group[i], owner[j] = j, run.group, i
    for i, j in torn:
        _tear(found, owner, i, j)


def _tear(found: Matching, owner: list[int], i: int, j: int) -> None:
    """Let go of an old and a new token, and of what they were matched with."""
    if i >= 0:
        if found.image[i] >= 0:
            owner[found.image[i]] = TORN
        found.image[i], found.group[i] = TORN, NOWHERE
    if j >= 0:
        if owner[j] >= 0:
            found.image[owner[j]], found.group[owner[j]] = TORN, NOWHERE
        owner[j] = TORN


def gaps(matching: Matching) -> Iterator[tuple[int, int, int, int]]:
    """Yield (before, after, first, last): the sure tokens around each stretch of what stayed that changed.

    `before` and `after` are tokens of the old text; `first` and `last` those of the new text between.
    """
    sure = [i for i, group in enumerate(matching.group) if group == STAYED]
    for before, after in pairwise(sure):
        first, last = matching.image[before] + 1, matching.image[after] - 1
        if after > before + 1 or last >= first:
            yield before, after, first, last

"""Re-anchoring against ground truth: nothing is ever placed wrongly, and nearly everything is placed."""

import re
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.text.anchor import place
from tests.text import made_transcripts as made

SCRIPTS = 1_000
SEGMENTS = 60
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "open" / "txt"


def edited(seed):
    """Return an old text, its segments, and the piece after a script of edits."""
    random = Random(seed)
    old = made.transcript(random, random.choice((40, 80, 160)))
    spans = made.segments(random, old, SEGMENTS)
    piece = made.Piece(old, list(spans))
    kind = seed % 4
    if kind in (0, 3):
        made.replace_names(random, piece)
    if kind in (1, 2, 3):
        for _ in range(5 if kind == 3 else random.choice((1, 2, 5, 10, 20))):
            random.choice(made.EDITS)(random, piece)
    return old, spans, piece


def trimmed(text, span):
    """Return a span without the white space at its ends, or None."""
    words = text[slice(*span)] if span else ""
    if not words.strip():
        return None
    return span[0] + len(words) - len(words.lstrip()), span[1] - len(words) + len(words.rstrip())


def is_wrong(piece, span, found, truth):
    """A segment lies elsewhere than its edits moved it, and not where its own first and last letter are."""
    placed = found.outcome != "stale"
    return placed and trimmed(piece.text, found.span) != truth and not piece.is_whole(span, found.span)


def where(piece, n):
    """Return where the edits were, as a segment sees it."""
    if n not in piece.touched:
        return "elsewhere"
    return "edited" if n in piece.other else "named"


def judged(old, spans, piece):
    """Re-anchor; return how often what became of a segment, and which are wrong."""
    placed = place(old, piece.text, spans)
    assert len(placed) == len(spans)
    counts = Counter((where(piece, n), found.outcome) for n, found in enumerate(placed))
    wrong = [
        n
        for n, (found, truth) in enumerate(zip(placed, piece.spans, strict=True))
        if is_wrong(piece, spans[n], found, trimmed(piece.text, truth))
    ]
    return counts, wrong


def share(counts, edit, outcome):
    """Return the share of an outcome among the segments that an edit met alike."""
    return counts[edit, outcome] / sum(n for (e, _), n in counts.items() if e == edit)


def say(capsys, title, counts, wrong):
    """Print the rates."""
    rates = ", ".join(f"{e} {o} {n} ({share(counts, e, o):.2%})" for (e, o), n in sorted(counts.items()))
    with capsys.disabled():
        sys.stdout.write(f"\n{title}: {sum(counts.values())} segments, {len(wrong)} wrong; {rates}\n")


def test_a_thousand_scripts_of_edits_place_no_segment_wrongly(capsys):
    counts, wrong = Counter(), []
    for seed in range(SCRIPTS):
        found, misplaced = judged(*edited(seed))
        counts += found
        wrong += [(seed, n) for n in misplaced]
    say(capsys, "1,000 scripts", counts, wrong)

    assert not wrong
    assert share(counts, "elsewhere", "carried") >= 0.99
    assert share(counts, "named", "replaced") >= 0.95
    assert sum(counts.values()) == SCRIPTS * SEGMENTS


@pytest.mark.skipif(not REAL.is_dir(), reason="the real transcripts lie beside the project, not in it")
def test_edits_of_real_transcripts_place_no_segment_wrongly(capsys):
    counts, wrong = Counter(), []
    for path in sorted(REAL.glob("*.txt")):
        lines = re.sub(r"\n\s*\n", "\n", path.read_text().replace("\r\n", "\n").strip()).split("\n")
        for seed in range(12):
            random = Random(seed)
            start = random.randrange(max(1, len(lines) - 300))
            old = "\n".join(line.strip() for line in lines[start : start + 300])
            spans = made.segments(random, old, 100)
            piece = made.Piece(old, list(spans))
            for _ in range(10):
                random.choice(made.EDITS)(random, piece)
            found, misplaced = judged(old, spans, piece)
            counts += found
            wrong += [(path.name, seed, n) for n in misplaced]
    say(capsys, "real transcripts", counts, wrong)

    assert not wrong
    assert share(counts, "elsewhere", "carried") >= 0.99


TALK = """Did you go?
Yeah.
I told Anna that she was late, and Anna went home.
Yeah.
And then it rained all day."""


def outcome(old, new, words, nth=0):
    """Return what became of words of a text, and the words at their new place."""
    start = [found.start() for found in re.finditer(re.escape(words), old)][nth]
    found = place(old, new, [(start, start + len(words))])[0]
    return found.outcome, new[slice(*found.span)] if found.span else None


@pytest.mark.parametrize(
    ("change", "words", "expected"),
    [
        (("late,", "late yesterday,"), "it rained", ("carried", "it rained")),
        (("Anna", "[partner]"), "I told Anna that", ("replaced", "I told [partner] that")),
        (("Anna", "[partner]"), "Anna went home.", ("replaced", "[partner] went home.")),
        (("Anna", "[partner]"), "Anna", ("replaced", "[partner]")),
        (("rained all", "rianed all"), "rained all day", ("replaced", "rianed all day")),
        (
            ("late, and", "late, um, and"),
            "she was late, and Anna",
            ("replaced", "she was late, um, and Anna"),
        ),
        (("she was late, and", "the bus came and"), "she was late", ("stale", None)),
    ],
)
def test_a_change_inside_is_replaced_one_outside_is_carried_one_across_is_stale(change, words, expected):
    was, now = outcome(TALK, TALK.replace(*change), words)

    assert was == expected[0]
    if expected[1]:
        assert now == expected[1]


def test_one_yeah_more_beside_another_leaves_nobody_sure_which_is_which():
    assert outcome(TALK, TALK.replace("go?\nYeah.", "go?\nYeah.\nYeah."), "Yeah.")[0] == "stale"
    assert outcome(TALK, TALK.replace("go?\nYeah.", "go?\nYeah.\nYeah."), "Yeah.", nth=1) == (
        "carried",
        "Yeah.",
    )


def test_what_is_put_in_right_beside_a_segment_is_no_part_of_it():
    new = TALK.replace("I told", "Well, I told").replace("went home.", "went home. Early.")

    assert outcome(TALK, new, "I told Anna that she was late, and Anna went home.") == (
        "carried",
        "I told Anna that she was late, and Anna went home.",
    )


def test_a_turn_that_was_moved_takes_its_segments_along():
    random = Random(7)
    old = made.transcript(random, 40)
    turns = old.split("\n")
    n = max(range(40), key=lambda at: len(turns[at]))
    moved = turns[:n] + turns[n + 1 :]
    new = "\n".join([*moved[:3], turns[n], *moved[3:]])
    start = old.index(turns[n]) + 10

    found = place(old, new, [(start, start + 60)])[0]

    assert (found.outcome, new[slice(*found.span)]) == ("carried", old[start : start + 60])


@pytest.mark.parametrize("span", [(3, 3), (5, 4), (0, 999), (-1, 2)])
def test_a_span_that_is_none_is_refused(span):
    with pytest.raises(ValueError, match="span"):
        place("some words", "some other words", [span])


PIECES = st.lists(
    st.sampled_from(["yeah", "Yeah.", " ", "\n", "no", "\U0001f642", "e\u0301", ","]), max_size=60
)


@given(PIECES.map("".join), PIECES.map("".join), st.data())
def test_whatever_the_texts_are_carried_words_are_the_same_words(old, new, data):
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))

    found = place(old, new, [(start, end)])[0]

    if found.span:
        assert 0 <= found.span[0] < found.span[1] <= len(new)
    if found.outcome == "carried":
        assert new[slice(*found.span)] == old[start:end]
    if found.outcome == "replaced":
        assert new[slice(*found.span)] != old[start:end]


def seconds(old, new, spans):
    began = time.perf_counter()
    place(old, new, spans)
    return time.perf_counter() - began


def test_long_texts_are_quick():
    random = Random(5)
    long = made.transcript(random, 520)
    spans = made.segments(random, long, 1_500)
    piece = made.Piece(long, list(spans))
    for _ in range(300):
        random.choice(made.EDITS)(random, piece)
    line = " ".join(made.sentence(random) for _ in range(6_500))[:300_000]
    on_line = [(at, at + 80) for at in range(0, len(line) - 100, 200)]

    assert len(long) > 60_000
    assert seconds(long, piece.text, spans) < 4
    assert seconds(line, line[:1_000] + "Well, " + line[1_000:], on_line) < 8
    assert seconds("a " * 150_000, "a " * 149_000 + "b", [(0, 10)]) < 8
    assert seconds(line, line[::-1], on_line) < 8

"""Readiness and sentences: pure."""

from types import SimpleNamespace
from uuid import UUID

import pytest

from api.audit.kinds import KINDS
from api.base.clock import now
from api.oversight.home.readiness import Facts, TranscriptFacts, phases, state_of
from api.oversight.home.schemas import Page
from api.oversight.home.sentences import HIDDEN, MANY, PAGES, sentence, together

ME, OTHER = UUID(int=1), UUID(int=2)


def event(kind, actor=OTHER, object_id=None, **details):
    return SimpleNamespace(kind=kind, actor_id=actor, object_id=object_id, details=details, at=now(), seq=1)


def deed(kind, n, actor=OTHER):
    return SimpleNamespace(kind=kind, actor_id=actor, n=n, at=now())


def transcript(n, segments, words=1000):
    return TranscriptFacts(UUID(int=n), f"T{n}", True, True, words, segments, noted=False)


def coverage(*transcripts):
    facts = Facts([], transcripts, [], [], frozenset(), frozenset())
    return next(c for c in phases(facts)[1]["checks"] if c["code"] == "coverage")


def test_a_transcript_coded_much_more_thinly_than_the_others_is_named():
    found = coverage(*(transcript(n, 30) for n in range(4)), transcript(9, 9), transcript(10, 10))

    assert [one["label"] for one in found["lacking"]] == ["T9"]


def test_coverage_is_per_word_and_needs_four_transcripts_to_compare():
    assert coverage(*(transcript(n, 30) for n in range(4)), transcript(9, 9, words=300))["lacking"] == []
    assert coverage(transcript(1, 30), transcript(2, 1), transcript(3, 30))["of"] == 0


@pytest.mark.parametrize(
    ("checks", "state"),
    [
        ([], "not_yet"),
        ([(0, 0), (0, 0)], "not_yet"),
        ([(2, 2), (0, 0)], "ready"),
        ([(2, 2), (1, 2)], "under_way"),
        ([(0, 3)], "under_way"),
    ],
)
def test_a_phase_is_ready_when_all_there_is_holds(checks, state):
    assert state_of([{"have": have, "of": of} for have, of in checks]) == state


def test_every_kind_reads_as_one_and_as_many():
    assert sentence("coding.applied", 1) == "coded a passage"
    assert sentence("coding.applied", 1200) == "coded 1,200 passages"
    assert sentence("round.opened", 2) == "opened a review round, 2 times"
    assert set(MANY) | HIDDEN <= set(KINDS)
    assert all("{n}" in said for said in MANY.values())


def test_every_page_is_one_that_the_client_knows():
    assert set(PAGES.values()) <= set(Page.__args__)


def test_events_of_one_kind_become_one_line_with_its_place():
    first, second = UUID(int=7), UUID(int=8)
    events = [
        event("coding.applied", transcript_id=str(first)),
        event("theme.changed", object_id=second),
        event("coding.applied", transcript_id=str(first)),
    ]

    deeds = [deed("coding.applied", 2), deed("theme.changed", 1)]

    lines = together(deeds, events, {OTHER: "Bram"}, ME)

    assert [(one["sentence"], one["page"], one["object_id"]) for one in lines] == [
        ("coded 2 passages", "transcripts", str(first)),
        ("changed a theme", "themes", str(second)),
    ]


def test_a_line_counts_more_than_the_events_at_hand_and_then_leads_to_all_of_them():
    at_hand = [event("coding.applied", transcript_id=str(UUID(int=7)))]

    line = together([deed("coding.applied", 700)], at_hand, {}, ME)[0]

    assert (line["sentence"], line["page"], line["object_id"]) == ("coded 700 passages", "transcripts", None)


def test_what_was_removed_leads_to_its_page_and_not_to_itself():
    removed = event("transcript.removed", object_id=UUID(int=7))

    line = together([deed("transcript.removed", 1)], [removed], {}, ME)[0]

    assert (line["page"], line["object_id"], line["actor"]) == ("transcripts", None, "The system")

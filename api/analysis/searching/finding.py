"""Search the words of the transcripts that one may read: hits in reading order, each in its line."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.searching import retrieval_queries, word_queries
from api.analysis.searching.asking import Asked, understand
from api.analysis.searching.conditions import demand_known
from api.analysis.searching.matching import hits, is_exact
from api.analysis.searching.word_queries import Where
from api.analysis.searching.word_schemas import SearchIn, WordsIn
from api.analysis.transcripts import gates, texts
from api.analysis.transcripts import queries as transcripts
from api.analysis.transcripts import service as transcripts_service
from api.base.database import Session, Source
from api.base.errors import Invalid
from api.base.fields import MAX_INT
from api.base.pages import read_cursor, write_cursor
from api.study import queries as studies
from api.study.service import policy_of
from api.text.words import words

#: Code points shown on either side of a hit.
CONTEXT = 160
#: Hits are counted as far as this, passages looked at as far as that.
MOST_COUNTED = 1_000
MOST_LOOKED_AT = 20_000
#: Passages that are fetched at once, as far as whole transcripts allow.
AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Found:
    """A hit: its transcript, its passage, and its place [start, end) in the version's text."""

    head: Any
    passage: Any
    start: int
    end: int
    text: str

    @property
    def place(self) -> tuple[int, int, int]:
        """Return where a hit stands within its transcript, for pages."""
        return self.passage.turn_n, self.passage.part, self.start


class Search:
    """A search by one seat: what it asks for, and the transcripts it looks at."""

    def __init__(self, source: Source, seat: Seat, body: WordsIn) -> None:
        self.source = source
        self.study_id = seat.study_id
        self.asked: Asked = understand(body.query)
        self.uncoded = body.uncoded
        policy = policy_of(source, seat.study_id)
        heads = retrieval_queries.heads(source, seat.study_id)
        self._demand_known(body, {head.id for head in heads})
        wanted = set(body.transcript_ids)
        self.heads = [h for h in heads if (not wanted or h.id in wanted) and gates.may_read(seat, h, policy)]
        self.gated = policy.deidentification_gate
        self.where = Where(
            [head.version_id for head in self.heads], body.speakers, body.group_ids, body.question_id
        )
        self.matching = (
            word_queries.versions_that_match(source, self.study_id, self.asked, self.where)
            if self.heads
            else {}
        )
        self.looked_at = 0
        #: Where looking stopped, if there was more to look at than one answer allows.
        self.stopped: tuple[UUID, int, int, int] | None = None

    def _demand_known(self, body: WordsIn, known: set[UUID]) -> None:
        demand_known("transcript_ids", body.transcript_ids, known)
        if body.group_ids:
            groups = {group.id for group in studies.groups(self.source, self.study_id)}
            demand_known("group_ids", body.group_ids, groups)
        if body.question_id:
            questions = transcripts.known_questions(self.source, self.study_id, [body.question_id])
            demand_known("question_id", [body.question_id], questions)

    @property
    def is_exact(self) -> bool:
        """Tell whether every passage that the index names holds a hit."""
        return not self.uncoded and is_exact(self.asked)

    def hits(self, after: tuple[UUID, int, int, int] | None = None) -> Iterator[Found]:
        """Yield hits in reading order, after a place."""
        heads = [head for head in self.heads if head.version_id in self.matching]
        if after:
            heads = self._from(after[0], heads)
        while heads and self.looked_at < MOST_LOOKED_AT:
            some = self._some(heads)
            heads = heads[len(some) :]
            for found in self._hits_in(some):
                if after and found.head.id == after[0] and found.place <= after[1:]:
                    continue
                yield found
            if heads and self.looked_at >= MOST_LOOKED_AT:
                self.stopped = (some[-1].id, MAX_INT, 0, 0)

    def _from(self, transcript_id: UUID, heads: list[Any]) -> list[Any]:
        """Return the transcripts from one on; it may hold no hit any more, but must be there."""
        order = {head.id: n for n, head in enumerate(self.heads)}
        if transcript_id not in order:
            raise Invalid("cursor_invalid", "This page marker does not hold. Start from the first page.")
        return [head for head in heads if order[head.id] >= order[transcript_id]]

    def _some(self, heads: list[Any]) -> list[Any]:
        """Return the next transcripts: one, or as many as hold few passages together."""
        taken, passages = 0, 0
        while taken < len(heads):
            passages += self.matching[heads[taken].version_id]
            if taken and passages > AT_ONCE:
                break
            taken += 1
        return heads[:taken]

    def _hits_in(self, heads: list[Any]) -> Iterator[Found]:
        by_version = {head.version_id: head for head in heads}
        where = Where(list(by_version), self.where.speakers, self.where.group_ids, self.where.question_id)
        rows = word_queries.passages_that_match(self.source, self.study_id, self.asked, where)
        bodies = texts.get_many(self.source, self.study_id, by_version)
        coded = self._coded(by_version) if self.uncoded else {}
        of_version: dict[UUID, list[Any]] = {}
        for row in rows:
            of_version.setdefault(row.version_id, []).append(row)
        for version_id, head in by_version.items():
            for row in of_version.get(version_id, ()):
                self.looked_at += 1
                yield from self._hits_of(head, row, bodies[version_id], coded.get(version_id))

    def _hits_of(self, head: Any, row: Any, text: str, coded: "Coverage | None") -> Iterator[Found]:
        said = words(text[row.start : row.end])
        for first, last in hits(self.asked, [word.text for word in said]):
            start, end = row.start + said[first].start, row.start + said[last].end
            if coded is None or not coded.touches(start, end):
                yield Found(head, row, start, end, text)

    def _coded(self, version_ids: Any) -> dict[UUID, "Coverage"]:
        spans: dict[UUID, list[tuple[int, int]]] = {}
        for row in word_queries.coded_spans(self.source, self.study_id, list(version_ids)):
            spans.setdefault(row.version_id, []).append((row.start, row.end))
        return {version_id: Coverage(found) for version_id, found in spans.items()}


class Coverage:
    """What codings cover of a text, as stretches that do not touch."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in spans:
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Tell whether any of [start, end) is covered."""
        at = bisect_left(self.starts, end)
        return at > 0 and self.ends[at - 1] > start


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits as it is answered, and the transcripts in it that nobody has attested."""

    body: dict[str, Any]
    unattested: tuple[UUID, ...]


def search(source: Source, seat: Seat, body: SearchIn) -> Results:
    """Return a page of hits; the first also says how much was found."""
    after: Any = read_cursor(body.cursor, UUID, int, int, int)
    asked = Search(source, seat, body)
    most = body.limit if after else max(body.limit, MOST_COUNTED)
    found = list(islice(asked.hits(after), most + 1))
    page = found[: body.limit]
    more = asked.stopped
    if len(found) > body.limit:
        more = (page[-1].head.id, *page[-1].place)
    shown = {one.head.id: one.head for one in page}.values()
    return Results(
        {
            "items": [_line(one) for one in page],
            "next_cursor": write_cursor(more) if more else None,
            "found": None if after else _counts(asked, found),
        },
        tuple(head.id for head in shown if asked.gated and head.zone == gates.ORIGINAL),
    )


def _counts(asked: Search, found: list[Found]) -> dict[str, Any]:
    more = len(found) > MOST_COUNTED or asked.stopped is not None
    found = found[:MOST_COUNTED]
    counts = {
        "hits": (len(found), more),
        "transcripts": (len({one.head.id for one in found}), more),
        "people": (len({one.passage.participant_id for one in found} - {None}), more),
    }
    if more and asked.is_exact:
        people = word_queries.people_who_match(asked.source, asked.study_id, asked.asked, asked.where)
        counts |= {"transcripts": (len(asked.matching), False), "people": (people, False)}
    return {name: {"n": n, "or_more": or_more} for name, (n, or_more) in counts.items()}


def speaker_of(passage: Any) -> str | None:
    """Return who speaks, as the team may see it: a study code, or what kind of speaker."""
    if passage.kind is None:
        return None
    return passage.study_code or ("Interviewer" if passage.kind == "interviewer" else "Other")


def around(text: str, start: int, end: int, passage: Any) -> tuple[str, str]:
    """Return what the same turn says before and after a stretch of it."""
    first, last = max(passage.body_start, start - CONTEXT), min(passage.turn_end, end + CONTEXT)
    return text[first:start], text[end:last]


def _line(found: Found) -> dict[str, Any]:
    before, after = around(found.text, found.start, found.end, found.passage)
    return {
        "transcript_id": found.head.id,
        "transcript": found.head.title,
        "version": found.head.n,
        "turn": found.passage.turn_n,
        "start": found.start,
        "end": found.end,
        "before": before,
        "hit": found.text[found.start : found.end],
        "after": after,
        "speaker": speaker_of(found.passage),
        "kind": found.passage.kind,
        "starts_at_ms": found.passage.starts_at_ms,
    }


def note_readings(session: Session, seat: Seat, transcript_ids: Sequence[UUID]) -> None:
    """Record that somebody read lines of texts that are not attested as de-identified (G48)."""
    for transcript_id in transcript_ids:
        transcripts_service.note_reading(session, seat, transcript_id)

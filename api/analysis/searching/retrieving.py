"""Retrieve segments by codes, relations and conditions. What a query means is said in evaluating.py.

Only transcripts that the seat may read are looked at, in their current version. A result is a stretch of
text with the codings that make it. Conditions on turns (speaker, participant, group, attribute, question)
must hold of one and the same turn that the stretch touches; coder and day choose the codings that exist
for the query.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from operator import add
from typing import Any
from uuid import UUID

from api.access.seat import Seat
from api.analysis.codebook import queries as codebook
from api.analysis.codebook import tree
from api.analysis.searching import retrieval_queries as queries
from api.analysis.searching.conditions import Conditions, demand_known
from api.analysis.searching.evaluating import Coded, Corpus, evaluate, needs_everything
from api.analysis.searching.intervals import APART, Stretch, TooMany
from api.analysis.searching.retrieval_schemas import (
    CodeTerm,
    FiltersIn,
    Near,
    Part,
    ThemeTerm,
    is_too_large,
    walk,
)
from api.analysis.searching.sheets import sheets_of
from api.analysis.searching.turns import Turns
from api.analysis.transcripts import gates
from api.base.clock import timedelta
from api.base.database import Source
from api.base.errors import Invalid
from api.study.service import policy_of

NONE, DAY = timedelta(0), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What a query found: stretches in reading order, and what they are made of."""

    heads: Sequence[Any]
    coded: Coded
    stretches: Sequence[Stretch]
    turns: Turns
    conditions: Conditions

    def head_of(self, stretch: Stretch) -> Any:
        """Return the transcript that a stretch lies in."""
        return self.heads[stretch.start // APART]

    def people(self, stretches: Sequence[Stretch]) -> set[UUID]:
        """Return the participants whose words these stretches hold, in turns that fit the conditions."""
        speakers = self.conditions.speakers
        speaking = self.turns.speakers(stretches, self.conditions.fits)
        return {speakers[one].participant_id for one in speaking if one in speakers} - {None}

    def totals(self) -> dict[str, int]:
        """Return how many segments, codings that make them, transcripts and people were found."""
        return {
            "segments": len(self.stretches),
            "codings": len({coding for one in self.stretches for coding in one.codings}),
            "transcripts": len({one.start // APART for one in self.stretches}),
            "people": len(self.people(self.stretches)),
        }


class Reading:
    """What a seat may read of a study, as queries are asked of it: one look-up for several queries."""

    def __init__(self, source: Source, seat: Seat, filters: FiltersIn) -> None:
        self.source = source
        self.study_id = seat.study_id
        self.filters = filters
        policy = policy_of(source, seat.study_id)
        heads = queries.heads(source, seat.study_id)
        demand_known("filters.transcript_ids", filters.transcript_ids, {h.id for h in heads})
        wanted = set(filters.transcript_ids)
        self.heads = [h for h in heads if (not wanted or h.id in wanted) and gates.may_read(seat, h, policy)]
        self.number_of = {str(head.version_id): n for n, head in enumerate(self.heads)}
        self.codes = codebook.codes(source, seat.study_id)
        self.themes = queries.codes_of_themes(source, seat.study_id)
        self.conditions = Conditions(source, seat.study_id, filters, self.codes, self.themes)

    def find(self, where: Part) -> Retrieved:
        """Return what a query finds. Raises Invalid for what is too large, too wide or no longer there."""
        return self.find_each([where])[0]

    def find_each(self, wheres: Sequence[Part]) -> list[Retrieved]:
        """Return what each of several queries finds, from one look at the codings. Raises as `find`."""
        if any(is_too_large(where) for where in wheres):
            raise Invalid("query_too_large", "A query has at most 30 parts, 8 deep. Take some of them away.")
        parts = [part for where in wheres for part, _ in walk(where)]
        meant = self._meant([part for part in parts if isinstance(part, CodeTerm)])
        themes = [part.theme for part in parts if isinstance(part, ThemeTerm)]
        demand_known("where", themes, self.themes)
        of_themes = {theme: [str(code) for code in self.themes[theme]] for theme in themes}
        named = {code for some in (*meant.values(), *of_themes.values()) for code in some}
        coded = self._coded(None if any(needs_everything(where) for where in wheres) else named)
        near = any(isinstance(part, Near) for part in parts)
        turns = self._turns({start // APART for start in coded.starts}) if near else Turns({}, {})
        corpus = Corpus(coded, meant, of_themes, turns.extent)
        found = [_evaluated(where, corpus) for where in wheres]
        if not near:
            turns = self._turns({one.start // APART for some in found for one in some})
        return [self._fitting(coded, some, turns) for some in found]

    def _meant(self, terms: Sequence[CodeTerm]) -> dict[tuple[UUID, bool], list[str]]:
        """Return for each code, with what stands under it or without, the codes that are meant, as text.

        A code that was merged stands for the one that took its segments.
        """
        parents = {code.id: code.parent_id for code in self.codes}
        merged = {code.id: code.merged_into_id for code in self.codes if code.merged_into_id}
        demand_known("where", [term.code for term in terms], parents)
        found: dict[tuple[UUID, bool], list[str]] = {}
        for term in terms:
            code_id = tree.ancestors(term.code, merged)[-1]
            chosen = tree.descendants(code_id, parents) if term.subtree else {code_id}
            found[term.code, term.subtree] = [str(code) for code in chosen]
        return found

    def _coded(self, code_ids: Collection[str] | None) -> Coded:
        """Return the codings on the current versions that coder, day and transcript let through."""
        filters, numbers = self.filters, self.number_of
        rows = queries.codings(
            self.source,
            self.study_id,
            code_ids=None if code_ids is None else [UUID(code) for code in code_ids],
            transcript_ids=[h.id for h in self.heads] if filters.transcript_ids else None,
            coder_ids=filters.coder_ids,
            since=_midnight(filters.coded_from),
            until=_midnight(filters.coded_to, DAY),
        )
        here = [row for row in rows if row[1] in numbers]
        ids, versions, codes, coders, starts, ends = zip(*here, strict=True) if here else [()] * 6
        begins = [numbers[one] * APART for one in versions]
        return Coded(ids, codes, coders, list(map(add, begins, starts)), list(map(add, begins, ends)))

    def _turns(self, transcripts: Collection[int]) -> Turns:
        """Return the turns of transcripts, with the question each stands under where that matters."""
        numbers = {self.heads[n].version_id: n for n in transcripts}
        version_ids = list(numbers)
        sheets = sheets_of(self.source, self.study_id, version_ids)
        asked: dict[int, dict[int, str]] = {}
        if self.conditions.ask_questions:
            for row in queries.questions_asked(self.source, self.study_id, version_ids):
                if row.version_id in self.number_of:
                    asked.setdefault(self.number_of[row.version_id], {})[row.turn_n] = row.question_id
        in_sight = {n: here for n, here in asked.items() if n in transcripts}
        return Turns({numbers[one]: sheet for one, sheet in sheets.items()}, in_sight)

    def _fitting(self, coded: Coded, found: Sequence[Stretch], turns: Turns) -> Retrieved:
        """Keep the stretches that every condition lets through."""
        conditions = self.conditions
        if conditions.on_turns:
            found = [one for one in found if turns.touches(one, conditions.fits)]
        if conditions.on_objectives:
            by_code = conditions.codes_that_serve
            found = [
                one
                for one in found
                if any(coded.code_ids[n] in by_code for n in one.codings)
                or turns.touches(one, conditions.serves)
            ]
        if conditions.on_themes:
            found = [
                one
                for one in found
                if any(conditions.of_theme(coded.ids[n], coded.code_ids[n]) for n in one.codings)
            ]
        return Retrieved(self.heads, coded, found, turns, conditions)


def _evaluated(where: Part, corpus: Corpus) -> list[Stretch]:
    try:
        return evaluate(where, corpus)
    except TooMany:
        raise Invalid(
            "query_too_wide",
            "These meet in more places than anybody can read. Choose fewer codes or transcripts.",
        ) from None


def _midnight(day: date | None, later: timedelta = NONE) -> datetime | None:
    """Return when a day begins in UTC, or so much later."""
    return datetime.combine(day, time(), UTC) + later if day else None

"""The conditions of a query beside its codes: which turns fit, which codes and codings serve."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from api.analysis.searching import retrieval_queries as queries
from api.analysis.searching.retrieval_schemas import AttributeFilterIn, FiltersIn
from api.base.database import Source
from api.base.errors import FieldProblem, Invalid
from api.study import queries as studies


def demand_known(path: str, asked: Iterable[Any], known: Collection[Any]) -> None:
    """Refuse a query that names what is not of this study, or no longer there. Raises Invalid."""
    if any(one not in known for one in asked):
        raise Invalid(
            "query_outdated",
            "This names something that is no longer in the study. Take it away, or choose another.",
            fields=(FieldProblem(path, "One of these is no longer in the study."),),
        )


class Conditions:
    """The filters of a query, looked up once. `speakers` maps a speaker (text id) to kind and person."""

    def __init__(
        self,
        source: Source,
        study_id: UUID,
        filters: FiltersIn,
        codes: Sequence[Any],
        themes: Mapping[UUID, Sequence[UUID]],
    ) -> None:
        self.filters = filters
        self.speakers = {row.id: row for row in queries.speakers(source, study_id)}
        _demand_all_known(source, study_id, filters, themes)
        wanted = set(filters.objective_ns)
        by_code, by_question = (filters.objective_of in ("either", each) for each in ("code", "question"))
        self.on_objectives = bool(wanted)
        self.codes_that_serve = {
            str(code.id) for code in codes if by_code and wanted.intersection(code.objective_ns)
        }
        serving = queries.questions(source, study_id).items() if wanted and by_question else ()
        self._questions_that_serve = {str(one) for one, ns in serving if wanted.intersection(ns)}
        self._questions = {str(one) for one in filters.question_ids}
        self.on_speakers = bool(
            filters.speakers or filters.participant_ids or filters.group_ids or filters.attributes
        )
        self._speaking = {one for one, row in self.speakers.items() if _speaks_rightly(row, filters)}
        self.on_themes = bool(filters.theme_ids)
        self._of_themes = {str(code) for one in filters.theme_ids for code in themes[one]}
        self._evidence = queries.evidence_of(source, study_id, filters.theme_ids) if self.on_themes else set()

    @property
    def on_turns(self) -> bool:
        """Tell whether a stretch must touch a turn that fits."""
        return self.on_speakers or bool(self._questions)

    @property
    def ask_questions(self) -> bool:
        """Tell whether it matters under which question a turn stands."""
        return bool(self._questions or self._questions_that_serve)

    def fits(self, speaker_id: str | None, question_id: str | None) -> bool:
        """Tell whether a turn of this speaker under this question fits every condition on turns."""
        if self.on_speakers and speaker_id not in self._speaking:
            return False
        return not self._questions or question_id in self._questions

    def serves(self, speaker_id: str | None, question_id: str | None) -> bool:
        """Tell whether a turn fits, and stands under a question that serves a wanted objective."""
        return question_id in self._questions_that_serve and self.fits(speaker_id, question_id)

    def of_theme(self, coding_id: str, code_id: str) -> bool:
        """Tell whether a coding bears a code of a wanted theme, or is evidence for one."""
        return code_id in self._of_themes or coding_id in self._evidence


def _demand_all_known(source: Source, study_id: UUID, filters: FiltersIn, themes: Collection[UUID]) -> None:
    """Refuse ids that are not of this study; asks only for what the filters name. Raises Invalid."""
    demand_known("filters.theme_ids", filters.theme_ids, themes)
    if filters.coder_ids:
        demand_known("filters.coder_ids", filters.coder_ids, queries.coders(source, study_id))
    if filters.participant_ids:
        people = {row.id for row in queries.people_in_groups(source, study_id)}
        demand_known("filters.participant_ids", filters.participant_ids, people)
    if filters.group_ids:
        groups = {row.id for row in studies.groups(source, study_id)}
        demand_known("filters.group_ids", filters.group_ids, groups)
    if filters.question_ids:
        demand_known("filters.question_ids", filters.question_ids, queries.questions(source, study_id))
    if filters.attributes:
        named = [one.attribute_id for one in filters.attributes]
        demand_known("filters.attributes", named, queries.known_attributes(source, study_id))


def _speaks_rightly(row: Any, filters: FiltersIn) -> bool:
    """Tell whether a speaker fits every condition on who speaks."""
    if filters.speakers and row.kind not in filters.speakers:
        return False
    if filters.participant_ids and row.participant_id not in filters.participant_ids:
        return False
    if filters.group_ids and row.group_id not in filters.group_ids:
        return False
    return all(_has_value(row, one) for one in filters.attributes)


def _has_value(row: Any, wanted: AttributeFilterIn) -> bool:
    """Tell whether a participant has one of the values; null: none recorded. Only participants have any."""
    if row.participant_id is None:
        return False
    value = (row.attributes or {}).get(str(wanted.attribute_id))
    return any(value == one and isinstance(value, bool) is isinstance(one, bool) for one in wanted.values)

"""Who the speakers of a file may be, and which participant and interview it belongs to. Pure proposals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.analysis.transcripts import file_names

UNLABELLED = ""
"""The label of turns that no speaker's name precedes."""

_INTERVIEWERS_WORDS = """
    interviewer interviewers moderator moderators facilitator researcher host i int mod fac q
    interviewerin moderatorin enquêteur entrevistador intervistatore
"""
_INTERVIEWERS = frozenset(_INTERVIEWERS_WORDS.split())
_PARTICIPANTS_WORDS = """
    participant interviewee respondent p r part resp befragte befragter entrevistado guest
"""
_PARTICIPANTS = frozenset(_PARTICIPANTS_WORDS.split())
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Person:
    """A participant as a file may name them."""

    id: UUID
    study_code: str
    pseudonym: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An interview as a file may name it: code, day, and who took part."""

    id: UUID
    code: str
    happened_on: date | None
    participant_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who speaks under a label. kind: interviewer, participant or other."""

    kind: str
    participant_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Belonging:
    """The participants and the interview that a file's name speaks of."""

    participant_ids: tuple[UUID, ...] = ()
    interview_id: UUID | None = None


def belonging(
    name: str, people: Sequence[Person], held: Sequence[Held], pattern: str | None = None
) -> Belonging:
    """Say which participants and which interview a file's name speaks of.

    The pattern decides where it matches; else codes are looked for anywhere in the name.
    Raises ValueError for a pattern that is none.
    """
    parts = file_names.matched(name, pattern) if pattern else None
    whole = file_names.stem(name)
    in_people = parts.participant if parts and parts.participant else whole
    by_code = {person.study_code: person.id for person in people}
    ids = tuple(by_code[code] for code in file_names.codes_in(in_people, by_code))
    said = parts.interview if parts else None
    telling = {one.code: one for one in held if one.code not in by_code}
    interview = _named(said, ids, held, telling) if said else _found(whole, ids, held, telling)
    if interview and not ids:
        ids = interview.participant_ids
    return Belonging(ids, interview.id if interview else None)


def _named(words: str, ids: tuple[UUID, ...], held: Sequence[Held], telling: dict[str, Held]) -> Held | None:
    """Find the interview that a pattern's place names: by code, by number, by day."""
    if words.strip().isdecimal():
        return _nth(int(words), ids, held) or _by_code(words, telling)
    return _found(words, ids, held, telling)


def _found(name: str, ids: tuple[UUID, ...], held: Sequence[Held], telling: dict[str, Held]) -> Held | None:
    """Find the interview that a name speaks of; a code that only repeats a study code tells nothing."""
    if found := _by_code(name, telling):
        return found
    theirs = _of(ids, held)
    if (number := file_names.number_in(name)) is not None:
        return _nth(number, ids, held)
    if (day := file_names.day_in(name)) is not None:
        on_day = [one for one in theirs if one.happened_on == day]
        return on_day[0] if len(on_day) == 1 else None
    return theirs[0] if len(theirs) == 1 else None


def _by_code(name: str, by_code: dict[str, Held]) -> Held | None:
    """Find an interview by its code, the longest code in the name first."""
    found = file_names.codes_in(name, by_code)
    return by_code[max(found, key=len)] if found else None


def _of(ids: tuple[UUID, ...], held: Sequence[Held]) -> list[Held]:
    return [one for one in held if ids and set(ids) <= set(one.participant_ids)]


def _nth(number: int, ids: tuple[UUID, ...], held: Sequence[Held]) -> Held | None:
    """Return the n-th interview of somebody, in the order in which they were held."""
    theirs = _of(ids, held)
    return theirs[number - 1] if 1 <= number <= len(theirs) else None


def propose(labels: Sequence[str], people: Sequence[Person], expected: Sequence[UUID]) -> list[Proposal]:
    """Say who each label may be. `expected` are the participants whom the file is about.

    A label that is a study code or pseudonym is that participant; a label such as "Interviewer" or "I"
    is the interviewer; if one participant is expected, that is who speaks under "Participant", or under
    the only label left.
    """
    by_code = {person.study_code: person.id for person in people}
    by_name = {person.pseudonym.casefold(): person.id for person in people if person.pseudonym}
    first = [_certain(label, by_code, by_name) for label in labels]
    taken = {proposal.participant_id for proposal in first if proposal and proposal.participant_id}
    free = [person_id for person_id in expected if person_id not in taken]
    only = free[0] if len(free) == 1 else None
    left = [label for label, proposal in zip(labels, first, strict=True) if proposal is None]
    return [proposal or _likely(label, left, only) for label, proposal in zip(labels, first, strict=True)]


def _certain(label: str, by_code: dict[str, UUID], by_name: dict[str, UUID]) -> Proposal | None:
    codes = file_names.codes_in(label, by_code)
    if len(codes) == 1:
        return Proposal("participant", by_code[codes[0]])
    if found := by_name.get(label.strip().casefold()):
        return Proposal("participant", found)
    return Proposal("interviewer") if _role(label) in _INTERVIEWERS else None


def _likely(label: str, left: list[str], only: UUID | None) -> Proposal:
    called = _role(label) in _PARTICIPANTS
    if only and (len(left) == 1 or (called and sum(_role(one) in _PARTICIPANTS for one in left) == 1)):
        return Proposal("participant", only)
    return Proposal("participant") if called else Proposal("other")


def _role(label: str) -> str:
    """Return the first word of a label: "Interviewer 2 (by phone)" is "interviewer"."""
    found = _WORDS.search(label)
    return found[0].casefold() if found else ""

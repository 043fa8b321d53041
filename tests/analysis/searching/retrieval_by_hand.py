"""What a query should find, worked out from the words of the documentation: quadratic, plain, and apart.

Nothing here is shared with api/analysis/searching. A study is read through its public pages; a stretch is
(transcript, start, end) with the set of codings that make it; every relation is a loop over every pair.
"""

from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

Stretches = dict[tuple[str, int, int], frozenset[str]]


@dataclass
class Read:
    """A study as its pages show it."""

    codings: list[dict[str, Any]]
    turns: dict[str, list[dict[str, Any]]]
    titles: dict[str, str]
    codes: dict[str, dict[str, Any]]
    themes: list[dict[str, Any]]
    speakers: dict[str, dict[str, Any]]
    people: dict[str, dict[str, Any]]
    objectives_of_questions: dict[str, list[int]]


def read_study(person: Any, path: str) -> Read:
    """Read everything that a query may speak of."""

    def items(rest: str) -> list[dict[str, Any]]:
        return person.get(f"{path}/{rest}").json()["items"]

    found = Read([], {}, {}, {code["id"]: code for code in items("codes")}, [], {}, {}, {})
    for line in items("transcripts?limit=200"):
        whole = person.get(f"{path}/transcripts/{line['id']}").json()
        found.titles[line["id"]] = whole["title"]
        found.speakers |= {speaker["id"]: speaker for speaker in whole["speakers"]}
        version = person.get(f"{path}/transcripts/{line['id']}/versions/{whole['current_n']}").json()
        found.turns[line["id"]] = version["turns"]
        found.codings += items(f"transcripts/{line['id']}/codings")
    found.people = {one["id"]: one for one in items("participants?limit=200")}
    found.themes = [person.get(f"{path}/themes/{one['id']}").json() for one in items("themes")]
    for guide in items("guides"):
        for question in person.get(f"{path}/guides/{guide['id']}").json()["questions"]:
            found.objectives_of_questions[question["id"]] = question["objective_ns"]
    return found


def by_hand(read: Read, query: dict[str, Any]) -> Stretches:
    """Return what a query should find."""
    filters = query.get("filters", {})
    codings = [one for one in read.codings if _is_looked_at(one, filters)]
    found = _stretches(read, query["where"], codings)
    return {place: made for place, made in found.items() if _is_kept(read, place, made, filters)}


def people_of(read: Read, found: Stretches, filters: dict[str, Any]) -> set[str]:
    """Return the participants whose words were found, in turns that fit."""
    turns = [turn for place in found for turn in _turns(read, place) if _fits(read, turn, place[0], filters)]
    people = {read.speakers[turn["speaker_id"]]["participant_id"] for turn in turns if turn["speaker_id"]}
    return people - {None}


# Parts


def _stretches(read: Read, part: dict[str, Any], codings: list[dict[str, Any]]) -> Stretches:
    if "code" in part or "theme" in part or "any_code" in part:
        return _fused((_place(one), {one["id"]}) for one in codings if _bears(read, one, part))
    if "any" in part:
        each = [_stretches(read, inner, codings) for inner in part["any"]]
        return _fused((place, made) for some in each for place, made in some.items())
    if "all" in part:
        return _all(read, part["all"], codings)
    if "not" in part:
        return _all(read, [part], codings)
    name = next(n for n in ("overlapping", "within", "near", "same_transcript") if n in part)
    ours, theirs = (_stretches(read, inner, codings) for inner in part[name])
    return {
        place: made
        for place, made in ours.items()
        if any(
            _related(read, name, place, other, part.get("turns", 1)) and not (made == its and len(made) == 1)
            for other, its in theirs.items()
        )
    }


def _all(read: Read, parts: list[dict[str, Any]], codings: list[dict[str, Any]]) -> Stretches:
    wanted = [_stretches(read, one, codings) for one in parts if "not" not in one]
    wanted = wanted or [_stretches(read, {"any_code": True}, codings)]
    unwanted = [_stretches(read, one["not"], codings) for one in parts if "not" in one]
    found = []
    for chosen in _choices(wanted):
        places = [place for place, _ in chosen]
        start, end = max(p[1] for p in places), min(p[2] for p in places)
        if len({p[0] for p in places}) == 1 and start < end:
            found.append(((places[0][0], start, end), {c for _, made in chosen for c in made}))
    return {
        place: made
        for place, made in _fused(found).items()
        if not any(_share(place, other) for some in unwanted for other in some)
    }


def _choices(wanted: list[Stretches]) -> Any:
    """Return every choice of one stretch of each part within one transcript."""
    transcripts = {place[0] for place in wanted[0]}
    for one in transcripts:
        yield from product(*([s for s in some.items() if s[0][0] == one] for some in wanted))


def _fused(stretches: Any) -> Stretches:
    found: dict[Any, set[str]] = {}
    for place, made in stretches:
        found.setdefault(place, set()).update(made)
    return {place: frozenset(made) for place, made in found.items()}


def _place(coding: dict[str, Any]) -> tuple[str, int, int]:
    return coding["transcript_id"], coding["start"], coding["end"]


def _bears(read: Read, coding: dict[str, Any], part: dict[str, Any]) -> bool:
    if "any_code" in part:
        return True
    if "theme" in part:
        theme = next(one for one in read.themes if one["id"] == part["theme"])
        return coding["code_id"] in [code["id"] for code in theme["codes"]]
    code = coding["code_id"]
    while part.get("subtree") and code and code != part["code"]:
        code = read.codes[code]["parent_id"]
    return code == part["code"]


def _share(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and max(one[1], other[1]) < min(one[2], other[2])


def _related(read: Read, name: str, one: Any, other: Any, turns: int) -> bool:
    if one[0] != other[0]:
        return False
    if name == "overlapping":
        return _share(one, other)
    if name == "within":
        return other[1] <= one[1] and one[2] <= other[2]
    if name == "near":
        pairs = product(_turns(read, one), _turns(read, other))
        return any(abs(a["n"] - b["n"]) <= turns for a, b in pairs)
    return True


# Filters


def _is_looked_at(coding: dict[str, Any], filters: dict[str, Any]) -> bool:
    day = date.fromisoformat(coding["created_at"][:10]).isoformat()
    return (
        coding["coder_id"] in (filters.get("coder_ids") or [coding["coder_id"]])
        and filters.get("coded_from", "0000") <= day <= filters.get("coded_to", "9999")
        and coding["transcript_id"] in (filters.get("transcript_ids") or [coding["transcript_id"]])
    )


def _is_kept(read: Read, place: Any, made: frozenset[str], filters: dict[str, Any]) -> bool:
    on_turns = ("speakers", "participant_ids", "group_ids", "attributes", "question_ids")
    fitting = [turn for turn in _turns(read, place) if _fits(read, turn, place[0], filters)]
    if any(filters.get(name) for name in on_turns) and not fitting:
        return False
    codings = [one for one in read.codings if one["id"] in made]
    if wanted := set(filters.get("objective_ns", [])):
        of = filters.get("objective_of", "either")
        by_code = any(wanted & set(read.codes[one["code_id"]]["objective_ns"]) for one in codings)
        asked = [_question(read, place[0], turn["n"]) for turn in fitting]
        by_question = any(wanted & set(read.objectives_of_questions[q]) for q in asked if q)
        if not ((by_code and of != "question") or (by_question and of != "code")):
            return False
    themes = [one for one in read.themes if one["id"] in filters.get("theme_ids", [])]
    codes = {code["id"] for theme in themes for code in theme["codes"]}
    evidence = {piece["coding_id"] for theme in themes for piece in theme["evidence"]}
    return not themes or any(one["code_id"] in codes or one["id"] in evidence for one in codings)


def _turns(read: Read, place: tuple[str, int, int]) -> list[dict[str, Any]]:
    return [t for t in read.turns[place[0]] if t["start"] < place[2] and t["end"] > place[1]]


def _question(read: Read, transcript: str, n: int) -> str | None:
    """Return the question that was asked last, in this turn or before it."""
    asked = [t for t in read.turns[transcript] if t["n"] <= n and t["question_id"]]
    return asked[-1]["question_id"] if asked else None


def _fits(read: Read, turn: dict[str, Any], transcript: str, filters: dict[str, Any]) -> bool:
    speaker = read.speakers.get(turn["speaker_id"], {"kind": None, "participant_id": None})
    person = read.people.get(speaker["participant_id"])
    if filters.get("speakers") and speaker["kind"] not in filters["speakers"]:
        return False
    if filters.get("participant_ids") and speaker["participant_id"] not in filters["participant_ids"]:
        return False
    if filters.get("group_ids") and (not person or person["group_id"] not in filters["group_ids"]):
        return False
    for one in filters.get("attributes", []):
        if not person or person["attributes"].get(one["attribute_id"]) not in one["values"]:
            return False
    wanted = filters.get("question_ids")
    return not wanted or _question(read, transcript, turn["n"]) in wanted

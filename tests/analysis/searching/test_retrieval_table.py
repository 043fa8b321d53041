"""Forty queries over the demonstration study find what a plain evaluation by hand finds, on both engines."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from api.access.models import Account
from api.base.clock import now, timedelta
from api.demonstration.load import load_demonstration
from tests.analysis.searching.retrieval_by_hand import Read, by_hand, people_of, read_study
from tests.factories import people

HEARD, PEN, WRITTEN, PLAINLY = (
    "Being heard",
    "Who holds the pen",
    "What gets written down",
    "Tell us plainly",
)
WORRY, CARE, LAUGH, SILENCE = (
    "Sharing the worry",
    "Care and control at once",
    "Laughing together",
    "Room for silence",
)
BEFORE, MEETING, BETWEEN, POWER, RISK = (
    "Before it starts",
    "The meeting itself",
    "Between the three of us",
    "Power and the plan",
    "Whose risk is it",
)
TRUST, MINE, CAUGHT, OPEN = (
    "Trust takes time",
    "A plan that sounds like me",
    "Fear of being caught out",
    "Disagreeing in the open",
)
ANYTHING = {"any_code": True}

TODAY = now().date()
YESTERDAY, TOMORROW = (TODAY + timedelta(days=n) for n in (-1, 1))


@pytest.fixture
def demonstration(ground, new_client) -> tuple[Any, str, Read]:
    """The demonstration study: one of its researchers, its path, and what its pages show."""
    made = load_demonstration(ground)
    with ground.database.read() as connection:
        email = next(a["email"] for a in made["accounts"] if a["role"] == "researcher")
        account_id = connection.execute(select(Account.id).where(Account.email == email)).scalar_one()
    researcher = people.sign_in(ground, new_client, account_id)
    path = f"/api/v1/studies/{made['study_id']}"
    return researcher, path, read_study(researcher, path)


class Named:
    """The study's objects by the names that a researcher knows."""

    def __init__(self, researcher: Any, path: str, read: Read) -> None:
        self.read = read
        self.codes = {code["label"]: code["id"] for code in read.codes.values()}
        self.themes = [theme["id"] for theme in read.themes]
        self.groups = {g["code"]: g["id"] for g in researcher.get(path).json()["groups"]}
        self.people = {one["study_code"]: one["id"] for one in read.people.values()}
        self.transcripts = {title: one for one, title in read.titles.items()}
        named = researcher.get(f"{path}/attributes").json()["items"]
        self.attributes = {one["name"]: one["id"] for one in named}
        self.coders = sorted({one["coder_id"] for one in read.codings})
        asked = [t["question_id"] for turns in read.turns.values() for t in turns if t["question_id"]]
        self.questions = sorted(set(asked), key=lambda one: (-asked.count(one), one))

    def code(self, label: str) -> dict[str, Any]:
        """Say a code."""
        return {"code": self.codes[label]}

    def under(self, label: str) -> dict[str, Any]:
        """Say a code with what stands under it."""
        return {"code": self.codes[label], "subtree": True}

    def has(self, name: str, *values: Any) -> dict[str, Any]:
        """Say an attribute with some values."""
        return {"attribute_id": self.attributes[name], "values": list(values)}


def pair(relation: str, a: Any, b: Any, **more: Any) -> dict[str, Any]:
    """Say how one part lies to another."""
    return {relation: [a, b], **more}


Query = Callable[[Named], dict[str, Any]]

#: What a researcher would ask -> the query. Those that rightly find nothing are named below.
TABLE: dict[str, Query] = {
    "one code": lambda s: {"where": s.code(HEARD)},
    "a code and what stands under it": lambda s: {"where": s.under(BEFORE)},
    "any code": lambda s: {"where": ANYTHING},
    "a theme": lambda s: {"where": {"theme": s.themes[1]}},
    "one code or another": lambda s: {"where": {"any": [s.code(HEARD), s.code(PEN), s.code(WRITTEN)]}},
    "one branch and another": lambda s: {"where": {"all": [s.under(MEETING), s.under(POWER)]}},
    "two codes at once": lambda s: {"where": {"all": [s.code(PEN), s.code(WRITTEN)]}},
    "three branches at once": lambda s: {
        "where": {"all": [s.under(MEETING), s.under(BETWEEN), s.under(POWER)]}
    },
    "a code and itself": lambda s: {"where": {"all": [s.code(HEARD), s.code(HEARD)]}},
    "anything and anything": lambda s: {"where": {"all": [ANYTHING, ANYTHING]}},
    "a code but not a branch": lambda s: {"where": {"all": [s.code(HEARD), {"not": s.under(POWER)}]}},
    "two branches but not a third": lambda s: {
        "where": {"all": [s.under(MEETING), s.under(BETWEEN), {"not": s.code(LAUGH)}]}
    },
    "neither of two": lambda s: {"where": {"all": [{"not": s.under(MEETING)}, {"not": s.under(RISK)}]}},
    "not a branch": lambda s: {"where": {"not": s.under(POWER)}},
    "not what is not": lambda s: {"where": {"not": {"not": s.under(POWER)}}},
    "either, or what is not": lambda s: {"where": {"any": [s.code(PEN), {"not": s.under(POWER)}]}},
    "a code overlapping a branch": lambda s: {"where": pair("overlapping", s.code(HEARD), s.under(POWER))},
    "a code overlapping itself": lambda s: {"where": pair("overlapping", s.code(HEARD), s.code(HEARD))},
    "a branch overlapping itself": lambda s: {"where": pair("overlapping", s.under(RISK), s.under(RISK))},
    "a code within any other": lambda s: {"where": pair("within", s.code(MINE), ANYTHING)},
    "a branch within a branch": lambda s: {"where": pair("within", s.under(MEETING), s.under(POWER))},
    "in the same turn": lambda s: {"where": pair("near", s.code(WRITTEN), s.code(PEN), turns=0)},
    "next to it": lambda s: {"where": pair("near", s.code(WRITTEN), s.code(PEN))},
    "not far from it": lambda s: {"where": pair("near", s.under(BETWEEN), s.code(LAUGH), turns=6)},
    "near another of its own": lambda s: {"where": pair("near", s.code(PEN), s.code(PEN), turns=4)},
    "where somebody also laughs": lambda s: {
        "where": pair("same_transcript", s.code(SILENCE), s.code(LAUGH))
    },
    "near, but not overlapping": lambda s: {
        "where": {
            "all": [
                pair("near", s.code(HEARD), s.under(POWER), turns=2),
                {"not": pair("overlapping", s.under(POWER), s.code(HEARD))},
            ]
        }
    },
    "a relation of relations": lambda s: {
        "where": pair(
            "within",
            {"any": [s.code(CAUGHT), s.code(TRUST), s.code(OPEN)]},
            {"any": [pair("overlapping", s.under(BETWEEN), s.under(MEETING)), s.under(RISK)]},
        )
    },
    "said by people on probation": lambda s: {
        "where": s.under(POWER),
        "filters": {"group_ids": [s.groups["SU"]]},
    },
    "said by practitioners, in the room and not alone": lambda s: {
        "where": {"any": [s.under(MEETING), s.under(RISK)]},
        "filters": {"group_ids": [s.groups["PR"]], "speakers": ["participant"]},
    },
    "said by an interviewer": lambda s: {"where": ANYTHING, "filters": {"speakers": ["interviewer"]}},
    "said by two people": lambda s: {
        "where": s.under(MEETING),
        "filters": {"participant_ids": [s.people["SU-01"], s.people["PR-02"]]},
    },
    "said by women of some age": lambda s: {
        "where": ANYTHING,
        "filters": {"attributes": [s.has("Gender", "woman"), s.has("Age band", "35-44", "45-54", None)]},
    },
    "under a question": lambda s: {"where": ANYTHING, "filters": {"question_ids": s.questions[:1]}},
    "under a question, by people on probation": lambda s: {
        "where": {"any": [s.under(MEETING), s.under(BEFORE)]},
        "filters": {"question_ids": s.questions[:4], "group_ids": [s.groups["SU"]]},
    },
    "serving an objective by code or question": lambda s: {
        "where": s.under(BETWEEN),
        "filters": {"objective_ns": [1]},
    },
    "serving an objective by its code": lambda s: {
        "where": ANYTHING,
        "filters": {"objective_ns": [4, 5], "objective_of": "code"},
    },
    "serving an objective by the question": lambda s: {
        "where": s.under(RISK),
        "filters": {"objective_ns": [4], "objective_of": "question", "group_ids": [s.groups["PR"]]},
    },
    "what one coder coded otherwise": lambda s: {
        "where": {"all": [s.under(POWER), {"not": s.code(PEN)}]},
        "filters": {"coder_ids": s.coders[:1]},
    },
    "what was coded today": lambda s: {
        "where": {"any": [s.code(WORRY), s.code(CARE)]},
        "filters": {"coded_from": YESTERDAY.isoformat(), "coded_to": TOMORROW.isoformat()},
    },
    "what was coded by yesterday": lambda s: {
        "where": ANYTHING,
        "filters": {"coded_to": (YESTERDAY - timedelta(days=1)).isoformat()},
    },
    "in two transcripts, for two themes": lambda s: {
        "where": {"not": s.code(PLAINLY)},
        "filters": {
            "transcript_ids": [s.transcripts["SU-01"], s.transcripts["PR-01"]],
            "theme_ids": s.themes[:2],
        },
    },
    "evidence that overlaps a branch": lambda s: {
        "where": pair("overlapping", ANYTHING, s.under(POWER)),
        "filters": {"theme_ids": s.themes[-1:]},
    },
}
EMPTY = {"what was coded by yesterday"}


def found_by_api(researcher: Any, path: str, query: dict[str, Any]) -> tuple[Any, dict[str, int], list[Any]]:
    """Read all pages of a query: the stretches with their codings, the totals, the order."""
    found, order, cursor, totals = {}, [], None, {}
    while True:
        answer = researcher.post(f"{path}/retrieval", query | {"limit": 120, "cursor": cursor})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        for one in page["items"]:
            place = (one["transcript_id"], one["start"], one["end"])
            assert place not in found
            found[place] = frozenset(c["id"] for c in one["codings"])
            order.append((one["transcript"], one["transcript_id"], *place[1:]))
        totals, cursor = page["totals"], page["next_cursor"]
        if cursor is None:
            return found, totals, order


def test_forty_queries_find_what_a_plain_evaluation_finds(demonstration):
    researcher, path, read = demonstration
    names = Named(researcher, path, read)
    wrong, sizes = {}, {}
    for said, make in TABLE.items():
        query = make(names)
        found, totals, order = found_by_api(researcher, path, query)
        wanted = by_hand(read, query)
        sizes[said] = len(wanted)
        counts = {
            "segments": len(wanted),
            "codings": len(set().union(*wanted.values())),
            "transcripts": len({place[0] for place in wanted}),
            "people": len(people_of(read, wanted, query.get("filters", {}))),
        }
        if found != wanted or totals != counts or order != sorted(order):
            wrong[said] = (len(found), len(wanted), totals, counts)

    assert wrong == {}
    assert len(TABLE) >= 40
    assert {said for said, size in sizes.items() if size == 0} == EMPTY
    assert len(set(sizes.values())) > 30

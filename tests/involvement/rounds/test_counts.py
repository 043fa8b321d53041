"""Reads of rounds and of the review room ask the same number of questions, however much there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from api.base.ground import Ground
from tests.factories.involvement import make_quote, make_round, make_theme
from tests.involvement.rounds.test_review_room import ROOM
from tests.involvement.rounds.test_rounds import comment_on


@contextmanager
def counted(ground: Ground) -> Iterator[list[str]]:
    """Note every statement of a read."""
    said: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    event.listen(ground.database.reader, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(ground.database.reader, "before_cursor_execute", note)


def test_reads_ask_as_much_of_a_big_round_as_of_a_small_one(
    as_supervisor, as_researcher, as_reviewer, as_second_reviewer, ground, study, voice
):
    people = [as_reviewer, as_second_reviewer]

    def opened(themes: int, quotes: int) -> Any:
        chosen = [
            {
                "theme_id": str(make_theme(ground, study.id, f"Theme {themes}.{n}")),
                "quote_ids": [
                    str(make_quote(ground, study.id, voice.coding_id, as_researcher.account_id))
                    for _ in range(quotes)
                ],
            }
            for n in range(themes)
        ]
        invited = [person.account_id for person in people]
        held = make_round(as_supervisor, study.path(), chosen, invited, share_comments=True)
        assert held.do("open").status_code == 200
        for person in people:
            comment_on(person, held)
        return held

    def questions(held: Any) -> dict[str, int]:
        asked = {
            "rounds": lambda: as_researcher.get(study.path("rounds")),
            "round": lambda: as_researcher.get(held.path()),
            "preview": lambda: as_researcher.get(held.path("preview")),
            "comments": lambda: as_researcher.get(held.path("comments")),
            "quotes": lambda: as_researcher.get(study.path("quotes")),
            "my rounds": lambda: as_reviewer.get(ROOM),
            "my round": lambda: as_reviewer.get(f"{ROOM}/{held.id}"),
        }
        counts = {}
        for name, read in asked.items():
            with counted(ground) as said:
                assert read().status_code == 200
            counts[name] = len(said)
        return counts

    few = questions(opened(1, 1))
    many = questions(opened(4, 4))

    assert many == few
    assert max(few.values()) <= 12

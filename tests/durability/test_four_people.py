"""Four people code one study at once, each following the feed: nothing is lost, doubled or told otherwise.

At least 5,000 acknowledged changes on each engine, with requests sent twice, connections dropped before the
answer and streams broken off at random.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from api.access.roles import Role
from api.audit.service import first_broken
from api.base.ground import Ground
from api.base.settings import Settings
from api.migrate import upgrade
from tests.durability.coder import Coder, Table
from tests.durability.line import Line, Pass, events
from tests.factories import people
from tests.factories.analysis import make_code, make_participant, make_transcript
from tests.served import served

EACH = 1_250
PEOPLE = ("Ana", "Ben", "Cleo", "Dan")
TRANSCRIPTS, CODES, TURNS = 6, 10, 40
#: How often a follower's stream is broken off, by event.
BROKEN = 0.002
#: What happens once, at the end.
LAST = "objective.created"


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def ground(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder: Path = tmp_path_factory.mktemp(f"four-{request.param}") / "data"
    folder.mkdir()
    with ExitStack() as open_until_the_end:
        url = None
        if request.param == "postgres":
            from tests.databases import database, server, worker  # noqa: PLC0415 - only for PostgreSQL

            at = open_until_the_end.enter_context(server())
            url = open_until_the_end.enter_context(database(at, f"cotheme_four_{worker()}"))
        opened = Ground.open(Settings(data_dir=folder, database_url=url))
        upgrade(opened)
        yield opened
        opened.database.close()


class Follower(threading.Thread):
    """Keeps to the feed of one person, whatever breaks, until the last event; says each event once."""

    def __init__(self, port: int, who: Pass, path: str, start: int, dice: random.Random) -> None:
        super().__init__(daemon=True)
        self.port, self.who, self.path, self.dice = port, who, path, dice
        self.place, self.ended = start, False
        self.heard: list[dict[str, Any]] = []
        self.broken = 0

    def run(self) -> None:
        """Follow; come back after each break where it broke off."""
        while not self.ended:
            stream = events(self.port, self.who, self.path, self.place)
            for place, event in stream:
                self.place = place
                self.heard.append(event)
                self.ended = event["kind"] == LAST
                if self.ended:
                    break
                if self.dice.random() < BROKEN:
                    self.broken += 1
                    break
            stream.close()


@pytest.fixture
def passes(ground: Ground) -> tuple[UUID, list[Pass]]:
    """Four signed-in people of one study, and the study."""
    founder = people.make_account(ground, "Founder")
    study_id = people.make_study_row(ground, founder, profile="open-data", start_from="founding-study")
    found = []
    for name in PEOPLE:
        account_id = people.make_account(ground, name)
        people.join(ground, study_id, account_id, Role.SUPERVISOR if name == "Dan" else Role.RESEARCHER)
        person = people.sign_in(ground, httpx.Client, account_id)
        found.append(Pass(str(account_id), person.client.cookies["cotheme"], person.csrf))
    return study_id, found


def make_table(ground: Ground, study_id: UUID, port: int) -> Table:
    """Lay out transcripts of several participants, and codes that all share."""
    transcripts = {}
    for n in range(TRANSCRIPTS):
        participant_id = make_participant(ground, study_id, f"SU-{n:02}")
        turns = [("IP"[t % 2], f"Turn {t} of interview {n}: " + "word " * 30) for t in range(TURNS)]
        made = make_transcript(ground, study_id, turns, title=f"Interview {n}", participant_id=participant_id)
        transcripts[str(made.id)] = len(made.text)
    codes = [str(make_code(ground, study_id, f"Shared {n}")) for n in range(CODES)]
    return Table(port, partial("/api/v1/studies/{}/{}".format, study_id), transcripts, codes)


def test_four_people_lose_nothing_and_hear_the_same(ground: Ground, passes: tuple[UUID, list[Pass]]):
    study_id, four = passes
    layout = make_table(ground, study_id, 0)
    ground.database.close()
    more = [] if ground.database.is_sqlite else ["--database-url", str(ground.settings.database_url)]
    with served("serve", ground.settings.data_dir, *more) as address:
        port = urlsplit(address).port or 0
        table = Table(port, layout.path, layout.transcripts, layout.codes)
        start = Line(port, four[0]).ask("GET", table.path("activity?since_seq=2000000000")).body["seq"]
        followers = [
            Follower(port, who, table.path("feed"), start, random.Random(n)) for n, who in enumerate(four)
        ]
        coders = [
            Coder(name, table, who, random.Random(100 + n))
            for n, (name, who) in enumerate(zip(PEOPLE, four, strict=True))
        ]
        readers = [Reader(table, who) for who in four]
        for one in followers:
            one.start()
        at_work = [threading.Thread(target=one.work, args=(EACH,)) for one in coders]
        for one in at_work:
            one.start()
        while any(one.is_alive() for one in at_work):
            time.sleep(2)
            for reader in readers:
                reader.catch_up()
        for reader in readers:
            reader.catch_up()
        Line(port, four[3]).ask("POST", table.path("objectives"), {"text": "The last thing that happens."})
        for one in followers:
            one.join(30)

    assert [one.wrong for one in coders] == [[], [], [], []]
    assert sum(one.done for one in coders) >= 4 * EACH
    demand_same_feeds(ground, study_id, coders, followers, start)
    demand_nothing_lost(ground, study_id, coders)
    demand_caches_hold(ground, study_id, readers)
    demand_counts(ground, study_id)
    with ground.database.read() as connection:
        assert first_broken(connection, ground, study_id) is None
    assert sum(one.broken for one in followers) > 0
    assert sum(one.refusals.get("stale", 0) for one in coders) > 0, "nobody met anybody at a definition"


class Reader:
    """What a browser keeps of the codings: fetched once, then only what changed since its place."""

    def __init__(self, table: Table, who: Pass) -> None:
        self.table = table
        self.line = Line(table.port, who)
        self.places = dict.fromkeys(table.transcripts, -1)
        self.kept: dict[str, dict[str, Any]] = {}

    def catch_up(self) -> None:
        """Ask for what changed in each transcript."""
        for transcript, place in self.places.items():
            since = "" if place < 0 else f"?since_seq={place}"
            said = self.line.ask("GET", self.table.path(f"transcripts/{transcript}/codings{since}")).body
            for gone in said["removed"]:
                self.kept.pop(gone, None)
            self.kept |= {row["id"]: row for row in said["items"]}
            self.places[transcript] = said["seq"]


def rows(ground: Ground, sql: str, study_id: UUID) -> list[Any]:
    """Ask the database past everything."""
    with ground.database.read() as connection:
        return [tuple(map(str, row)) for row in connection.execute(text(sql), {"s": str(study_id)})]


def demand_same_feeds(
    ground: Ground, study_id: UUID, coders: list[Coder], followers: list[Follower], start: int
) -> None:
    """Each feed is the chain: every event once, in order; each change told as often as it was done."""
    chain = rows(
        ground, "SELECT seq, kind, object_id FROM audit_event WHERE study_id = :s ORDER BY seq", study_id
    )[start:]
    for coder, follower in zip(coders, followers, strict=True):
        assert [(str(e["seq"]), e["kind"], str(e["object_id"])) for e in follower.heard] == chain
        told = Counter(e["key"] for e in follower.heard if e["kind"] == "coding.applied" and e["key"])
        assert {key: told[key] for key in coder.applied} == coder.applied
        assert set(coder.keys) == {e["key"] for e in follower.heard if e["key"]}
    plain = [[{**e, "key": None} for e in follower.heard] for follower in followers]
    assert plain[0] == plain[1] == plain[2] == plain[3]
    standing: set[str] = set()
    for event in plain[0]:
        if event["kind"] == "coding.applied":
            standing.add(event["object_id"])
        elif event["kind"] == "coding.removed":
            standing.remove(event["object_id"])
    assert standing == {row[0] for row in rows(ground, "SELECT id FROM coding WHERE study_id = :s", study_id)}


CODINGS = (
    'SELECT id, transcript_id, code_id, coder_id, start, "end", memo, version FROM coding '
    "WHERE study_id = :s ORDER BY id"
)


def as_row(said: dict[str, Any]) -> tuple[str, ...]:
    """Write a coding as CODINGS gives it."""
    names = ("id", "transcript_id", "code_id", "coder_id", "start", "end", "memo", "version")
    return tuple(str(said[name]) for name in names)


def demand_nothing_lost(ground: Ground, study_id: UUID, coders: list[Coder]) -> None:
    """What was acknowledged to each person, and nothing else, stands in the database."""
    acknowledged = sorted(as_row(said) for coder in coders for said in coder.standing.values())
    assert acknowledged == sorted(rows(ground, CODINGS, study_id))
    definitions = dict(rows(ground, "SELECT id, definition FROM code WHERE study_id = :s", study_id))
    for coder in coders:
        for code, sentence in coder.sentences:
            assert definitions[code].count(sentence) == 1, "a sentence of somebody was lost or doubled"


def demand_caches_hold(ground: Ground, study_id: UUID, readers: list[Reader]) -> None:
    """A browser that fetched only what changed since its place holds what the database holds."""
    standing = sorted(rows(ground, CODINGS, study_id))
    for reader in readers:
        assert sorted(as_row(said) for said in reader.kept.values()) == standing


def demand_counts(ground: Ground, study_id: UUID) -> None:
    """The maintained counters equal a recount."""
    kept = (
        "SELECT transcript_id, code_id, coder_id, segments FROM coding_count "
        "WHERE study_id = :s AND segments <> 0"
    )
    counted = (
        "SELECT transcript_id, code_id, coder_id, count(*) FROM coding WHERE study_id = :s "
        "GROUP BY transcript_id, code_id, coder_id"
    )
    assert sorted(rows(ground, kept, study_id)) == sorted(rows(ground, counted, study_id))
    kept_people = (
        "SELECT transcript_id, code_id, coder_id, participant_id, segments FROM coding_count_person "
        "WHERE study_id = :s AND segments <> 0"
    )
    counted_people = (
        "SELECT c.transcript_id, c.code_id, c.coder_id, s.participant_id, count(DISTINCT c.id) FROM coding c "
        'JOIN turn t ON t.version_id = c.version_id AND t.start < c."end" AND t."end" > c.start '
        "JOIN speaker s ON s.id = t.speaker_id WHERE c.study_id = :s AND s.participant_id IS NOT NULL "
        "GROUP BY c.transcript_id, c.code_id, c.coder_id, s.participant_id"
    )
    assert sorted(rows(ground, kept_people, study_id)) == sorted(rows(ground, counted_people, study_id))

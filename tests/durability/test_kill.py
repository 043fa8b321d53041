"""kill -9 between begin and answer: absent or complete after restart; every acknowledged write is there."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from starlette.testclient import TestClient

from api.access.roles import Role
from api.access.seat import Seat
from api.analysis.coding import service
from api.analysis.coding.schemas import CodingIn
from api.analysis.themes import service as themes
from api.analysis.themes.schemas import ThemeIn
from api.app import create_app
from api.audit import service as audit
from api.audit.service import first_broken
from api.base.ground import Ground
from api.base.settings import Settings
from api.involvement.quotes import service as quotes
from api.involvement.quotes.schemas import QuoteIn
from api.involvement.rounds import building
from api.involvement.rounds.schemas import RoundIn, RoundPatch, RoundThemeIn
from api.migrate import upgrade
from tests.durability.victim import Tally, kill_during, running, spawn
from tests.factories import people
from tests.factories.analysis import Made, make_code, make_participant, make_transcript

LANDED = 50
MOST = 400


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def ground(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    url = request.getfixturevalue("kill_url") if request.param == "postgres" else None
    folder: Path = tmp_path_factory.mktemp(request.param)
    settings = Settings(data_dir=folder, database_url=url, hash_memory_kib=64, hash_rounds=1)
    opened = Ground.open(settings)
    upgrade(opened)
    yield opened
    opened.database.close()


@pytest.fixture(scope="module")
def kill_url() -> Iterator[str]:
    from tests.databases import database, server, worker  # noqa: PLC0415 - only where PostgreSQL is asked for

    with server() as at, database(at, f"cotheme_kill_{worker()}") as url:
        yield url


class House:
    """A study under `open-data`, a supervisor's token, and an application to kill."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.app: FastAPI = create_app(ground)
        self.account_id = people.make_account(ground, "Sue Supervisor")
        self.study_id = people.make_study_row(
            ground, self.account_id, profile="open-data", start_from="founding-study"
        )
        people.join(ground, self.study_id, self.account_id, Role.SUPERVISOR)
        token = people.make_token(ground, self.study_id, self.account_id, "read", "write")
        self.headers = {"Authorization": f"Bearer {token}"}

    def path(self, rest: str) -> str:
        return f"/api/v1/studies/{self.study_id}/{rest}"

    def count(self, sql: str, **values: Any) -> int:
        with self.ground.database.read() as connection:
            return int(connection.execute(text(sql), values).scalar_one())


@pytest.fixture(scope="module")
def house(ground: Ground) -> House:
    return House(ground)


def kill_until_landed(
    house: House,
    request_for: Callable[[int], tuple[Any, Callable[[httpx.Client], httpx.Response]]],
    longest: float,
    status: int = 201,
) -> Tally:
    """Kill until 50 kills have landed between begin and answer; each request has its own mark."""
    tally, dice = Tally(), random.Random(7)
    for n in range(MOST):
        mark, request = request_for(n)
        with running(spawn(house.ground, house.app)) as victim:
            outcome = kill_during(victim, request, dice.uniform(0, longest))
        if outcome is None:
            tally.landed.append(mark)
        elif outcome is False:
            tally.early += 1
        else:
            assert outcome.status_code == status, outcome.text
            tally.answered.append(mark)
            longest *= 0.9
        if len(tally.landed) >= LANDED:
            break
    assert len(tally.landed) >= LANDED, (
        f"only {len(tally.landed)} kills landed, {len(tally.answered)} were answered"
    )
    return tally


def demand_sound(house: House) -> None:
    """The file is whole and the audit chain holds."""
    with house.ground.database.read() as connection:
        if house.ground.database.is_sqlite:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        assert first_broken(connection, house.ground, house.study_id) is None


def test_a_coding_is_there_whole_or_not_at_all(house: House):
    participant = make_participant(house.ground, house.study_id, "SU-01")
    transcript: Made = make_transcript(
        house.ground, house.study_id, [("P", "word " * 2_000)], participant_id=participant
    )
    code: UUID = make_code(house.ground, house.study_id, "Being heard")

    def request_for(n: int) -> tuple[int, Callable[[httpx.Client], httpx.Response]]:
        body = {
            "transcript_id": str(transcript.id),
            "version": 1,
            "start": n,
            "end": n + 20,
            "code_id": str(code),
            "memo": f"memo {n}",
        }
        return n, lambda client: client.post(house.path("codings"), json=body, headers=house.headers)

    tally = kill_until_landed(house, request_for, 0.03)

    count = "SELECT count(*) FROM coding WHERE start = :n AND memo = :memo AND length(quote) = 20"
    for n in tally.answered:
        assert house.count(count, n=n, memo=f"memo {n}") == 1, "an acknowledged coding is gone"
    standing = house.count("SELECT count(*) FROM coding")
    assert standing == sum(house.count(count, n=n, memo=f"memo {n}") for n in range(MOST))
    assert house.count("SELECT coalesce(sum(segments), 0) FROM coding_count") == standing
    assert house.count("SELECT coalesce(sum(segments), 0) FROM coding_count_person") == standing
    assert house.count("SELECT count(*) FROM step") == standing
    assert house.count("SELECT count(*) FROM audit_event WHERE kind = 'coding.applied'") == standing
    demand_sound(house)


def test_an_import_is_there_whole_or_not_at_all(house: House):
    def request_for(n: int) -> tuple[str, Callable[[httpx.Client], httpx.Response]]:
        title = f"Killed import {n}"
        words = "\n\n".join(f"{'Interviewer' if t % 2 else 'P'}: turn {t} of import {n}" for t in range(400))
        files = {"file": (f"import-{n}.txt", words.encode(), "text/plain")}
        data = {"options": json.dumps({"title": title})}
        return title, lambda client: client.post(
            house.path("transcripts"), files=files, data=data, headers=house.headers, timeout=30
        )

    tally = kill_until_landed(house, request_for, 0.05)

    whole = (
        "SELECT count(*) FROM transcript t JOIN transcript_version v ON v.transcript_id = t.id "
        "JOIN version_text x ON x.version_id = v.id WHERE t.title = :title AND v.turn_count = 400 "
        "AND (SELECT count(*) FROM turn u WHERE u.version_id = v.id) = 400 "
        "AND (SELECT count(*) FROM speaker s WHERE s.transcript_id = t.id) = 2 AND length(x.body) = v.length"
    )
    for title in tally.answered:
        assert house.count(whole, title=title) == 1, "an acknowledged import is gone"
    for title in tally.landed:
        assert house.count(whole, title=title) == house.count(
            "SELECT count(*) FROM transcript WHERE title = :title", title=title
        )
    orphans = "SELECT count(*) FROM turn WHERE version_id NOT IN (SELECT id FROM transcript_version)"
    assert house.count(orphans) == 0
    demand_sound(house)


def ready_round(house: House, theme_id: UUID, quote_id: UUID, reviewer_id: UUID, n: int) -> UUID:
    """Build a round that lacks nothing but its opening."""
    seat = Seat(
        house.account_id, house.study_id, Role.SUPERVISOR, False, False, False, "session", house.account_id
    )
    with audit.change(house.ground) as session:
        made = building.create_round(session, seat, RoundIn(title=f"Round {n}", help_contact="Ask us."))
        chosen = [RoundThemeIn(theme_id=theme_id, quote_ids=[quote_id])]
        made = building.choose_themes(session, seat, made["id"], chosen, made["version"])
        made = building.invite_reviewers(session, seat, made["id"], [reviewer_id], made["version"])
        building.change_round(
            session, seat, made["id"], RoundPatch(plain_english_checked=True), made["version"]
        )
        found: UUID = made["id"]
        return found


def test_a_round_opens_whole_or_not_at_all(house: House):
    transcript = make_transcript(house.ground, house.study_id, title="For a round")
    code = make_code(house.ground, house.study_id, "For a round")
    reviewer_id = people.make_account(house.ground, "Eve Reviewer")
    people.join(house.ground, house.study_id, reviewer_id, Role.REVIEWER)
    seat = Seat(
        house.account_id, house.study_id, Role.SUPERVISOR, False, False, False, "session", house.account_id
    )
    start, end = transcript.find("asked me")
    with audit.change(house.ground) as session:
        item = CodingIn(transcript_id=transcript.id, version=1, start=start, end=end, code_id=code)
        coding = service.apply_code(session, seat, item)
        theme = themes.create_theme(session, seat, ThemeIn(name="A theme", plain_summary="It says this."))
        quote = quotes.propose_quote(session, seat, QuoteIn(coding_id=coding.id))
        theme_id, quote_id = theme.id, quote["id"]
    person = people.sign_in(
        house.ground, lambda: TestClient(house.app, base_url="http://127.0.0.1:8000"), house.account_id
    )
    headers = {"X-CSRF-Token": person.csrf, "Cookie": f"cotheme={person.client.cookies['cotheme']}"}

    def request_for(n: int) -> tuple[UUID, Callable[[httpx.Client], httpx.Response]]:
        round_id = ready_round(house, theme_id, quote_id, reviewer_id, n)
        path = house.path(f"rounds/{round_id}/open")
        return round_id, lambda client: client.post(path, headers=headers)

    tally = kill_until_landed(house, request_for, 0.03, status=200)

    snapshot = (
        "SELECT count(*) FROM snapshot_theme t JOIN snapshot_quote q ON q.snapshot_theme_id = t.id "
        "WHERE t.round_id = :r"
    )
    state = "SELECT count(*) FROM review_round WHERE id = :r AND state = 'open'"
    for round_id in tally.answered:
        assert house.count(state, r=str(round_id)) == 1, "an acknowledged opening is gone"
    for round_id in tally.answered + tally.landed:
        assert house.count(snapshot, r=str(round_id)) == house.count(state, r=str(round_id))
    demand_sound(house)

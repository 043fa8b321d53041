"""The feed: server-sent events from a place on, in the order of the chain, for as long as the seat holds."""

import asyncio
import json
import threading
import time

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.base.wakes import Wakes
from api.study.activity import service


@pytest.fixture
def served(ground):
    """Serve the installation on a real socket; streams do not go through the test client."""
    config = uvicorn.Config(
        create_app(ground), port=0, log_level="critical", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)


def follow(served, person, study, wanted, **more):
    """Read `wanted` events of the feed."""
    found = []
    cookies = {"Cookie": f"cotheme={person.client.cookies['cotheme']}", **more.pop("headers", {})}
    with httpx.stream("GET", served + study.path("feed"), headers=cookies, timeout=5, **more) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        kind = ""
        for line in answer.iter_lines():
            kind = line[7:] if line.startswith("event: ") else kind
            if line.startswith("data: ") and kind == "change":
                found.append(json.loads(line[6:]))
            if len(found) == wanted:
                return found
    return found


def test_the_feed_tells_what_happened_and_what_happens(served, as_researcher, as_supervisor, study):
    threading.Timer(0.3, lambda: as_supervisor.post(study.path("objectives"), {"text": "Later"})).start()

    events = follow(served, as_researcher, study, 2)

    assert [e["kind"] for e in events] == ["study.created", "objective.created"]
    assert [e["seq"] for e in events] == [1, 2]
    assert events[1]["actor"] == "Sue Supervisor"


def test_it_resumes_after_the_last_event(served, as_researcher, as_supervisor, study):
    for n in range(3):
        as_supervisor.post(study.path("objectives"), {"text": f"Objective {n}"})

    resumed = follow(served, as_researcher, study, 2, headers={"Last-Event-ID": "2"})

    assert [e["seq"] for e in resumed] == [3, 4]


def test_it_ends_when_the_member_is_removed(served, as_researcher, as_supervisor, study):
    remove = study.path(f"members/{as_researcher.account_id}")
    threading.Timer(0.3, lambda: as_supervisor.delete(remove)).start()

    events = follow(served, as_researcher, study, 99)

    assert [e["kind"] for e in events] == ["study.created"]


def test_it_is_not_for_reviewers_or_outsiders(as_reviewer, as_outsider, as_nobody, study):
    assert as_reviewer.get(study.path("feed")).status_code == 403
    assert as_outsider.get(study.path("feed")).status_code == 404
    assert as_nobody.get(study.path("feed")).status_code == 401


def test_a_change_between_reading_and_waiting_is_not_missed():
    async def story() -> bool:
        wakes, study_id = Wakes(), "a study"
        waiter = wakes.enter(study_id)
        await asyncio.to_thread(wakes.changed, [study_id])
        await asyncio.wait_for(waiter.wait(), 1)
        wakes.leave(study_id, waiter)
        return waiter.is_set()

    assert asyncio.run(story())


def test_what_happens_while_a_feed_is_read_is_told_next_time(
    as_researcher, as_supervisor, study, monkeypatch
):
    asked = service.chain.events_after

    def then_something_happens(*question):
        found = asked(*question)
        as_supervisor.post(study.path("objectives"), {"text": "Between two questions"})
        return found

    end = as_researcher.get(study.path("activity")).json()["seq"]
    monkeypatch.setattr(service.chain, "events_after", then_something_happens)
    told = as_researcher.get(study.path(f"activity?since_seq={end}")).json()
    monkeypatch.undo()

    assert told == {"items": [], "seq": end}
    then = as_researcher.get(study.path(f"activity?since_seq={end}")).json()["items"]
    assert [event["seq"] for event in then] == [end + 1]

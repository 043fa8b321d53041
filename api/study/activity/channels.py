"""One reader a study and process: what it reads of the feed goes to all who follow."""

import asyncio
import logging
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from anyio import to_thread

from api.access.guards import to_json
from api.access.seat import Seat
from api.base.clock import now
from api.base.ground import Ground
from api.base.wakes import woken
from api.study.activity import service
from api.study.activity.service import Batch
from api.study.members import queries as people

log = logging.getLogger("cotheme.feed")

#: How often the sessions and tokens of all followers are asked about, even if nothing happens.
SEATS_SECONDS = 4.0
#: How often the reader looks though nobody woke it: a safety, not a way to learn of changes.
LOOK_SECONDS = 20.0
#: The same while the changes of other processes are not heard.
LOOK_UNHEARD_SECONDS = 1.0
#: What waits for a follower who reads slowly; the oldest goes first, and they read for themselves.
MOST_WAITING = 32
AFTER_FAILURE_SECONDS = 1.0


@dataclass(eq=False, slots=True)
class Follower:
    """One open stream: its seat, and what waits for it: batches, or lines that are no events."""

    seat: Seat
    inbox: deque[Batch | bytes] = field(default_factory=lambda: deque(maxlen=MOST_WAITING))
    stirred: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False

    def put(self, something: Batch | bytes) -> None:
        """Leave something in the inbox."""
        self.inbox.append(something)
        self.stirred.set()

    def end(self) -> None:
        """End the stream; the browser comes back and is told why."""
        self.ended = True
        self.stirred.set()


class Channel:
    """The followers of one study and their one reader."""

    def __init__(self, ground: Ground, study_id: UUID) -> None:
        self.followers: set[Follower] = set()
        self.started = asyncio.Event()
        self._ground = ground
        self._study_id = study_id
        self._seq = -1
        self._looked = 0.0
        self._task = asyncio.create_task(self._run())

    def stop(self) -> None:
        """Let the reader go."""
        self._task.cancel()

    async def _run(self) -> None:
        wakes = self._ground.wakes
        waiter = wakes.enter(self._study_id)
        is_changed = True
        try:
            while True:
                try:
                    if await self._look(is_changed=is_changed):
                        continue
                    unheard = not (wakes.hears_others or self._ground.database.is_sqlite)
                    is_changed = await woken(waiter, LOOK_UNHEARD_SECONDS if unheard else SEATS_SECONDS)
                    is_changed |= unheard
                except Exception as error:  # noqa: BLE001 - the database went; the streams outlive that
                    log.warning("The feed could not be read (%s); trying again.", type(error).__name__)
                    is_changed = True
                    await asyncio.sleep(AFTER_FAILURE_SECONDS)
        finally:
            wakes.leave(self._study_id, waiter)

    async def _look(self, *, is_changed: bool) -> bool:
        """Read once for all: who may still follow, and, if there may be news, what happened.

        Tells whether there was so much that there may be more.
        """
        is_due = is_changed or time.monotonic() - self._looked > LOOK_SECONDS
        credentials = {follower.seat.credential_id for follower in self.followers}
        roles, batch = await to_thread.run_sync(self._read, credentials, is_due)
        for follower in list(self.followers):
            seat = follower.seat
            if seat.credential_id in credentials and roles.get(seat.credential_id) != seat.role:
                follower.end()
        if batch is None:
            return False
        self._looked = time.monotonic()
        if self._seq >= 0 and batch.seq > self._seq:
            for follower in self.followers:
                follower.put(batch)
        self._seq = batch.seq
        self.started.set()
        return len(batch.events) == service.MOST

    def _read(self, credentials: set[UUID], is_due: bool) -> tuple[dict[UUID, str], Batch | None]:  # noqa: FBT001
        """Ask in a thread, on one connection."""
        at = now()
        idle_since = at - timedelta(minutes=self._ground.settings.session_idle_minutes)
        with self._ground.database.read() as connection:
            roles = people.standing(connection, self._study_id, credentials, at, idle_since)
            if not is_due:
                return roles, None
            return roles, service.read_batch(connection, self._study_id, self._seq)


class Channels:
    """The channels of a process, opened with their first follower and closed after the last."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._open: dict[UUID, Channel] = {}
        self._closed = False
        self._loop: asyncio.AbstractEventLoop | None = None

    async def join(self, seat: Seat) -> Follower:
        """Follow a study. What happens from now on comes to the inbox; what happened before is read apart."""
        self._loop = asyncio.get_running_loop()
        follower = Follower(seat)
        if self._closed:
            follower.end()
            return follower
        channel = self._open.get(seat.study_id)
        if channel is None:
            channel = self._open[seat.study_id] = Channel(self._ground, seat.study_id)
        channel.followers.add(follower)
        await channel.started.wait()
        return follower

    def leave(self, follower: Follower) -> None:
        """Stop following."""
        channel = self._open.get(follower.seat.study_id)
        if channel is None:
            return
        channel.followers.discard(follower)
        if not channel.followers:
            del self._open[follower.seat.study_id]
            channel.stop()

    def tell(self, study_id: UUID, event: str, said: dict[str, Any]) -> None:
        """Tell everyone who follows a study in this process something that is no event. From any thread."""
        line = f"event: {event}\ndata: {to_json(said).decode()}\n\n".encode()
        if self._loop is not None and not self._loop.is_closed():
            with suppress(RuntimeError):  # the loop closed in this moment
                self._loop.call_soon_threadsafe(self._put, study_id, line)

    def _put(self, study_id: UUID, line: bytes) -> None:
        channel = self._open.get(study_id)
        for follower in channel.followers if channel else ():
            follower.put(line)

    def close(self) -> None:
        """End every stream, so that none holds up the end of the process. On the event loop."""
        self._closed = True
        for channel in self._open.values():
            for follower in channel.followers:
                follower.end()

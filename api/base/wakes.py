"""Who waits for changes of a study in this process, and how they are woken after a commit."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

#: How long a waiter sleeps before it looks anyway: other processes wake nobody here.
LOOK_AFTER_SECONDS = 1.0


class Wakes:
    """Waiters by study. Writers call `changed` from any thread; waiters live on the event loop."""

    def __init__(self) -> None:
        self._waiting: dict[UUID, set[asyncio.Event]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None

    def enter(self, study_id: UUID) -> asyncio.Event:
        """Register a waiter. Do so before reading, or a change between reading and waiting is missed."""
        self._loop = asyncio.get_running_loop()
        waiter = asyncio.Event()
        self._waiting[study_id].add(waiter)
        return waiter

    def leave(self, study_id: UUID, waiter: asyncio.Event) -> None:
        """Forget a waiter."""
        self._waiting[study_id].discard(waiter)

    def changed(self, study_ids: Iterable[UUID]) -> None:
        """Wake whoever waits for these studies."""
        if self._loop is not None and not self._loop.is_closed():
            for study_id in study_ids:
                self._loop.call_soon_threadsafe(self._wake, study_id)

    def _wake(self, study_id: UUID) -> None:
        for waiter in self._waiting.get(study_id, ()):
            waiter.set()


async def woken(waiter: asyncio.Event) -> None:
    """Wait for a change, at most a second."""
    try:
        await asyncio.wait_for(waiter.wait(), LOOK_AFTER_SECONDS)
    except TimeoutError:
        return
    finally:
        waiter.clear()

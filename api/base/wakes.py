"""Who waits for changes of a study in this process, and how they are woken after a commit."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID


class Wakes:
    """Waiters by study. Writers call `changed` from any thread; waiters live on the event loop.

    `hears_others`: whether the changes of other processes are heard here as well. On SQLite there are none.
    """

    def __init__(self) -> None:
        self.hears_others = False
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
        if not self._waiting[study_id]:
            del self._waiting[study_id]

    def changed(self, study_ids: Iterable[UUID]) -> None:
        """Wake whoever waits for these studies."""
        if self._loop is not None and not self._loop.is_closed():
            for study_id in study_ids:
                with suppress(RuntimeError):  # the loop closed in this moment
                    self._loop.call_soon_threadsafe(self._wake, study_id)

    def told(self, payload: str) -> None:
        """Wake for the study that another process names. On the event loop."""
        with suppress(ValueError):
            self._wake(UUID(payload))

    def hear(self, *, others: bool) -> None:
        """Note whether other processes are heard; after a gap everyone looks anew. On the event loop."""
        self.hears_others = others
        for study_id in list(self._waiting):
            self._wake(study_id)

    def _wake(self, study_id: UUID) -> None:
        for waiter in self._waiting.get(study_id, ()):
            waiter.set()


async def woken(waiter: asyncio.Event, seconds: float) -> bool:
    """Wait for a change, at most some seconds; tell whether there was one."""
    try:
        await asyncio.wait_for(waiter.wait(), seconds)
    except TimeoutError:
        return False
    waiter.clear()
    return True

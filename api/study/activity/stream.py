"""The change feed as server-sent events: from a place on, for as long as the seat holds."""

import json
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

from anyio import to_thread

from api.base.errors import Problem
from api.base.wakes import Wakes, woken

#: A comment at least this often, so that proxies keep the line open, and a seat that ended is noticed.
PING_SECONDS = 15.0


def written(event: dict[str, Any]) -> bytes:
    """Write one event: its seq is its id, so that a browser resumes where it was cut off."""
    data = json.dumps(event, default=str, separators=(",", ":"))
    return f"id: {event['seq']}\nevent: change\ndata: {data}\n\n".encode()


async def follow(
    wakes: Wakes, study_id: Any, seq: int, read: Callable[[int], dict[str, Any]]
) -> AsyncIterator[bytes]:
    """Yield what happens after `seq`. `read(seq)` asks with the caller's seat, in a thread of its own.

    Ends when the seat no longer holds; the browser comes back and gets its 401 or 403.
    """
    waiter = wakes.enter(study_id)
    said = time.monotonic()
    try:
        yield b": here\n\n"
        while True:
            try:
                page = await to_thread.run_sync(read, seq)
            except Problem:
                return
            for event in page["items"]:
                yield written(event)
            if page["items"] or time.monotonic() - said > PING_SECONDS:
                said = time.monotonic()
                yield b": still here\n\n"
            seq = page["seq"]
            await woken(waiter)
    finally:
        wakes.leave(study_id, waiter)

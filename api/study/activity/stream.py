"""The change feed as server-sent events: from a place on, for as long as the seat holds."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

from anyio import to_thread

from api.access.seat import Seat
from api.base.errors import Problem
from api.study.activity.channels import Channels, Follower
from api.study.activity.service import written

#: A sign of life at least this often, so that proxies keep the line open.
PING_SECONDS = 15.0
#: How soon a browser comes back after a break.
BACK_AFTER_MS = 2_000

Read = Callable[[int], dict[str, Any]]


async def follow(channels: Channels, seat: Seat, place: int, read: Read) -> AsyncIterator[bytes]:
    """Yield what happens after a place. `read(place)` asks with the caller's seat, in a thread of its own.

    Whoever lags behind reads for themselves; what happens from then on is read once for all. The event
    `place` says where the feed stands. Ends when the seat no longer holds; the browser comes back and gets
    its 401 or 403.
    """
    follower = await channels.join(seat)
    try:
        yield f"retry: {BACK_AFTER_MS}\n: here\n\n".encode()
        before = -1
        while before != place:
            before, (place, said) = place, await _page(read, place)
            yield said
        yield f'id: {place}\nevent: place\ndata: {{"seq":{place}}}\n\n'.encode()
        while True:
            is_news = await _stirred(follower)
            if follower.ended:
                return
            if not is_news:
                yield f"id: {place}\n: still here\n\n".encode()
                continue
            found = follower.inbox.popleft()
            if isinstance(found, bytes):
                yield found
                continue
            while place < found.before:
                place, said = await _page(read, place)
                yield said
            yield found.for_seat(seat, place)
            place = max(place, found.seq)
    except Problem:
        return
    finally:
        channels.leave(follower)


async def _page(read: Read, place: int) -> tuple[int, bytes]:
    """Read after a place; return the place that was reached and what is said of it."""
    page = await to_thread.run_sync(read, place)
    return page["seq"], b"".join(written(event) for event in page["items"])


async def _stirred(follower: Follower) -> bool:
    """Wait until something lies in the inbox, at most until a sign of life is due."""
    if not follower.inbox:
        follower.stirred.clear()
        try:
            await asyncio.wait_for(follower.stirred.wait(), 0 if follower.ended else PING_SECONDS)
        except TimeoutError:
            return False
    return bool(follower.inbox)

"""Hear what other processes tell through PostgreSQL: one connection a process, on the event loop."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping

import psycopg
from psycopg import sql

log = logging.getLogger("cotheme.listening")

#: A line is asked whether it still stands when nothing was heard for so long.
QUIET_SECONDS = 30.0
#: How the database names these lines in its list of connections.
NAME = "cotheme listening"
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0


async def listen(url: str, told: Mapping[str, Callable[[str], None]], hears: Callable[[bool], None]) -> None:
    """Call `told[channel](payload)` for each notification, until cancelled. `url` is one of libpq's.

    Connects again whenever the line breaks. `hears(True)` follows every connection, for what was told
    before it is lost; `hears(False)` follows every break.
    """
    pause = FIRST_PAUSE
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                url, autocommit=True, application_name=NAME
            ) as line:
                for channel in told:
                    await line.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
                hears(True)
                pause = FIRST_PAUSE
                await _hear(line, told)
        except (OSError, psycopg.Error) as error:
            log.warning("Other processes are not heard (%s); trying again.", type(error).__name__)
        finally:
            hears(False)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


async def _hear(line: psycopg.AsyncConnection, told: Mapping[str, Callable[[str], None]]) -> None:
    while True:
        async with contextlib.aclosing(line.notifies(timeout=QUIET_SECONDS)) as notices:
            async for notice in notices:
                told[notice.channel](notice.payload)
        await line.execute("SELECT 1")


__all__ = ["listen"]

"""Reads a file in a process of its own, with little memory, little time and nothing else.

The processes come from a stem: one process that has loaded the readers and waits. It is forked for each file,
for starting Python and loading the readers costs more than reading most files. A crash, a lack of memory or
time in a reader is an answer like any other: the file cannot be read.
"""

import json
import os
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from threading import BoundedSemaphore, Lock
from typing import Any

import orjson

from api.analysis.transcripts.readers.choose import MOST_BYTES
from api.analysis.transcripts.readers.plain_data import from_plain
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable

WALL_SECONDS = 10.0
WAIT_SECONDS = 120.0
AT_ONCE = 2

#: How a process says its number, first of all.
_NUMBER = struct.Struct("!i")
_ROOM = "api.analysis.transcripts.readers"
_ROOT = Path(__file__).resolve().parents[3]
_PLACES = BoundedSemaphore(AT_ONCE)
_TRY = "Try saving it as .docx or .txt in the program it was made with, or cut it into smaller files."


def read_in_worker(data: bytes, filename: str, options: ReadingOptions) -> Reading:
    """Return the reading of a file, done by a limited process. Raises Unreadable for all that goes wrong."""
    if len(data) > MOST_BYTES:
        raise Unreadable(
            "too_large", "This file is larger than 50 MB. A transcript is far smaller: is it a recording?"
        )
    if not _PLACES.acquire(timeout=WAIT_SECONDS):
        raise Unreadable("busy", "Too many files are being read at the moment. Try again in a minute.")
    try:
        said = _run(_question(filename, options) + data)
    finally:
        _PLACES.release()
    return _answer(said)


def _question(filename: str, options: ReadingOptions) -> bytes:
    asked = {
        "filename": filename[-200:],
        "encoding": options.encoding,
        "tracked_changes": options.tracked_changes,
    }
    return json.dumps(asked).encode("ascii") + b"\n"


def _run(question: bytes) -> bytes:
    """Return what the process of one file says. Raises Unreadable if it takes too long."""
    until = time.monotonic() + WALL_SECONDS
    line, number = _STEM.branch()
    with line, line.makefile("rb") as heard:
        try:
            line.sendall(question)
            line.shutdown(socket.SHUT_WR)
            line.settimeout(max(0.001, until - time.monotonic()))
            return heard.read()
        except TimeoutError as slow:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(number, SIGKILL)
            say = f"This file took longer than ten seconds to read. {_TRY}"
            raise Unreadable("too_slow", say) from slow
        except OSError as gone:
            raise _failed() from gone


def _failed() -> Unreadable:
    say = f"This file could not be read: it is damaged or needs too much memory. {_TRY}"
    return Unreadable("reader_failed", say)


class Stem:
    """The process that is forked for each file: started when it is first needed, and when it has ended."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None

    def branch(self) -> tuple[socket.socket, int]:
        """Return the line to a new process for one file, and its number. Raises Unreadable if none starts."""
        with self._turn:
            for _ in range(2):  # a stem that has ended is known by its silence
                ours, theirs = socket.socketpair()
                ours.settimeout(WALL_SECONDS)
                try:
                    with theirs:
                        socket.send_fds(self._started(), [b"f"], [theirs.fileno()])
                    return ours, _NUMBER.unpack(ours.recv(_NUMBER.size, socket.MSG_WAITALL))[0]
                except (OSError, struct.error):
                    ours.close()
                    self._end()
        raise _failed()

    def _started(self) -> socket.socket:
        if self._channel is None or self._process is None or self._process.poll() is not None:
            self._end()
            ours, theirs = socket.socketpair()
            with theirs:
                command = [sys.executable, "-P", "-m", _ROOM, str(theirs.fileno())]
                self._process = subprocess.Popen(  # noqa: S603 (our own module, no words of the file)
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(theirs.fileno(),),
                    env=_environment(),
                    cwd="/",
                    start_new_session=True,
                )
            self._channel = ours
        return self._channel

    def _end(self) -> None:
        if self._channel is not None:
            self._channel.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._channel = self._process = None


_STEM = Stem()


def _environment() -> dict[str, str]:
    """Return what the worker may know of this process: where its own code lies, and no secret."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": str(_ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
    }


def _answer(said: bytes) -> Reading:
    try:
        answer: Any = orjson.loads(said)
    except ValueError as bad:
        raise _failed() from bad
    if isinstance(answer, dict) and isinstance(answer.get("unreadable"), list):
        code, detail = (str(part) for part in answer["unreadable"][:2])
        raise Unreadable(code[:60], detail[:500])
    return from_plain(answer.get("reading") if isinstance(answer, dict) else None)

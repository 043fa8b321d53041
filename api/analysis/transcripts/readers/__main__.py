"""The stem of the workers: forked for each file; the fork reads it under limits and answers with JSON."""

import ctypes
import gc
import json
import os
import resource
import signal
import socket
import struct
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.plain_data import to_plain
from api.analysis.transcripts.readers.reading import ReadingOptions, Unreadable

MOST_MEMORY = 512 * 1024 * 1024
MOST_CPU_SECONDS = 12
#: A fork ends by itself after these, should nobody end it; the stem when nothing was read for these.
MOST_SECONDS = 60
REST_SECONDS = 600.0
#: What most files need; the reader of PDF is large, and loaded where it is needed.
LOADED_AHEAD = ("docx", "html", "markdown", "odt", "plain", "rtf", "srt", "sub", "vtt")
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000
_SYSTEM = ctypes.CDLL(None)


def limit_this_process() -> None:
    """Take from this process memory, time, files and, where the system allows it, the network."""
    _limit(resource.RLIMIT_AS, MOST_MEMORY)
    _limit(resource.RLIMIT_CPU, MOST_CPU_SECONDS)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    with suppress(OSError, AttributeError):
        _SYSTEM.unshare(_NEW_USER_AND_NETWORK)


def _limit(kind: int, most: int) -> None:
    """Set one limit, never above the one already set; a system that does not know it keeps the rest."""
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, most))


def answer_to(asked: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Return the reading or the refusal as plain data."""
    try:
        options = ReadingOptions(asked["encoding"], asked["tracked_changes"])
        return {"reading": to_plain(read(data, asked["filename"], options))}
    except Unreadable as refusal:
        return {"unreadable": [refusal.code, refusal.detail]}
    except (MemoryError, RecursionError):
        detail = "This file needs more memory to read than a transcript may. Cut it into smaller files."
        return {"unreadable": ["too_much_memory", detail]}


def read_one(line: socket.socket) -> None:
    """Write this process's number, read a line of options and then the file, and write one JSON object."""
    line.sendall(struct.pack("!i", os.getpid()))
    limit_this_process()
    with line, line.makefile("rwb") as both:
        asked = json.loads(both.readline())
        answer = json.dumps(answer_to(asked, both.read()), ensure_ascii=False, separators=(",", ":"))
        both.write(answer.encode("utf-8", "strict"))


def stem(channel: socket.socket) -> None:
    """Fork a process for each line that is handed over; end when the service has gone or is at rest."""
    for name in LOADED_AHEAD:
        import_module(f"api.analysis.transcripts.readers.{name}")
    gc.freeze()
    signal.signal(signal.SIGCHLD, _bury)
    channel.settimeout(REST_SECONDS)
    while True:
        try:
            said, lines, _, _ = socket.recv_fds(channel, 1, 1)
        except TimeoutError:
            return
        if not said:
            return
        for number in lines:
            if os.fork() == 0:
                channel.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                signal.alarm(MOST_SECONDS)
                _read_and_end(socket.socket(fileno=number))
            os.close(number)


def _read_and_end(line: socket.socket) -> None:
    """Read, and end without any of the stem's clearing up; whatever goes wrong ends it without an answer."""
    try:
        read_one(line)
    finally:
        os._exit(0)


def _bury(*_: object) -> None:
    """Let go of forks that have ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


if __name__ == "__main__":
    stem(socket.socket(fileno=int(sys.argv[1])))

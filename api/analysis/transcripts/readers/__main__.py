"""The worker: reads one file from standard input under limits and answers with plain JSON."""

import ctypes
import json
import os
import resource
import sys
from contextlib import suppress
from typing import Any

from api.analysis.transcripts.readers.choose import read
from api.analysis.transcripts.readers.plain_data import to_plain
from api.analysis.transcripts.readers.reading import ReadingOptions, Unreadable

MOST_MEMORY = 512 * 1024 * 1024
MOST_CPU_SECONDS = 12
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000


def limit_this_process() -> None:
    """Take from this process memory, time, files and, where the system allows it, the network."""
    _limit(resource.RLIMIT_AS, MOST_MEMORY)
    _limit(resource.RLIMIT_CPU, MOST_CPU_SECONDS)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)


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


def main() -> None:
    """Read a line of options and then the file; write one JSON object."""
    limit_this_process()
    asked = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    answer = json.dumps(answer_to(asked, data), ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(answer.encode("utf-8", "strict"))
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()

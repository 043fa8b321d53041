"""Reads a file in a process of its own, with little memory, little time and nothing else.

A crash, a lack of memory or time in a reader is an answer like any other: the file cannot be read.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from api.analysis.transcripts.readers.choose import MOST_BYTES
from api.analysis.transcripts.readers.plain_data import from_plain
from api.analysis.transcripts.readers.reading import Reading, ReadingOptions, Unreadable

WALL_SECONDS = 10.0
WAIT_SECONDS = 120.0
AT_ONCE = 2

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
    command = [sys.executable, "-P", "-m", _ROOM]
    worker = subprocess.Popen(  # noqa: S603 (our own module, no words of the file)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        cwd="/",
        start_new_session=True,
    )
    try:
        said, _ = worker.communicate(question, timeout=WALL_SECONDS)
    except subprocess.TimeoutExpired as slow:
        raise Unreadable("too_slow", f"This file took longer than ten seconds to read. {_TRY}") from slow
    finally:
        worker.kill()
        worker.wait()
    if worker.returncode != 0:
        raise Unreadable(
            "reader_failed", f"This file could not be read: it is damaged or needs too much memory. {_TRY}"
        )
    return said


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
        answer: Any = json.loads(said)
    except ValueError as bad:
        raise Unreadable("reader_failed", f"This file could not be read. {_TRY}") from bad
    if isinstance(answer, dict) and isinstance(answer.get("unreadable"), list):
        code, detail = (str(part) for part in answer["unreadable"][:2])
        raise Unreadable(code[:60], detail[:500])
    return from_plain(answer.get("reading") if isinstance(answer, dict) else None)

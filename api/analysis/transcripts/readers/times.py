"""Times as transcripts write them: 0:03, 00:01:02, 01:03:50.20, 00:00:03,567."""

import re

CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,7})?"
_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,7}))?\Z")


def milliseconds(clock: str) -> int | None:
    """Return a time in milliseconds from the start, or None if it is none (seconds of 60 or more)."""
    found = _PARTS.match(clock.strip())
    if not found:
        return None
    hours, minutes, seconds, fraction = found.groups()
    if int(seconds) >= 60 or (hours is not None and int(minutes) >= 60):
        return None
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(((fraction or "") + "000")[:3])

"""The time now, and times as the API writes them."""

from datetime import UTC, datetime, timedelta

__all__ = ["UTC", "datetime", "in_words", "now", "timedelta"]


def now() -> datetime:
    """Return the present instant in UTC, to the microsecond."""
    return datetime.now(UTC)


def in_words(instant: datetime) -> str:
    """Write an instant as the API does: ISO 8601 in UTC ending in Z."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")

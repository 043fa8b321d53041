"""The hash chain: each event seals the one before it. Pure."""

import hashlib
import hmac
import json
from typing import Any

GENESIS = "0" * 64


def seal_of(key: bytes, event: dict[str, Any], before: str) -> str:
    """Return the hex HMAC-SHA-256 of an event and the seal before it.

    `event` holds JSON values alone; key order does not matter.
    """
    canonical = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(key, f"{before}\n{canonical}".encode(), hashlib.sha256).hexdigest()

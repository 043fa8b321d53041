"""Slow down guessing without locking anyone else out.

Failures count against three buckets: the account seen from unknown devices, one known device of
the account, and the caller's network. A device that has signed in before has a bucket of its own,
so that an attacker's failures do not slow its owner.
"""

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from api.access import credentials
from api.accounts import queries
from api.accounts.models import SignInFailures
from api.base.clock import now
from api.base.database import Session, Source
from api.base.errors import Throttled, Unauthorized
from api.base.keys import Keys

FREE_TRIES = 5
FREE_TRIES_OF_A_NETWORK = 30
LONGEST_WAIT = timedelta(minutes=15)
#: NIST SP 800-63B-4: no more than 100 consecutive failures of an account.
HARD_STOP = 100


@dataclass(frozen=True, slots=True)
class Visitor:
    """Where a sign-in comes from: network address, device cookie, what the browser calls itself."""

    address: str
    device_cookie: str | None
    device: str


def known_device(keys: Keys, visitor: Visitor, account_id: UUID | None) -> bool:
    """Tell whether this browser has signed in to this account before."""
    try:
        claims = credentials.read(keys, credentials.Kind.DEVICE, visitor.device_cookie)
    except Unauthorized:
        return False
    return account_id is not None and claims.subject == account_id


def buckets(keys: Keys, email: str, visitor: Visitor, *, known: bool) -> dict[str, int]:
    """Return the buckets of an attempt, each with the tries it gives freely."""
    who = f"known {email} {visitor.device_cookie}" if known else f"account {email}"
    named = {who: FREE_TRIES}
    if not known:
        named[f"network {_network(visitor.address)}"] = FREE_TRIES_OF_A_NETWORK
    key = keys.derive("throttle")
    return {hmac.new(key, name.encode(), hashlib.sha256).hexdigest(): free for name, free in named.items()}


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network(f"{found}/{64 if found.version == 6 else 32}", strict=False))


def demand_free(source: Source, asked: dict[str, int]) -> None:
    """Raise Throttled while any bucket must wait."""
    at = now()
    waits = [row.wait_until for name in asked if (row := queries.failures_of(source, name))]
    longest = max(waits, default=at)
    if longest > at:
        raise Throttled(int((longest - at).total_seconds()) + 1)


def count_failure(session: Session, asked: dict[str, int]) -> None:
    """Count a failure in every bucket; beyond the free tries each failure doubles the wait."""
    at = now()
    for name, free in asked.items():
        row = queries.failures_row(session, name) or SignInFailures(bucket=name, failures=0, wait_until=at)
        row.failures = min(row.failures + 1, 10_000)
        row.wait_until = _wait(at, row.failures - free)
        session.add(row)


def _wait(at: datetime, beyond: int) -> datetime:
    if beyond <= 0:
        return at
    return at + min(timedelta(seconds=2 ** min(beyond, 12)), LONGEST_WAIT)

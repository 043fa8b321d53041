"""Passwords: argon2id, at most two at a time, and the rule for a good one. Pure but for the clock's cost."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from threading import BoundedSemaphore

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from api.base.errors import FieldProblem, Invalid, Unavailable
from api.base.settings import Settings

SHORTEST = 15
LONGEST_BYTES = 1024
AT_ONCE = BoundedSemaphore(2)
WAIT_SECONDS = 8
#: Long passwords that stand on public lists of stolen ones; shorter ones fall to the length alone.
KNOWN = frozenset(
    {
        "correcthorsebatterystaple",
        "passwordpassword",
        "123456789012345",
        "1234567890123456",
        "qwertyuiopasdfgh",
        "iloveyouiloveyou",
        "administrator123",
        "letmeinletmeinletmein",
        "changemechangeme",
        "thisismypassword",
    }
)


@lru_cache(maxsize=4)
def _hasher(memory_kib: int, rounds: int) -> PasswordHash:
    return PasswordHash((Argon2Hasher(memory_cost=memory_kib, time_cost=rounds, parallelism=1),))


@lru_cache(maxsize=4)
def _nobody(memory_kib: int, rounds: int) -> str:
    """Return a hash of no one's password, so that an unknown e-mail costs as much as a known one."""
    return _hasher(memory_kib, rounds).hash("nobody has this password")


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def demand_good(password: str, context: Iterable[str] = ()) -> None:
    """Raise Invalid unless the password is long and hard to guess. `context`: words tied to the person."""
    said = _normal(password)
    lower = said.casefold()
    if len(said) < SHORTEST:
        _refuse(f"Use at least {SHORTEST} characters. Three random words work well.")
    if len(said.encode()) > LONGEST_BYTES:
        _refuse("Use at most 1,024 bytes.")
    if lower in KNOWN or len(set(lower)) < 5:
        _refuse("This password is on lists of common ones. Three random words work well.")
    if any(len(word) > 3 and word.casefold() in lower and len(word) * 2 > len(lower) for word in context):
        _refuse("This password is too close to your name or e-mail address.")


def _refuse(message: str) -> None:
    raise Invalid("password_weak", message, fields=(FieldProblem("password", message),))


def hash_password(settings: Settings, password: str) -> str:
    """Return the argon2id hash. Takes about a tenth of a second: never inside a transaction."""
    with _turn():
        return _hasher(settings.hash_memory_kib, settings.hash_rounds).hash(_normal(password))


def is_password(settings: Settings, password: str, kept: str | None) -> bool:
    """Tell whether this is the password behind a hash; costs the same if there is none."""
    cost = (settings.hash_memory_kib, settings.hash_rounds)
    with _turn():
        try:
            held = _hasher(*cost).verify(_normal(password), kept or _nobody(*cost))
        except UnknownHashError:
            return False
    return held and kept is not None


class _turn:  # noqa: N801 - reads as a statement: with _turn()
    """At most two hashes at a time, so that a flood of sign-ins cannot take the machine."""

    def __enter__(self) -> None:
        if not AT_ONCE.acquire(timeout=WAIT_SECONDS):
            raise Unavailable("sign_in_busy", "Many people are signing in. Try again in a moment.")

    def __exit__(self, *_: object) -> None:
        AT_ONCE.release()

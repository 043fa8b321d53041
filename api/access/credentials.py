"""Signed tokens (python-jose, here alone) and the secrets of access tokens.

python-jose accepts more than it should: no audience, no expiry, any algorithm if none is named,
and it raises errors of many kinds for hostile input. This wrapper pins one algorithm, one key per
kind of token, every claim, and answers one way to anything else.
"""

import hashlib
import hmac
import re
import secrets
import time
import zlib
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any
from uuid import UUID

from jose import jwt

from api.base.errors import LinkRefused, Unauthorized
from api.base.keys import Keys

ALGORITHM = "HS256"
ISSUER = "cotheme"
LONGEST = 2048
SHAPE = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
LEEWAY_SECONDS = 5
REQUIRED = ("aud", "iat", "exp", "nbf", "iss", "sub", "jti")


class Kind(Enum):
    """The kinds of signed token: (type, audience, longest life in seconds)."""

    SESSION = ("sess+jwt", "web", 24 * 3600)
    SET_UP = ("setup+jwt", "set-up", 24 * 3600)
    INVITATION = ("invite+jwt", "invitation", 7 * 24 * 3600)
    RESET = ("reset+jwt", "reset", 24 * 3600)
    DOWNLOAD = ("file+jwt", "download", 15 * 60)
    DEVICE = ("device+jwt", "device", 366 * 24 * 3600)

    @property
    def type(self) -> str:
        """Return the `typ` header."""
        return self.value[0]

    @property
    def audience(self) -> str:
        """Return the `aud` claim."""
        return self.value[1]

    @property
    def max_life(self) -> int:
        """Return the longest life in seconds."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says: about whom or what, and its own id."""

    subject: UUID
    token_id: str


def sign(keys: Keys, kind: Kind, subject: UUID, seconds: int, token_id: str | None = None) -> str:
    """Make a signed token of one kind about one id, holding for `seconds`."""
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": kind.audience,
        "sub": str(subject),
        "jti": token_id or secrets.token_urlsafe(12),
        "iat": now,
        "nbf": now,
        "exp": now + min(seconds, kind.max_life),
    }
    key = keys.derive(f"token:{kind.audience}").hex()
    made: str = jwt.encode(claims, key, algorithm=ALGORITHM, headers={"typ": kind.type, "kid": keys.current})
    return made


def read(keys: Keys, kind: Kind, raw: str | None) -> Claims:
    """Read a token of one kind. Raises Unauthorized, with no reason, for anything that does not hold."""
    try:
        claims = _verified(keys, kind, raw)
        return Claims(UUID(claims["sub"]), claims["jti"])
    except Exception:  # noqa: BLE001 - the library raises errors of many kinds for hostile tokens; all mean the same
        raise Unauthorized from None


def read_link(keys: Keys, kind: Kind, raw: str | None) -> Claims:
    """Read the token of a link handed to a person. Raises LinkRefused for anything that does not hold."""
    try:
        return read(keys, kind, raw)
    except Unauthorized:
        raise LinkRefused(
            "link_not_valid", "It is too old, or was not copied whole. Copy it again, or ask for a new one."
        ) from None


def _verified(keys: Keys, kind: Kind, raw: str | None) -> dict[str, Any]:
    if not isinstance(raw, str) or len(raw) > LONGEST or not SHAPE.fullmatch(raw):
        raise ValueError("shape")
    head = _head(raw)
    kid = head.get("kid")
    if set(head) != {"alg", "typ", "kid"} or head["alg"] != ALGORITHM or head["typ"] != kind.type:
        raise ValueError("header")
    if not isinstance(kid, str) or kid not in keys.masters:
        raise ValueError("key")
    claims = _signed(raw, kind.audience, keys.derive(f"token:{kind.audience}", kid))
    issued, ends, at = claims["iat"], claims["exp"], time.time()
    if type(issued) is not int or type(ends) is not int or not isinstance(claims["jti"], str):
        raise ValueError("claims")
    if issued > at + LEEWAY_SECONDS or ends < at - LEEWAY_SECONDS or not 0 < ends - issued <= kind.max_life:
        raise ValueError("times")
    return claims


@lru_cache(maxsize=1024)
def _head(raw: str) -> dict[str, Any]:
    head: dict[str, Any] = jwt.get_unverified_header(raw)
    return head


@lru_cache(maxsize=1024)
def _signed(raw: str, audience: str, key: bytes) -> dict[str, Any]:
    """Return what a token says, its signature verified.

    A signature never changes, so it is verified once; whether the token still holds is asked each time.
    """
    claims: dict[str, Any] = jwt.decode(
        raw,
        key.hex(),
        algorithms=[ALGORITHM],
        audience=audience,
        issuer=ISSUER,
        options={**{f"require_{name}": True for name in REQUIRED}, "leeway": LEEWAY_SECONDS},
    )
    return claims


def csrf_of(keys: Keys, session_id: UUID) -> str:
    """Return the anti-forgery value bound to one session."""
    return hmac.new(keys.derive("csrf"), session_id.bytes, hashlib.sha256).hexdigest()


# Access tokens of scripts: cotheme_pat_<handle>_<secret>_<check>

PAT = re.compile(r"cotheme_pat_([a-z0-9]{12})_([A-Za-z0-9]{43})_([0-9a-f]{8})")
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@dataclass(frozen=True, slots=True)
class Pat:
    """The parts of a script's token: what to look up, and the hash to compare."""

    handle: str
    secret_hash: str


def make_pat() -> tuple[str, Pat]:
    """Make an access token; return its text (shown once) and what to store."""
    handle = "".join(secrets.choice(LETTERS[:26] + LETTERS[52:]) for _ in range(12))
    secret = "".join(secrets.choice(LETTERS) for _ in range(43))
    start = f"cotheme_pat_{handle}_{secret}"
    return f"{start}_{zlib.crc32(start.encode()):08x}", Pat(handle, _hash(secret))


def read_pat(raw: str) -> Pat:
    """Take an access token apart. Raises Unauthorized for a malformed or mistyped one."""
    found = PAT.fullmatch(raw)
    if not found or int(found[3], 16) != zlib.crc32(raw.rpartition("_")[0].encode()):
        raise Unauthorized
    return Pat(found[1], _hash(found[2]))


def same_secret(one: str, other: str) -> bool:
    """Compare two hashes in constant time, whatever characters a caller sent."""
    return hmac.compare_digest(one.encode(), other.encode())


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def digest(text: str) -> str:
    """Return the hex SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()

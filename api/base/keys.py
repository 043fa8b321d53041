"""The keyring: secrets made on first start, kept in a file only its owner reads."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Keys:
    """Master keys by key id; `current` signs, all verify. Each use derives a key of its own."""

    current: str
    masters: dict[str, bytes]

    def derive(self, purpose: str, kid: str | None = None) -> bytes:
        """Return 32 bytes for one purpose. Raises KeyError for an unknown key id."""
        return _derived(self.masters[kid or self.current], purpose)

    def seal(self, purpose: str, plain: bytes, bound_to: bytes) -> bytes:
        """Encrypt bytes so that they open only for the same purpose and context."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self.derive(purpose)).encrypt(nonce, plain, bound_to)

    def unseal(self, purpose: str, sealed: bytes, bound_to: bytes) -> bytes:
        """Decrypt what seal() made. Raises InvalidTag where anything differs."""
        return AESGCM(self.derive(purpose)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)


@lru_cache(maxsize=64)
def _derived(master: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(master)


def load_keys(path: Path) -> Keys:
    """Read the keyring, making it on first use.

    Raises ValueError if the file is readable by others or holds a short key.
    """
    if not path.exists():
        _make(path)
    if path.stat().st_mode & 0o077:
        raise ValueError(f"The key file {path} can be read by others. Run: chmod 600 {path}")
    said = json.loads(path.read_text())
    masters = {kid: base64.b64decode(key) for kid, key in said["keys"].items()}
    if not masters or any(len(key) < 32 for key in masters.values()) or said["current"] not in masters:
        raise ValueError(f"The key file {path} is not a keyring of 32-byte keys.")
    return Keys(said["current"], masters)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    kid = secrets.token_hex(4)
    made = {"current": kid, "keys": {kid: base64.b64encode(secrets.token_bytes(32)).decode()}}
    partial = path.with_suffix(".new")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(made, file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)

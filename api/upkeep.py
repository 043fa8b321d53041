"""Keep an installation: back it up, prove the copy, restore it, and hold its one-process lock."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from api.audit import queries as chains
from api.audit.service import first_broken
from api.base.clock import in_words, now
from api.base.ground import Ground

MANIFEST = "manifest.json"


class UpkeepError(Exception):
    """Something an administrator must put right; the message says what."""


@contextmanager
def only_process(ground: Ground) -> Iterator[None]:
    """Hold the lock of an embedded database: a second process on the same files refuses to start."""
    if not ground.database.is_sqlite:
        yield
        return
    path = ground.settings.data_dir / "cotheme.lock"
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UpkeepError(
                f"Another Cotheme is running on {ground.settings.data_dir}. Stop it first."
            ) from None
        yield


def verify_chains(ground: Ground) -> dict[str, int | None]:
    """Walk every audit chain; return the first broken event of each study, or None where it holds."""
    with ground.database.read() as connection:
        return {str(s): first_broken(connection, ground, s) for s in chains.chains(connection)}


def back_up(ground: Ground, to: Path) -> dict[str, Any]:
    """Write a backup into a new folder and prove it: the copy opens, is whole, and its chains hold.

    The keyring is not in it: keep that apart, or the backup opens for whoever finds it.
    """
    if to.exists() and any(to.iterdir()):
        raise UpkeepError(f"{to} is not empty. Name a new folder.")
    to.mkdir(parents=True, exist_ok=True, mode=0o700)
    copy = to / ("cotheme.sqlite3" if ground.database.is_sqlite else "cotheme.dump")
    if ground.database.is_sqlite:
        ground.database.copy_to(copy)
    else:
        _dump_postgres(ground, copy)
    copy.chmod(0o600)
    broken = {study: seq for study, seq in verify_chains(ground).items() if seq is not None}
    said = {
        "made_at": in_words(now()),
        "engine": ground.database.url.get_backend_name(),
        "file": copy.name,
        "bytes": copy.stat().st_size,
        "sha256": _sha256(copy),
        "chains_broken": broken,
    }
    (to / MANIFEST).write_text(json.dumps(said, indent=2) + "\n")
    return said


def restore(ground: Ground, source: Path) -> dict[str, Any]:
    """Bring a backup into an empty installation. Raises UpkeepError if anything is there or differs."""
    try:
        said: dict[str, Any] = json.loads((source / MANIFEST).read_text())
        copy = source / said["file"]
        whole = _sha256(copy) == said["sha256"]
    except (OSError, ValueError, KeyError):
        raise UpkeepError(f"{source} is not a backup: its manifest or its file is missing.") from None
    if not whole:
        raise UpkeepError("The backup has changed since it was made (its SHA-256 differs). Use another one.")
    if said["engine"] != ground.database.url.get_backend_name():
        raise UpkeepError(f"This backup is of {said['engine']}; the installation is not.")
    if ground.database.is_sqlite:
        target = Path(str(ground.database.url.database))
        if target.exists():
            raise UpkeepError(f"{target} exists. Restore into an empty data directory.")
        partial = target.with_suffix(".restoring")
        shutil.copyfile(copy, partial)
        partial.replace(target)
    else:
        _run_postgres("pg_restore", ground, "--no-owner", "--exit-on-error", str(copy))
    return said


def _dump_postgres(ground: Ground, copy: Path) -> None:
    _run_postgres("pg_dump", ground, "--format=custom", f"--file={copy}")


def _run_postgres(program: str, ground: Ground, *arguments: str) -> None:
    found = shutil.which(program)
    if not found:
        raise UpkeepError(f"{program} is not installed. Install the PostgreSQL client programs.")
    url = ground.database.url
    named = {"PGHOST": url.host or url.query.get("host"), "PGPORT": url.port, "PGUSER": url.username}
    secret = {"PGPASSWORD": url.password, "PGDATABASE": url.database}
    env = os.environ | {k: str(v) for k, v in (named | secret).items() if v}
    dbname = [f"--dbname={url.database}"] if program == "pg_restore" else []
    done = subprocess.run([found, *dbname, *arguments], env=env, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise UpkeepError(f"{program} failed with code {done.returncode}. Nothing was kept.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Who is where at the moment: kept in memory, never written down, forgotten after 45 seconds.

Each process keeps all of it: on PostgreSQL every process is told what the others hear (NOTIFY); on SQLite
there is one process. Nothing is stored, so nothing waits for a disk, and a restart knows it all again within
one round of heartbeats.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

#: How long somebody is there after their page said so; it says so every 20 seconds.
HERE_SECONDS = 45.0
#: How many transcripts one session may have open at once; the one that was open longest is forgotten.
MOST_OPEN = 12


@dataclass(frozen=True, slots=True)
class Sign:
    """A page says that its person is on a transcript, or has left it."""

    study_id: UUID
    account_id: UUID
    credential_id: UUID
    transcript_id: UUID
    is_here: bool

    def written(self) -> str:
        """Write the sign for other processes: ids alone."""
        ids = (self.study_id, self.account_id, self.credential_id, self.transcript_id)
        return json.dumps([*map(str, ids), self.is_here])

    def news(self) -> dict[str, object]:
        """Return what is told to whoever follows the study."""
        return {"transcript_id": self.transcript_id, "account_id": self.account_id, "here": self.is_here}

    @classmethod
    def read(cls, payload: str) -> "Sign":
        """Read what another process wrote. Raises ValueError if it is none."""
        *ids, is_here = json.loads(payload)
        study_id, account_id, credential_id, transcript_id = map(UUID, map(str, ids))
        return cls(study_id, account_id, credential_id, transcript_id, is_here)


@dataclass(frozen=True, slots=True)
class _Entry:
    account_id: UUID
    until: float


class Places:
    """Who is on which transcript of which study. Any thread may ask."""

    def __init__(self, stirred: Callable[[Sign], None], clock: Callable[[], float] = time.monotonic) -> None:
        """`stirred(sign)` is called when somebody came or left, not for a sign that tells nothing new."""
        self._stirred = stirred
        self._clock = clock
        self._held: dict[UUID, dict[tuple[UUID, UUID], _Entry]] = {}
        self._lock = Lock()

    def note(self, sign: Sign) -> None:
        """Keep a sign."""
        with self._lock:
            is_news = self._note(sign)
        if is_news:
            self._stirred(sign)

    def told(self, payload: str) -> None:
        """Keep a sign that a process wrote; what is none is left aside."""
        with suppress(ValueError, TypeError):
            self.note(Sign.read(payload))

    def people(self, study_id: UUID, transcript_id: UUID) -> set[UUID]:
        """Return the accounts that are on a transcript."""
        with self._lock:
            held = self._living(study_id)
            return {entry.account_id for (_, where), entry in held.items() if where == transcript_id}

    def _note(self, sign: Sign) -> bool:
        held = self._living(sign.study_id)
        key = (sign.credential_id, sign.transcript_id)
        was = held.pop(key, None)
        if sign.is_here:
            mine = [one for one in held if one[0] == sign.credential_id]
            if len(mine) >= MOST_OPEN:
                del held[mine[0]]
            held[key] = _Entry(sign.account_id, self._clock() + HERE_SECONDS)
            self._held[sign.study_id] = held
        return (was is not None) != sign.is_here

    def _living(self, study_id: UUID) -> dict[tuple[UUID, UUID], _Entry]:
        """Return the entries of a study that have not run out; the latest sign stands last."""
        at = self._clock()
        held = {key: one for key, one in self._held.pop(study_id, {}).items() if one.until > at}
        if held:
            self._held[study_id] = held
        return held

"""Answers kept while they are true: what was written for a study at one place of its feed."""

from collections import OrderedDict
from threading import Lock
from uuid import UUID


class Kept:
    """One written answer for each of the studies asked about last, with the `seq` it is true at."""

    def __init__(self, most: int = 16) -> None:
        self._most = most
        self._written: OrderedDict[UUID, tuple[int, bytes]] = OrderedDict()
        self._lock = Lock()

    def get(self, study_id: UUID, seq: int) -> bytes | None:
        """Return what was written at this place, or None. What was written at another is let go of."""
        with self._lock:
            at, written = self._written.get(study_id, (seq, None))
            if at != seq:
                del self._written[study_id]
                return None
            return written

    def put(self, study_id: UUID, seq: int, written: bytes) -> None:
        """Keep an answer in place of an older one."""
        with self._lock:
            self._written.pop(study_id, None)
            self._written[study_id] = (seq, written)
            if len(self._written) > self._most:
                self._written.popitem(last=False)

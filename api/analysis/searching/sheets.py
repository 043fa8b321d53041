"""The turns of versions, kept between queries: a version never changes, and its turns hold no words."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Any
from uuid import UUID

from api.analysis.searching import retrieval_queries as queries
from api.analysis.searching.turns import Sheet
from api.base.database import Source

#: How many turns are kept at most: about 60 bytes each.
MOST_TURNS = 400_000


class _Kept:
    """The sheets used last, up to a number of turns in all."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._turns = 0
        self._sheets: OrderedDict[UUID, Sheet] = OrderedDict()
        self._lock = Lock()

    def among(self, version_ids: Sequence[UUID]) -> dict[UUID, Sheet]:
        """Return the sheets that are kept of these versions."""
        with self._lock:
            found = {one: self._sheets[one] for one in version_ids if one in self._sheets}
            for one in found:
                self._sheets.move_to_end(one)
        return found

    def keep(self, sheets: dict[UUID, Sheet]) -> None:
        """Keep these too; let go of those used longest ago."""
        with self._lock:
            for version_id, sheet in sheets.items():
                if version_id not in self._sheets:
                    self._turns += len(sheet.ns)
                self._sheets[version_id] = sheet
            while self._turns > self._most and self._sheets:
                self._turns -= len(self._sheets.popitem(last=False)[1].ns)


_kept = _Kept(MOST_TURNS)


def sheets_of(source: Source, study_id: UUID, version_ids: Sequence[UUID]) -> dict[UUID, Sheet]:
    """Return the turns of versions that the caller may read, by version."""
    found = _kept.among(version_ids)
    absent = [one for one in version_ids if one not in found]
    if absent:
        read = _read(source, study_id, absent)
        _kept.keep(read)
        found |= read
    return found


def _read(source: Source, study_id: UUID, version_ids: Sequence[UUID]) -> dict[UUID, Sheet]:
    rows: dict[str, list[Any]] = {str(one): [] for one in version_ids}
    for row in queries.turns(source, study_id, version_ids):
        if row[0] in rows:
            rows[row[0]].append(row)
    return {UUID(version_id): _sheet(ours) for version_id, ours in rows.items()}


def _sheet(rows: Sequence[Any]) -> Sheet:
    columns = list(zip(*rows, strict=True)) or [()] * 6
    _, speaker_ids, ns, starts, ends, times = columns
    return Sheet(starts, ends, ns, speaker_ids, times)

"""Questions about the segments of codes: a page of them, each with the turns that it lies in."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import JSON, Integer, bindparam, func, select, tuple_, type_coerce

from api.access.models import Account
from api.analysis.coding.models import Coding
from api.analysis.coding.queries import SHOWN, first_turn_of
from api.analysis.transcripts.models import Speaker, Transcript, Turn
from api.base.database import Source, dialect_of
from api.base.fields import Guid, as_kept, at_most, written_object
from api.fieldwork.participants.models import Participant

D: Any = Coding
A: Any = Account
T: Any = Transcript
U: Any = Turn
S: Any = Speaker
P: Any = Participant

#: The order in which segments are read, and where a page of them goes on.
ORDER = (D.transcript_id, D.start, D.id)
AT = tuple_(*(bindparam(name, type_=kind) for name, kind in (("of", Guid), ("at", Integer), ("id", Guid))))
SAID = (*SHOWN, D.version_id, D.quote, type_coerce(D.stale, Integer).label("stale"))


def _page(*, of_coder: bool, going_on: bool) -> Any:
    """Select a page of segments alone: what else is shown is looked up for these few."""
    asked = select(*SAID).where(
        D.study_id == bindparam("study_id"), D.code_id.in_(bindparam("code_ids", expanding=True))
    )
    if of_coder:
        asked = asked.where(D.coder_id == bindparam("coder_id"))
    if going_on:
        asked = asked.where(tuple_(*ORDER) > AT)
    return asked.order_by(*ORDER).limit(at_most("most")).cte("page")


def _turns(page: Any, listed: Any, made: Any) -> Any:
    """Select the turns of a segment as one JSON list of [number, time, kind of speaker, study code]."""
    of = page.c
    asked = select(listed(made(U.n, U.starts_at_ms, S.kind, P.study_code), type_=JSON))
    asked = asked.select_from(U).outerjoin(S, S.id == U.speaker_id).outerjoin(P, P.id == S.participant_id)
    asked = asked.where(U.version_id == of.version_id, U.start >= first_turn_of(page), U.start < of.end)
    return asked.where(U.end > of.start).correlate(page).scalar_subquery()


def _segments(dialect: str, *, of_coder: bool, going_on: bool) -> Any:
    page = _page(of_coder=of_coder, going_on=going_on)
    names = (T.title.label("transcript"), A.display_name.label("coder"))
    if dialect == "sqlite":
        turns = _turns(page, func.json_group_array, func.json_array).label("turns")
        shown = [written_object(*map(as_kept, page.c), *names, turns)]
    else:
        shown = [*page.c, *names, _turns(page, func.json_agg, func.json_build_array).label("turns")]
    asked = select(*shown).select_from(page)
    asked = asked.join(T, T.id == page.c.transcript_id).join(A, A.id == page.c.coder_id)
    return asked.order_by(page.c.transcript_id, page.c.start, page.c.id)


#: By engine, by whether one coder is asked for, by whether it goes on from a place: built once, for building
#: costs more than asking.
SEGMENTS = {
    (dialect, of_coder, going_on): _segments(dialect, of_coder=of_coder, going_on=going_on)
    for dialect in ("sqlite", "postgresql")
    for of_coder in (False, True)
    for going_on in (False, True)
}


def segments_of_code(
    source: Source,
    study_id: UUID,
    code_ids: Sequence[Any],
    coder_id: UUID | None,
    after: tuple[UUID, int, UUID] | None,
    limit: int,
) -> list[dict[str, Any]]:
    """Return the segments of codes in reading order from a place on, with transcript, coder and version.

    Ids are as the engine keeps them, `stale` is 0 or 1. `turns` is a list of [number, time, kind of speaker,
    study code] without order, or None. SQLite writes each row as JSON: that is read far quicker than a row.
    """
    given: dict[str, Any] = {"study_id": study_id, "code_ids": code_ids, "most": limit}
    if coder_id:
        given["coder_id"] = coder_id
    if after:
        given |= dict(zip(("of", "at", "id"), after, strict=True))
    dialect = dialect_of(source)
    found = source.execute(SEGMENTS[dialect, bool(coder_id), bool(after)], given)
    if dialect == "sqlite":
        rows: list[dict[str, Any]] = orjson.loads(f"[{','.join(found.scalars().all())}]")
        return rows
    names = [str(name) for name in found.keys()]  # noqa: SIM118 - quoted names, which JSON would not take
    return [dict(zip(names, row, strict=True)) for row in found]

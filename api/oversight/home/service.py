"""Put the study home together for one person; note what they have seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args
from uuid import UUID

from api.access.seat import Seat
from api.analysis.transcripts import gates
from api.analysis.transcripts import queries as transcripts
from api.audit import queries as chain
from api.base.clock import now, timedelta
from api.base.database import Connection, Session, Source
from api.fieldwork.participants.schemas import Status
from api.involvement.quotes.wording import passage_of
from api.oversight.home import queries
from api.oversight.home.readiness import Facts, TranscriptFacts, phases
from api.oversight.home.schemas import SeenIn
from api.oversight.home.sentences import HIDDEN, together
from api.oversight.home.waiting import Waits, waiting_for
from api.study import queries as studies
from api.study.members import queries as people

MOST_EVENTS = 200
MOST_LINES = 20
RECENT_LINES = 8
LATELY = timedelta(days=14)
MOST_TRANSCRIPTS = 100_000
#: Statuses in the order of a participant's way; the last two are off it.
ALONG = tuple(get_args(Status))[:6]
RECRUITED = frozenset(ALONG[2:])
INTERVIEWED = frozenset(ALONG[4:])


@dataclass(frozen=True, slots=True)
class Read:
    """A transcript as the home needs it: what it is called, and what keeps it closed."""

    id: UUID
    label: str
    head: Any
    gate: gates.Gate | None
    named: bool


def read_home(connection: Connection, seat: Seat) -> dict[str, Any]:
    """Return the study home in a fixed number of queries."""
    study_id = seat.study_id
    study = studies.study_row(connection, study_id)
    groups = studies.groups(connection, study_id)
    statuses = queries.participants_by_status(connection, study_id)
    known, read = _transcripts(connection, study_id)
    since, recent = _happened(connection, seat)
    return {
        "short_title": study.short_title,
        "research_question": study.research_question,
        "since": since,
        "recent": recent,
        "groups": [_group(group, statuses) for group in groups],
        "flow": _flow(statuses),
        "phases": phases(_facts(connection, study_id, read, statuses)),
        "waiting": _waiting(connection, seat, known, read),
        "numbers": queries.numbers(connection, study_id),
    }


def mark_seen(session: Session, seat: Seat, body: SeenIn) -> None:
    """Note that a member has seen the feed up to a place; never further than it goes."""
    seq = min(body.seq, chain.head_of(session, seat.study_id)[0])
    queries.set_seen(session, seat.study_id, seat.account_id, seq)


# What happened


def _happened(source: Source, seat: Seat) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    seen, last_here = queries.last_seen(source, seat.study_id, seat.account_id)
    seq = chain.head_of(source, seat.study_id)[0]
    events = queries.events(source, seat.study_id, HIDDEN, MOST_EVENTS)
    deeds = queries.deeds_of_others(source, seat.study_id, HIDDEN, seen, seat.account_id)
    lately = queries.deeds_after(source, seat.study_id, HIDDEN, now() - LATELY)
    names = people.names(source, {did.actor_id for did in (*events, *deeds, *lately) if did.actor_id})
    since = {
        "first_visit": seen == 0,
        "last_here": last_here,
        "seq": seq,
        "events": sum(deed.n for deed in deeds),
        "lines": together(deeds[:MOST_LINES], events, names, seat.account_id),
    }
    return since, together(lately[:RECENT_LINES], events, names, seat.account_id)


# Participants


def _group(group: Any, statuses: Sequence[Any]) -> dict[str, Any]:
    counts = {row.status: row.n for row in statuses if row.group_id == group.id}
    kept = ("id", "code", "label", "target_min", "target_max")
    return {name: getattr(group, name) for name in kept} | {
        "recruited": sum(n for status, n in counts.items() if status in RECRUITED),
        "interviewed": sum(n for status, n in counts.items() if status in INTERVIEWED),
        "withdrawn": counts.get("withdrawn", 0),
        "statuses": counts,
    }


def _flow(statuses: Sequence[Any]) -> list[dict[str, Any]]:
    """Count who has come at least this far along the way, and who has left it."""
    counts = dict.fromkeys(get_args(Status), 0)
    for row in statuses:
        counts[row.status] = counts.get(row.status, 0) + row.n
    along = [{"status": s, "n": sum(counts[later] for later in ALONG[i:])} for i, s in enumerate(ALONG)]
    return along + [{"status": s, "n": counts[s]} for s in ("withdrawn", "excluded")]


# Transcripts, readiness, what waits


def _transcripts(source: Source, study_id: UUID) -> tuple[gates.Standing, list[Read]]:
    heads = transcripts.page_of_heads(source, study_id, MOST_TRANSCRIPTS, None)
    known = gates.standing(source, study_id, heads)
    return known, [
        Read(head.id, head.title, head, gates.gate_of(head, known), _named(head, known)) for head in heads
    ]


def _named(head: Any, known: gates.Standing) -> bool:
    """Tell whether it is said for every speaker of a transcript who takes part."""
    speakers = known.speakers.get(head.id, ())
    unnamed = any(s.kind == "participant" and s.participant_id is None for s in speakers)
    return bool(speakers) and not unnamed


def _facts(source: Source, study_id: UUID, read: Sequence[Read], statuses: Sequence[Any]) -> Facts:
    coded = transcripts.counts_of_codings(source, study_id, [one.id for one in read])
    noted = queries.noted_transcripts(source, study_id)
    return Facts(
        interviews=queries.held_interviews(source, study_id),
        transcripts=[
            TranscriptFacts(
                one.id,
                one.label,
                one.gate is None,
                one.named,
                one.head.word_count,
                coded.get(one.id, 0),
                one.id in noted,
            )
            for one in read
        ],
        codes=queries.codes(source, study_id),
        themes=queries.themes(source, study_id),
        groups=frozenset(row.group_id for row in statuses if row.status in INTERVIEWED),
        quoted=frozenset((row.theme_id, row.group_id) for row in queries.quoted(source, study_id)),
    )


def _came_back(one: Read, known: gates.Standing) -> bool:
    newest = next(iter(known.attestations.get(one.head.version_id, ())), None)
    return newest is not None and newest.outcome == "returned"


def _waiting(source: Source, seat: Seat, known: gates.Standing, read: Sequence[Read]) -> list[dict[str, Any]]:
    me = seat.account_id
    raw = [one for one in read if one.gate and one.gate.code == "transcript_not_deidentified"]
    mine = [one for one in raw if one.head.asked_to_attest_id is None and one.head.created_by == me]
    not_by = me if known.policy.second_person_quotes else None
    waits = Waits(
        to_attest=[one for one in raw if one.head.asked_to_attest_id == me],
        to_ask=[one for one in mine if not _came_back(one, known)],
        returned=[one for one in mine if _came_back(one, known)],
        without_consent=[one for one in read if one.gate and one.gate.code == "consent_missing"],
        stale=queries.stale_codings(source, seat.study_id, me),
        quotes_changed=sum(
            passage_of(row.segment, row.text, stale=row.stale) != "same"
            for row in queries.quotes_of_corrected(source, seat.study_id, me)
        ),
        quotes=queries.proposed_quotes(source, seat.study_id, not_by),
        rounds=queries.rounds(source, seat.study_id),
    )
    return waiting_for(seat, waits)

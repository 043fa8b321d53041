"""What a query of retrieval finds, as a table of words that may leave; the rest stays behind."""

from collections.abc import Iterator, Sequence
from typing import Any

from api.access.seat import Seat
from api.analysis.searching import retrieval_queries
from api.analysis.searching.intervals import APART, Stretch
from api.analysis.searching.retrieval_schemas import QueryIn
from api.analysis.searching.retrieving import Reading, Retrieved
from api.analysis.transcripts import texts
from api.base.database import Source
from api.outputs.exchange import queries
from api.outputs.exchange.apart import NO_COUNTS, Apart, Behind, reasons_of
from api.outputs.exchange.gathered import Turns
from api.outputs.exchange.leaving import leaving
from api.outputs.exchange.tables import CODINGS, Cell, Column, clock

#: The columns of the table of codings as far as they say something of a stretch of several codings.
SEVERAL = {"code": Column("codes", "Codes", 38), "coder": Column("coders", "Coders", 24)}
COLUMNS = tuple(SEVERAL.get(c.name, c) for c in CODINGS if c.name not in ("code_path", "memo"))
#: Texts are read for so many transcripts at once.
AT_ONCE = 20


def gather_found(source: Source, seat: Seat, query: QueryIn) -> Apart:
    """Return the stretches that a query finds now and that may leave. Raises Invalid as the query does."""
    reading = Reading(source, seat, query.filters)
    found = reading.find(query.where)
    gates = leaving(source, seat.study_id)
    kept, behind = [], []
    for stretch in found.stretches:
        head = found.head_of(stretch)
        reason = gates.why_not(head.id, head.zone)
        if reason is None:
            kept.append(stretch)
        else:
            behind.append(Behind(reason, [str(head.id)]))
    coded = found.coded
    made_of = {n for stretch in kept for n in stretch.codings}
    counts = NO_COUNTS | {
        "segments": len(kept),
        "transcripts": len({stretch.start // APART for stretch in kept}),
        "codes": len({coded.code_ids[n] for n in made_of}),
        "coders": len({coded.coder_ids[n] for n in made_of}),
    }
    left_out = reasons_of(behind, "segments")
    labels = {str(code.id): code.label for code in reading.codes}
    return Apart(
        n=len(kept),
        counts=counts,
        left_out=left_out,
        shown=counts,
        shown_left_out=left_out,
        remarks=(),
        columns=COLUMNS,
        rows=lambda: _rows(source, seat, found, kept, labels),
    )


def _rows(
    source: Source, seat: Seat, found: Retrieved, kept: Sequence[Stretch], labels: dict[str, str]
) -> Iterator[list[Cell]]:
    """Return one row per stretch in reading order; the texts of a few transcripts are held at a time."""
    names = {str(one): name for one, name in retrieval_queries.coders(source, seat.study_id).items()}
    here: dict[int, list[Stretch]] = {}
    for stretch in kept:
        here.setdefault(stretch.start // APART, []).append(stretch)
    numbers = list(here)
    for at in range(0, len(numbers), AT_ONCE):
        some = numbers[at : at + AT_ONCE]
        versions = [found.heads[n].version_id for n in some]
        turns = Turns(queries.turns_of(source, seat.study_id, versions))
        bodies = texts.get_many(source, seat.study_id, versions)
        for n in some:
            head = found.heads[n]
            for stretch in here[n]:
                yield _row(found, stretch, head, turns, bodies[head.version_id], labels, names)


def _row(
    found: Retrieved,
    stretch: Stretch,
    head: Any,
    turns: Turns,
    text: str,
    labels: dict[str, str],
    names: dict[str, str],
) -> list[Cell]:
    start, end = stretch.start % APART, stretch.end % APART
    touched, _ = turns.around(head.version_id, start, end)
    made_of = sorted(stretch.codings)
    codes = dict.fromkeys(labels.get(found.coded.code_ids[n], "") for n in made_of)
    coders = dict.fromkeys(names.get(found.coded.coder_ids[n], "") for n in made_of)
    return [
        "; ".join(dict.fromkeys(t.study_code for t in touched if t.study_code)),
        "; ".join(dict.fromkeys(t.group for t in touched if t.group)),
        head.title,
        touched[0].n if touched else "",
        touched[-1].n if touched else "",
        "; ".join(dict.fromkeys(t.speaker for t in touched)),
        clock(touched[0].starts_at_ms if touched else None),
        "; ".join(sorted(codes)),
        "; ".join(sorted(one for one in coders if one)),
        text[start:end],
        start,
        end,
        head.n,
    ]

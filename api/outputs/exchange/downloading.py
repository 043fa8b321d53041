"""Hand the file of an export over: once, as the gates stand at that moment."""

from uuid import UUID

from api.access.seat import Seat
from api.audit import service as audit
from api.base.database import Connection, Session, Source
from api.base.errors import Gone, NotFound
from api.base.ground import Ground
from api.outputs.exchange import making, queries, tickets
from api.outputs.exchange.gathered import Gathered
from api.outputs.exchange.making import Choice, Made
from api.outputs.exchange.making_apart import APART, demand_makeable_apart, gather_apart, made_apart
from api.outputs.exchange.schemas import OptionsIn
from api.outputs.exchange.weighing import choice_of, demand_makeable, weigh


def make_file(
    connection: Connection, seat: Seat, ground: Ground, export_id: UUID, ticket: str
) -> tuple[Made, str, str]:
    """Make the file of an export as the gates stand now; return it, its name and its media type.

    Raises Gone unless the ticket holds for this export and this caller and was not used; NotFound.
    """
    tickets.demand_ticket(ground.keys, seat, export_id, ticket)
    row = queries.export(connection, seat.study_id, export_id)
    if row is None:
        raise NotFound
    if row.downloads:
        raise Gone("ticket_ended", tickets.ENDED)
    options = OptionsIn.model_validate(row.options)
    choice = choice_of(connection, seat.study_id, row.kind, row.format, options)
    study = queries.title_of(connection, seat.study_id)
    mark = f"Export {row.id}"
    if choice.kind in APART:
        apart = gather_apart(connection, seat, choice, options)
        demand_makeable_apart(choice, apart)
        made = made_apart(choice, apart, study, mark)
    else:
        made = _made(connection, seat.study_id, choice, study, mark)
    return made, tickets.file_name(study, row), making.MEDIA[row.format]


def _made(source: Source, study_id: UUID, choice: Choice, study: str, mark: str) -> Made:
    found, counts, left_out = weigh(source, study_id, choice)
    demand_makeable(choice, counts, left_out)
    if choice.kind == "codebook":
        gathered = Gathered(making.gather_codes(source, study_id, choice))
    else:
        gathered = making.gather(source, study_id, choice, found)
    return making.made_file(choice, gathered, study, mark, counts, left_out)


def note_download(session: Session, seat: Seat, export_id: UUID, made: Made) -> None:
    """Note that the file was taken, with what it held. Raises Gone if it was taken before."""
    held = {"sha256": made.sha256, "counts": made.counts, "left_out": made.left_out}
    if not queries.take(session, seat.study_id, export_id, **held):
        raise Gone("ticket_ended", tickets.ENDED)
    audit.record(session, seat.study_id, "export.downloaded", export_id, bytes=made.size, sha256=made.sha256)

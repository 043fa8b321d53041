"""The chain names the first event that does not hold, whatever was done to it; its numbers have no gap."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from api.audit import service as audit
from api.audit.queries import create_triggers
from api.audit.service import first_broken

COLUMNS = {
    "at": "2020-01-01 00:00:00",
    "actor_id": "01900000000070008000000000000000",
    "role": "reviewer",
    "via": "console",
    "kind": "study.changed",
    "object_id": "01900000000070008000000000000000",
    "details": '{"n": 99}',
    "request_id": "another",
    "idempotency_key": "another-key",
    "seal": "0" * 64,
}


@pytest.fixture
def chain(ground, study):
    """A chain of eight events after the study's own."""
    for n in range(8):
        with audit.change(
            ground, audit.Author(study.id, "researcher", "web", f"r{n}", f"key-{n}")
        ) as session:
            audit.record(session, study.id, "objective.changed", study.id, n=n)
    assert first_broken_of(ground, study) is None
    return study


def first_broken_of(ground, study):
    with ground.database.read() as connection:
        return first_broken(connection, ground, study.id)


def tamper(ground, statement, **values):
    """Change the trail as somebody with the database in their hands could."""
    with ground.database.writer.begin() as connection:
        if ground.database.is_sqlite:
            connection.execute(text("DROP TRIGGER audit_event_no_update"))
            connection.execute(text("DROP TRIGGER audit_event_no_delete"))
        else:
            connection.execute(text("DROP TRIGGER audit_event_kept ON audit_event"))
        done = connection.execute(text(statement), values)
        create_triggers(connection)
        assert done.rowcount > 0


@pytest.mark.parametrize("column", sorted(COLUMNS))
def test_a_changed_column_is_found_where_it_was_changed(ground, chain, column):
    cast = "" if ground.database.is_sqlite else {"at": "::timestamptz", "actor_id": "::uuid"}.get(column, "")
    cast = cast or ("" if ground.database.is_sqlite or column != "object_id" else "::uuid")
    if column == "details" and not ground.database.is_sqlite:
        cast = "::json"
    tamper(ground, f"UPDATE audit_event SET {column} = '{COLUMNS[column]}'{cast} WHERE seq = 4")

    assert first_broken_of(ground, chain) == 4


def test_a_deleted_event_is_missed(ground, chain):
    tamper(ground, "DELETE FROM audit_event WHERE seq = 5")

    assert first_broken_of(ground, chain) == 5


def test_events_that_changed_places_are_found(ground, chain):
    for before, after in ((3, 103), (4, 3), (103, 4)):
        tamper(ground, "UPDATE audit_event SET seq = :after WHERE seq = :before", before=before, after=after)

    assert first_broken_of(ground, chain) == 3


def test_a_cut_tail_is_missed_at_the_head(ground, chain):
    tamper(ground, "DELETE FROM audit_event WHERE seq > 7")

    assert first_broken_of(ground, chain) == 9


def test_an_event_put_in_without_the_key_is_found(ground, chain):
    columns = "study_id, at, actor_id, role, via, kind, object_id, details, request_id, seal"
    tamper(
        ground,
        f"INSERT INTO audit_event (seq, {columns}) SELECT 10, {columns} FROM audit_event WHERE seq = 9",
    )

    assert first_broken_of(ground, chain) is not None


def test_nobody_changes_or_deletes_an_event_in_passing(ground, chain):
    for statement in ("UPDATE audit_event SET kind = 'x'", "DELETE FROM audit_event"):
        with pytest.raises(Exception, match="never changed"), ground.database.writer.begin() as connection:
            connection.execute(text(statement))

    assert first_broken_of(ground, chain) is None


def test_eight_who_write_at_once_leave_no_gap(ground, study):
    def write(who):
        for n in range(12):
            with audit.change(ground, audit.Author(via="web", request_id=f"{who}-{n}")) as session:
                audit.record(session, study.id, "objective.changed", study.id, n=n)

    with ThreadPoolExecutor(8) as several:
        list(several.map(write, range(8)))

    with ground.database.read() as connection:
        asked = text("SELECT seq FROM audit_event WHERE study_id = :s ORDER BY seq")
        key = study.id.hex if not ground.database.is_sqlite else str(study.id)
        found = connection.execute(asked, {"s": key}).scalars().all()
    assert found == list(range(1, 8 * 12 + 2))
    assert first_broken_of(ground, study) is None


def test_a_change_that_fails_leaves_no_event(ground, study):
    def fail():
        with audit.change(ground) as session:
            audit.record(session, study.id, "objective.changed", study.id)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    with ground.database.read() as connection:
        assert audit.queries.head_of(connection, study.id)[0] == 1


def test_a_kind_without_a_sentence_is_refused(ground, study):
    with pytest.raises(KeyError), audit.change(ground) as session:
        audit.record(session, study.id, "nobody.knows")

"""Every column that can hold words is on the register, and everything on the register exists."""

from sqlalchemy import Boolean, Date, Integer

from api.base.fields import Guid, UtcDateTime
from api.base.register import NOT_WORDS, REGISTER
from api.tables import metadata

WORDLESS = (Boolean, Date, Guid, Integer, UtcDateTime)


def columns_of_text() -> set[tuple[str, str]]:
    return {
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if not isinstance(column.type, WORDLESS)
    }


def test_every_column_of_text_is_on_the_register_or_said_to_hold_no_words():
    registered = {(held.table, held.column) for held in REGISTER}

    assert columns_of_text() - registered - NOT_WORDS == set()


def test_the_register_names_columns_that_exist_and_each_once():
    named = [(held.table, held.column) for held in REGISTER] + sorted(NOT_WORDS)

    assert set(named) - columns_of_text() == set()
    assert len(named) == len(set(named))


def test_a_path_to_a_participant_goes_through_tables_that_exist():
    tables = {table.name for table in metadata.sorted_tables}

    for held in REGISTER:
        for step in held.path.split(" > ") if held.path else ():
            assert step in tables, held
        assert held.path is None or held.path.endswith("participant")


def test_nothing_of_the_original_or_research_zone_reaches_a_reviewer():
    for held in REGISTER:
        if held.zone in ("original", "research", "team"):
            assert "reviewer" not in held.meets, held

"""Bring the tables of an installation to the present revision, or say which one they are at."""

import logging
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from alembic import command
from api.analysis.transcripts.word_index import index_what_is_missing
from api.base.ground import Ground

HERE = Path(__file__).parent
#: In a wheel the migrations lie beside the code; in a checkout, at its top.
PLACES = (HERE / "alembic", HERE.parent / "alembic")


def config_for(ground: Ground) -> Config:
    """Return alembic's configuration for an installation."""
    config = Config()
    config.set_main_option("script_location", str(next(p for p in PLACES if (p / "env.py").exists())))
    config.attributes["ground"] = ground
    return config


def upgrade(ground: Ground, to: str = "head") -> None:
    """Bring the tables to a revision: all of it, or nothing. Then index the texts that stand in no index."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(config_for(ground), to)
    if to == "head":
        with ground.database.change() as session:
            index_what_is_missing(session)


def downgrade(ground: Ground, to: str = "base") -> None:
    """Take the tables back to a revision."""
    command.downgrade(config_for(ground), to)


def differences(ground: Ground) -> None:
    """Raise if the tables differ from the models."""
    command.check(config_for(ground))


def revisions(ground: Ground) -> tuple[str | None, str | None]:
    """Return (revision of the tables, newest revision of the code)."""
    with ground.database.reader.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current, ScriptDirectory.from_config(config_for(ground)).get_current_head()

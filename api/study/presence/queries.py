"""Tell other processes who is where."""

from sqlalchemy import func, select

from api.base.database import Connection

#: The channel on which PostgreSQL tells every process who is where.
HERE = "cotheme_here"


def tell(connection: Connection, payload: str) -> None:
    """Tell every process, this one as well; nothing is stored."""
    connection.execute(select(func.pg_notify(HERE, payload)))

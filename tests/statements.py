"""Watch what is asked of the database: a read must not ask more often because there is more to read."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from sqlalchemy import Engine, event

from api.base.ground import Ground


@contextmanager
def watched(ground: Ground, *engines: Engine) -> Iterator[list[tuple[str, Any]]]:
    """Note every statement (text, parameters) that reads execute; or what is sent to these engines."""
    said: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        said.append((statement, parameters))

    with ExitStack() as after:
        for engine in engines or (ground.database.reader,):
            event.listen(engine, "before_cursor_execute", note)
            after.callback(event.remove, engine, "before_cursor_execute", note)
        yield said

"""A browser's line to a served installation, bare, so that a machine of two cores has time for the server."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any

SECONDS = 60


@dataclass(frozen=True)
class Pass:
    """What a signed-in browser sends with each request."""

    account_id: str
    cookie: str
    csrf: str

    @property
    def headers(self) -> dict[str, str]:
        """Return the headers of a signed-in request."""
        return {"Cookie": f"cotheme={self.cookie}", "X-CSRF-Token": self.csrf}


@dataclass(frozen=True)
class Answer:
    """A status and a body."""

    status: int
    body: Any

    @property
    def is_done(self) -> bool:
        """Tell whether the request was acknowledged."""
        return 200 <= self.status < 300


class Line:
    """A kept connection that asks, and can break off before the answer."""

    def __init__(self, port: int, who: Pass) -> None:
        self.port, self.who = port, who
        self.open = HTTPConnection("127.0.0.1", port, timeout=SECONDS)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> None:
        """Send a request and wait for nothing."""
        sent = None if body is None else json.dumps(body)
        more = {"Content-Type": "application/json"} if sent else {}
        self.open.request(method, path, sent, self.who.headers | more | headers)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send a request and read its answer; once more if the server had let the idle line go."""
        try:
            self.send(method, path, body, **headers)
            found = self.open.getresponse()
        except ConnectionError:
            self.break_off()
            self.send(method, path, body, **headers)
            found = self.open.getresponse()
        said = found.read()
        return Answer(found.status, json.loads(said) if said else None)

    def break_off(self) -> None:
        """Drop the connection, whatever is on it."""
        self.open.close()


def events(port: int, who: Pass, path: str, after: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (place, event) of a feed until the line breaks; close the generator to break it off."""
    line = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        line.request("GET", path, headers=who.headers | {"Last-Event-ID": str(after)})
        stream, kind, place = line.getresponse(), "", after
        assert stream.status == 200, stream.read()
        with suppress(HTTPException, OSError):
            while said := stream.readline():
                if said.startswith(b"id: "):
                    place = int(said[4:])
                elif said.startswith(b"event: "):
                    kind = said[7:].strip().decode()
                elif said.startswith(b"data: ") and kind == "change":
                    yield place, json.loads(said[6:])
    finally:
        line.close()

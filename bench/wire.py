"""A client that costs little: one kept connection, cookies, and nothing that is not needed."""

import json
import time
from http.client import HTTPConnection, HTTPResponse
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode

#: A connection that rested longer may have been closed by the server, while the other one was measured.
IDLE_SECONDS = 2.0


class Refused(Exception):
    """A server answered with something else than was expected."""


class Wire:
    """A person's connection to one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = HTTPConnection("127.0.0.1", port, timeout=300)
        self.cookies: dict[str, str] = {}
        self.last = 0.0
        self.headers: dict[str, str] = {}

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> HTTPResponse:
        """Send a request and return its answer, unread."""
        said = {name.replace("_", "-"): value for name, value in headers.items()} | self.headers
        if self.cookies:
            said["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if time.monotonic() - self.last > IDLE_SECONDS:
            self.connection.close()  # and opened again by the request
        self.last = time.monotonic()
        self.connection.request(method, path, body, said)
        answer = self.connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value.strip().strip('"') if "|" not in value else value.strip()
        return answer

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> bytes:
        """Send a request and return the body of its answer. Raises Refused unless it is a 2xx or 3xx."""
        answer = self.send(method, path, body, **headers)
        said = answer.read()
        if answer.status >= 400:
            raise Refused(f"{method} {path}: {answer.status} {said[:300]!r}")
        return said

    def get(self, path: str) -> Any:
        """Return what a path holds, as JSON."""
        return json.loads(self.ask("GET", path))

    def post(self, path: str, body: Any, method: str = "POST", **headers: str) -> Any:
        """Send JSON and return the JSON of the answer, if there is any."""
        said = self.ask(method, path, json.dumps(body).encode(), Content_Type="application/json", **headers)
        return json.loads(said) if said else None

    def form(self, path: str, **fields: str) -> bytes:
        """Send a form as a page does."""
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, urlencode(fields).encode(), Content_Type=kind)

    def upload(self, path: str, file: tuple[str, str, bytes], fields: dict[str, str]) -> Any:
        """Send a file with fields, and return the JSON of the answer."""
        (name, kind, data), edge = file, token_hex(16)
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
            for field, value in fields.items()
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        parts += [f"{head}Content-Type: {kind}\r\n\r\n".encode(), data, f"\r\n--{edge}--\r\n".encode()]
        body = b"".join(parts)
        return json.loads(self.ask("POST", path, body, Content_Type=f"multipart/form-data; boundary={edge}"))

"""A test's browser: it asks the application in this process, on one event loop kept for the session.

Starlette's TestClient starts a loop in a new thread for each request and crosses to it eight times, which
costs more than most answers. Here a request crosses once, and the threads that endpoints run in stay, as they
do in a served installation.
"""

import asyncio
from typing import Any
from urllib.parse import unquote

import httpx2 as httpx
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Scope

HERE = "http://127.0.0.1:8000"


def scope_of(request: httpx.Request) -> Scope:
    """Return what a server would hand the application for a request."""
    url = request.url
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "path": unquote(url.path),
        "raw_path": url.raw_path.partition(b"?")[0],
        "root_path": "",
        "scheme": url.scheme,
        "query_string": url.query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("testclient", 50000),
        "server": (url.host, url.port or 80),
        "state": {},
    }


async def answered(app: ASGIApp, scope: Scope, body: bytes) -> tuple[list[Message], Exception | None]:
    """Run one request to its end; return all that was sent, and the exception that left the application."""
    sent: list[Message] = []
    taken, ended = False, asyncio.Event()

    async def receive() -> Message:
        nonlocal taken
        if taken:
            await ended.wait()
            return {"type": "http.disconnect"}
        taken = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)
        if message["type"] == "http.response.body" and not message.get("more_body"):
            ended.set()

    try:
        await app(scope, receive, send)
    except Exception as fault:  # noqa: BLE001 - the browser decides what becomes of it
        return sent, fault
    return sent, None


class InProcess(httpx.BaseTransport):
    """Sends requests to an application on a loop, and gives each answer whole."""

    def __init__(self, app: ASGIApp, loop: BlockingPortal, *, raising: bool) -> None:
        self.app = app
        self.loop = loop
        self.raising = raising

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request. Raises what left the application, if asked to or if it sent nothing."""
        sent, fault = self.loop.call(answered, self.app, scope_of(request), request.read())
        if fault and (self.raising or not sent):
            raise fault
        begun, *parts = sent
        assert begun["type"] == "http.response.start", "the application answered nothing"
        return httpx.Response(
            begun["status"],
            headers=begun["headers"],
            stream=httpx.ByteStream(b"".join(part.get("body", b"") for part in parts)),
            request=request,
        )


class Browser(TestClient):
    """A TestClient whose requests run on a loop that is kept."""

    def __init__(self, app: FastAPI, loop: BlockingPortal, *, raising: bool = True) -> None:
        super().__init__(app, base_url=HERE, raise_server_exceptions=raising)
        self.loop = loop
        self._transport: Any = InProcess(app, loop, raising=raising)

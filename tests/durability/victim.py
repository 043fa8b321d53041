"""A served application that can be killed: a forked child that says when it begins a change."""

import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI
from sqlalchemy import event

from api.base.ground import Ground


@dataclass
class Victim:
    """A child process that serves, and the end of the pipe on which it says each BEGIN of a change."""

    pid: int
    port: int
    begun: int

    def wait_for_begin(self, seconds: float) -> bool:
        """Wait until a change has begun in the child."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with contextlib.suppress(BlockingIOError):
                if os.read(self.begun, 4096):
                    return True
            time.sleep(0.0002)
        return False

    def kill(self) -> None:
        """Send SIGKILL and reap."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.begun)


def _serve(ground: Ground, app: FastAPI, listener: socket.socket, said: int) -> None:
    @event.listens_for(ground.database.writer, "begin")
    def _tell(_connection: Any) -> None:
        os.write(said, b"B")

    config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])


def spawn(ground: Ground, app: FastAPI) -> Victim:
    """Fork a child that serves the application. No connection may be open in the parent."""
    ground.database.close()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(16)
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read_end)
        try:
            _serve(ground, app, listener, write_end)
        finally:
            os._exit(0)
    os.close(write_end)
    os.set_blocking(read_end, False)
    port = listener.getsockname()[1]
    listener.close()
    return Victim(pid, port, read_end)


@dataclass
class Tally:
    """What became of the requests: answered, cut off after the change began, cut off before."""

    answered: list[Any] = field(default_factory=list)
    landed: list[Any] = field(default_factory=list)
    early: int = 0


@contextmanager
def running(victim: Victim) -> Iterator[Victim]:
    """Kill the child at the end, whatever happens."""
    try:
        yield victim
    finally:
        with contextlib.suppress(OSError):
            victim.kill()


def kill_during(
    victim: Victim, request: Callable[[httpx.Client], httpx.Response], delay: float
) -> httpx.Response | bool | None:
    """Send a request, kill the child `delay` seconds after its change began.

    Returns the answer if one came, None if the kill landed between begin and answer, False if none began.
    """
    answers: list[httpx.Response] = []

    def ask() -> None:
        with (
            contextlib.suppress(httpx.HTTPError),
            httpx.Client(base_url=f"http://127.0.0.1:{victim.port}") as client,
        ):
            answers.append(request(client))

    thread = threading.Thread(target=ask)
    thread.start()
    began = victim.wait_for_begin(10)
    if began:
        time.sleep(delay)
    victim.kill()
    thread.join(10)
    if answers:
        return answers[0]
    return None if began else False

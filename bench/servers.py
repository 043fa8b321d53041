"""Start and stop a server on loopback, and add up the processor time of its whole process tree."""

import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

import psutil

READY_SECONDS = 60.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port


class Server:
    """One server: a command that listens on a port of this machine."""

    def __init__(self, command: list[str], port: int, log: Path, env: dict[str, str], cwd: Path) -> None:
        self.command, self.port, self.log, self.env, self.cwd = command, port, log, env, cwd
        self.process: subprocess.Popen[bytes] | None = None
        #: Seconds from the start of the process to its first answer; its memory then.
        self.started_in, self.idle_memory = 0.0, 0

    def start(self) -> None:
        """Start, and wait for the first answer."""
        began = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.env, cwd=self.cwd
            )
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - began > READY_SECONDS:
                raise SystemExit(
                    f"It did not start: {' '.join(self.command)}\n{self.log.read_text()[-2000:]}"
                )
            time.sleep(0.02)
        self.started_in = time.monotonic() - began
        self.idle_memory = self.memory()

    def _answers(self) -> bool:
        asked = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            asked.request("GET", "/")
            return asked.getresponse().status < 500
        except OSError:
            return False
        finally:
            asked.close()

    def stop(self) -> None:
        """Stop, by force if it does not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def restart(self) -> None:
        """Start anew: what was learnt before is forgotten."""
        self.stop()
        self.start()

    def _tree(self) -> list[psutil.Process]:
        assert self.process is not None
        root = psutil.Process(self.process.pid)
        return [root, *root.children(recursive=True)]

    def cpu(self) -> float:
        """Return the seconds of processor time, user and system, of the process and all it ever started."""
        total = 0.0
        for one in self._tree():
            try:
                spent = one.cpu_times()
            except psutil.NoSuchProcess:  # it has just ended: its time is now its parent's
                continue
            total += spent.user + spent.system + spent.children_user + spent.children_system
        return total

    def memory(self) -> int:
        """Return the bytes of memory that the process tree holds now."""
        return sum(one.memory_info().rss for one in self._tree())

"""A served installation, in a process of its own, for tests that need a real address."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

import pytest


def _ready(port: int) -> bool:
    asked = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        asked.request("GET", "/readyz")
        return asked.getresponse().status == 200
    except OSError:
        return False
    finally:
        asked.close()


@contextmanager
def served(command: str, data_dir: Path, *more: str) -> Iterator[str]:
    """Run `cotheme serve` or `cotheme run` on a free port, give its address, and stop it afterwards.

    `more` are further arguments. What the process said lies beside the data, its port in the name.
    """
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = data_dir.with_name(f"{data_dir.name}-{port}.log")
    mine = {k: v for k, v in os.environ.items() if not k.startswith("COTHEME_")}
    arguments = [command, "--data-dir", str(data_dir), "--port", str(port), *more]
    start = [sys.executable, "-c", "from api.cli import main; main()", *arguments]
    with said.open("wb") as log, subprocess.Popen(start, env=mine, stdout=log, stderr=log) as process:
        try:
            until = time.monotonic() + 60
            while not _ready(port):
                if process.poll() is not None or time.monotonic() > until:
                    pytest.fail(f"cotheme {command} did not start:\n{said.read_text()}", pytrace=False)
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(15)

"""What both programs have in common: seeded once, started as often as needed, asked for the same."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import invented
from servers import Server, free_port
from wire import Wire

PAGE = 50
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: One request as a person makes it: given its number, returns how many things came back,
#: and the seconds it took where that is not the whole call.
Shot = Callable[[int], tuple[int, float | None]]
EXPORT_PURPOSE = "Measuring"
#: The characters of a segment that is coded while measuring.
CODED = 120


class Program(ABC):
    """What both have in common: seeded once, started as often as needed."""

    name = ""

    def __init__(self, folder: Path, said: invented.Study) -> None:
        self.folder, self.said = folder, said
        folder.mkdir(parents=True, exist_ok=True)
        self.places = count()
        self.server = self._server(free_port())
        self.ids: dict[str, Any] = {}
        self.wire = self.other = Wire(0)

    @abstractmethod
    def _server(self, port: int) -> Server:
        """Return its server, not started."""

    @abstractmethod
    def _sign_in(self, name: str) -> Wire:
        """Sign somebody in; return what asks in their name."""

    def begin(self) -> None:
        """Start anew and sign two people in."""
        self.server.restart()
        self.wire, self.other = self._sign_in("ada"), self._sign_in("ben")

    def _place(self) -> tuple[int, int, int]:
        """Return a transcript, a start and a code that were not coded together before."""
        n = next(self.places)
        transcript = n % len(self.said.transcripts)
        start = (37 * n) % (len(self.said.transcripts[transcript].text) - CODED)
        return transcript, start, n % len(self.said.codes)

    def _file(self, kind: str, i: int) -> tuple[str, str, bytes]:
        one = self.said.transcripts[i % len(self.said.transcripts)]
        mark = f"brought in {next(self.places)}"
        if kind == "html":
            return f"{mark}.html", "text/html", invented.as_html(one, mark)
        return f"{mark}.docx", DOCX, invented.as_docx(one, mark)


def counted(n: int) -> tuple[int, float | None]:
    """Return a count without a time of its own."""
    return n, None

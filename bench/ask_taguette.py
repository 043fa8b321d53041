"""Taguette as it is measured: started, signed in to, and asked."""

import csv
import threading
import time
from http.client import HTTPException
from io import StringIO
from itertools import accumulate
from urllib.parse import quote

import invented
from environments import HERE, TAGUETTE, environment, plain
from program import CODED, Program, Shot, counted
from servers import Server
from wire import Wire


class Taguette(Program):
    """Taguette from its package, in its server mode on SQLite."""

    name = "Taguette"

    def _server(self, port: int) -> Server:
        settings = {
            "NAME": "Measured",
            "BIND_ADDRESS": "127.0.0.1",
            "PORT": port,
            "BASE_PATH": "/",
            "DOMAIN": "localhost",
            "SECRET_KEY": "of a server that lives for minutes",
            "DATABASE": f"sqlite:///{self.folder / 'taguette.sqlite3'}",
            "TOS_FILE": None,
            "X_HEADERS": False,
            "EMAIL": "nobody@example.org",
            "MAIL_SERVER": {"ssl": False, "host": "localhost", "port": 25},
            "COOKIES_PROMPT": False,
        }
        config = self.folder / "config.py"
        config.write_text("\n".join(f"{name} = {value!r}" for name, value in settings.items()))
        serve = str(HERE / "serve_taguette.py")
        command = [str(environment(*TAGUETTE)), serve, "--no-browser", "server", str(config)]
        return Server(command, port, self.folder / "log.txt", plain(), self.folder)

    def _sign_in(self, name: str) -> Wire:
        wire = Wire(self.server.port)
        wire.ask("GET", "/login")
        wire.form("/login", login=name, password=self.ids["password"], _xsrf=wire.cookies["_xsrf"])
        wire.headers["X-XSRFToken"] = wire.cookies["_xsrf"]
        return wire

    @property
    def at(self) -> str:
        """Return the path of the project."""
        return f"/api/project/{self.ids['study']['id']}"

    def open_project(self) -> Shot:
        """The page of the project: documents, tags with counts and members are written into it."""

        def shot(_: int) -> tuple[int, float | None]:
            said = self.wire.ask("GET", f"/project/{self.ids['study']['id']}")
            return counted(said.count(b'"path": ') + said.count(b'"text_direction": '))

        return shot

    def contents(self) -> Shot:
        """The words of a document."""
        ids = self.ids["study"]["transcripts"]
        return lambda i: counted(
            len(self.wire.get(f"{self.at}/document/{ids[i % len(ids)]}/contents")["contents"]) > 0
        )

    def codings_of_transcript(self) -> Shot:
        """All highlights of a document, each time another one's."""
        ids = self.ids["study"]["transcripts"]
        return lambda i: counted(len(self.wire.get(f"{self.at}/document/{ids[i % len(ids)]}")["highlights"]))

    def codings_of_code(self, place: int, *, last: bool, under: bool) -> Shot:
        """A page of the highlights whose tag begins with a path: a tag, and what stands under it."""
        tag = "" if place == invented.ALL else quote(self.said.codes[place].path)
        path = f"{self.at}/highlights/{tag}"
        page = self.wire.get(path)["pages"] if last else 1
        return lambda _: counted(len(self.wire.get(f"{path}?page={page}")["highlights"]))

    def code_passage(self) -> Shot:
        """Highlight a passage with a tag."""
        texts = [one.text for one in self.said.transcripts]
        self.bytes_at = [list(accumulate((len(c.encode()) for c in text), initial=0)) for text in texts]
        return lambda _: counted(self._code(self.wire) > 0)

    def _code(self, wire: Wire, transcript: int | None = None) -> int:
        place, start, code = self._place()
        if transcript is not None:
            place = transcript
        at = self.bytes_at[place]
        body = {
            "start_offset": at[start],
            "end_offset": at[start + CODED],
            "tags": [self.ids["study"]["codes"][code]],
        }
        document = self.ids["study"]["transcripts"][place]
        made: int = wire.post(f"{self.at}/document/{document}/highlight/new", body)["id"]
        return made

    def change_code(self) -> Shot:
        """Put another tag on a highlight."""
        self.code_passage()
        document, codes = self.ids["study"]["transcripts"][0], self.ids["study"]["codes"]
        path = f"{self.at}/document/{document}/highlight/{self._code(self.wire, 0)}"

        def shot(i: int) -> tuple[int, float | None]:
            self.wire.post(path, {"tags": [codes[-1 - i % 2]]})
            return counted(1)

        return shot

    def import_file(self, kind: str) -> Shot:
        """Import a file, each time another one."""

        def shot(i: int) -> tuple[int, float | None]:
            file = self._file(kind, i)
            fields = {"name": file[0], "description": "", "text_direction": "LEFT_TO_RIGHT"}
            made = self.wire.upload(f"{self.at}/document/new", file, fields)
            return counted(made["created"] > 0)

        return shot

    def export_csv(self) -> Shot:
        """All highlights as CSV."""

        def shot(_: int) -> tuple[int, float | None]:
            said = self.wire.ask("GET", f"/project/{self.ids['study']['id']}/export/highlights/.csv").decode()
            return counted(sum(1 for _ in csv.reader(StringIO(said))) - 1)

        return shot

    def reach_another(self) -> Shot:
        """A change reaches another person: the waiting request is answered with it."""
        self.code_passage()
        answer = self.other.send("GET", "/health")
        answer.read()
        release = answer.headers["Server"].partition("/")[2]
        page = self.other.ask("GET", f"/project/{self.ids['study']['id']}").decode()
        last = page.partition("last_event = ")[2].partition(";")[0].strip()
        seen: dict[int, float] = {}
        news = threading.Condition()

        def listen() -> None:
            after = int(last)
            while True:
                try:
                    said = self.other.get(f"{self.at}/events?version={release}&from={after}")
                except (OSError, HTTPException):  # the server was stopped
                    return
                at = time.perf_counter()
                with news:
                    for event in said.get("events", ()):
                        after = max(after, event["id"])
                        seen[event.get("highlight_id", 0)] = at
                    news.notify_all()

        threading.Thread(target=listen, daemon=True).start()

        def shot(_: int) -> tuple[int, float | None]:
            time.sleep(0.003)  # let the other person's page wait again, as it would
            began = time.perf_counter()
            made = self._code(self.wire, 0)
            with news:
                if not news.wait_for(lambda: made in seen, 20):
                    raise SystemExit("Taguette: the change did not arrive.")
            return 1, seen[made] - began

        return shot

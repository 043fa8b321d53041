"""Cotheme as it is measured: started, signed in to, and asked."""

import csv
import json
import threading
import time
from io import StringIO
from itertools import count
from urllib.parse import quote

import invented
from environments import COTHEME, TREE, compiled, environment, plain
from program import CODED, EXPORT_PURPOSE, PAGE, Program, Shot, counted
from servers import Server
from wire import Wire


class Cotheme(Program):
    """This tree, served as an installation of its own: `cotheme serve` on embedded SQLite."""

    name = "Cotheme"

    def _server(self, port: int) -> Server:
        compiled()
        start = "from api.cli import main; main()"
        command = [str(environment(*COTHEME)), "-c", start, "serve", "--port", str(port)]
        command += ["--data-dir", str(self.folder / "data")]
        env = plain(PYTHONPATH=str(TREE))
        return Server(command, port, self.folder / "log.txt", env, self.folder)

    def _sign_in(self, name: str) -> Wire:
        wire = Wire(self.server.port)
        said = {"email": self.ids["people"][name], "password": self.ids["password"]}
        wire.post("/api/v1/auth/login", said)
        wire.headers["X-CSRF-Token"] = wire.get("/api/v1/me")["csrf"]
        return wire

    @property
    def at(self) -> str:
        """Return the path of the study."""
        return f"/api/v1/studies/{self.ids['study']['id']}"

    def _last_page(self, path: str) -> str:
        """Return the path of the last page of a list. Keyset pages are walked to, once, unmeasured."""
        last, page = path, self.wire.get(path)
        while page["next_cursor"]:
            last = f"{path}&cursor={quote(page['next_cursor'])}"
            page = self.wire.get(last)
        return last

    def open_project(self) -> Shot:
        """All that a study opens with, as the client asks for it: its facts, transcripts, codes, members."""

        def shot(_: int) -> tuple[int, float | None]:
            found = self.wire.get(f"{self.at}/opening")
            return counted(len(found["codes"]["items"]) + len(found["transcripts"]["items"]))

        return shot

    def contents(self) -> Shot:
        """The words of a transcript."""
        ids = self.ids["study"]["transcripts"]
        return lambda i: counted(
            len(self.wire.get(f"{self.at}/transcripts/{ids[i % len(ids)]}/versions/1")["text"]) > 0
        )

    def codings_of_transcript(self) -> Shot:
        """All codings of a transcript, each time another one's."""
        ids = self.ids["study"]["transcripts"]
        return lambda i: counted(
            len(self.wire.get(f"{self.at}/transcripts/{ids[i % len(ids)]}/codings")["items"])
        )

    def codings_of_code(self, place: int, *, last: bool, under: bool) -> Shot:
        """A page of the segments of a code, alone or with what stands under it."""
        more = "&subtree=true" if under else ""
        path = f"{self.at}/codes/{self.ids['study']['codes'][place]}/codings?limit={PAGE}{more}"
        if last:
            path = self._last_page(path)
        return lambda _: counted(len(self.wire.get(path)["items"]))

    def code_passage(self) -> Shot:
        """Apply a code to a passage."""
        return lambda _: counted(self._code(self.wire) != "")

    def _code(self, wire: Wire, transcript: int | None = None) -> str:
        place, start, code = self._place()
        ids = self.ids["study"]
        body = {
            "transcript_id": ids["transcripts"][place if transcript is None else transcript],
            "version": 1,
            "start": start,
            "end": start + CODED,
            "code_id": ids["codes"][code],
        }
        made: str = wire.post(f"{self.at}/codings", body)["id"]
        return made

    def change_code(self) -> Shot:
        """Put another code on a coded segment."""
        made, codes = self._code(self.wire), self.ids["study"]["codes"]
        version = count(1)

        def shot(i: int) -> tuple[int, float | None]:
            body = {"code_id": codes[-1 - i % 2]}
            match = f'"{next(version)}"'
            self.wire.post(f"{self.at}/codings/{made}", body, method="PATCH", If_Match=match)
            return counted(1)

        return shot

    def import_file(self, kind: str) -> Shot:
        """Import a file, each time another one; returns the turns that were understood."""

        def shot(i: int) -> tuple[int, float | None]:
            file = self._file(kind, i)
            made = self.wire.upload(f"{self.at}/transcripts", file, {"options": "{}"})
            if made["turn_count"] != invented.TURNS:
                raise SystemExit(f"Cotheme read {made['turn_count']} turns of {invented.TURNS}.")
            return counted(1)

        return shot

    def export_csv(self) -> Shot:
        """All codings as CSV: make the export, then take its file."""

        def shot(_: int) -> tuple[int, float | None]:
            body = {"kind": "codings", "format": "csv", "purpose": EXPORT_PURPOSE}
            made = self.wire.post(f"{self.at}/exports", body)
            said = self.wire.ask("GET", made["download_url"]).decode("utf-8-sig")
            return counted(sum(1 for _ in csv.reader(StringIO(said))) - 1)

        return shot

    def reach_another(self) -> Shot:
        """A change reaches another person: the event comes, and the coding is fetched."""
        ids = self.ids["study"]
        seen: dict[str, float] = {}
        news = threading.Condition()
        here = self.other.get(f"{self.at}/transcripts/{ids['transcripts'][0]}/codings")["seq"]
        feed = self._sign_in("ben")
        stream = feed.send("GET", f"{self.at}/feed?since_seq={here}")

        def listen() -> None:
            seq = here
            while line := stream.readline():
                if not line.startswith(b"data:"):
                    continue
                event = json.loads(line[5:])
                if event.get("kind") != "coding.applied":
                    continue
                path = f"{self.at}/transcripts/{ids['transcripts'][0]}/codings?since_seq={seq}"
                page = self.other.get(path)
                seq, at = page["seq"], time.perf_counter()
                with news:
                    seen.update((one["id"], at) for one in page["items"])
                    news.notify_all()

        threading.Thread(target=listen, daemon=True).start()

        def shot(_: int) -> tuple[int, float | None]:
            began = time.perf_counter()
            made = self._code(self.wire, 0)
            with news:
                if not news.wait_for(lambda: made in seen, 20):
                    raise SystemExit("Cotheme: the change did not arrive.")
            return 1, seen[made] - began

        return shot

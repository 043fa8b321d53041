"""A team at one codebook: makers of codes and codings through the API, and what stands afterwards."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text

from api.analysis.coding import counter_queries
from api.base.ground import Ground
from tests.factories.analysis import Made
from tests.factories.people import Person


@dataclass
class Scene:
    """One study with one transcript, and what people do in it."""

    ground: Ground
    study: Any
    transcript: Made

    def path(self, rest: str) -> str:
        """Return a path within the study."""
        found: str = self.study.path(rest)
        return found

    def code(self, who: Person, label: str, **more: Any) -> dict[str, Any]:
        """Let somebody create a code."""
        return self.done(who.post(self.path("codes"), {"label": label, **more}))

    def apply(self, who: Person, words: str, code: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Let somebody code some words."""
        start, end = self.transcript.find(words)
        body = {"transcript_id": str(self.transcript.id), "version": 1, "start": start, "end": end}
        return self.done(who.post(self.path("codings"), {**body, "code_id": code["id"], **more}))

    def verb(self, who: Person, code: dict[str, Any], verb: str, body: Any = None) -> Any:
        """Let somebody move, retire or restore a code as it stands."""
        headers = {"If-Match": f'"{self.line(who, code)["version"]}"'}
        return self.done(who.post(self.path(f"codes/{code['id']}/{verb}"), body, headers=headers))

    def change(self, who: Person, code: dict[str, Any], **parts: Any) -> Any:
        """Let somebody change a code as it stands."""
        version = self.line(who, code)["version"]
        return self.done(who.patch(self.path(f"codes/{code['id']}"), parts, version=version))

    def done(self, answer: Any) -> Any:
        """Return what an answer holds. Fails for a refusal."""
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    def undo(self, who: Person) -> Any:
        """Undo somebody's latest step."""
        return self.done(who.post(self.path("undo")))

    def redo(self, who: Person) -> Any:
        """Do somebody's last undone step again."""
        return self.done(who.post(self.path("redo")))

    def refused(self, who: Person, way: str = "undo") -> str:
        """Return why a step does not turn."""
        answer = who.post(self.path(way))
        assert answer.status_code == 409, answer.text
        assert answer.json()["code"] == "built_on", answer.text
        return str(answer.json()["detail"])

    # What stands

    def line(self, who: Person, code: dict[str, Any]) -> dict[str, Any]:
        """Return a code as it stands."""
        found: dict[str, Any] = self.done(who.get(self.path(f"codes/{code['id']}")))
        return found

    def codebook(self, who: Person) -> list[dict[str, Any]]:
        """Return the codebook without versions: undo counts them up."""
        items = self.done(who.get(self.path("codes")))["items"]
        return [{k: v for k, v in item.items() if k not in ("version", "position")} for item in items]

    def codings(self, who: Person) -> dict[str, tuple[Any, ...]]:
        """Return the codings of the transcript by id: code, coder, span, memo."""
        items = self.done(who.get(self.path(f"transcripts/{self.transcript.id}/codings")))["items"]
        return {c["id"]: (c["code_id"], c["coder_id"], c["start"], c["end"], c["memo"]) for c in items}

    def demand_counters(self) -> None:
        """Fail unless every counter agrees with a recount of the codings."""
        with self.ground.database.read() as connection:
            found = connection.execute(
                text("SELECT transcript_id, code_id, coder_id FROM coding WHERE study_id = :s"),
                {"s": str(self.study.id)},
            )
            wanted = Counter(tuple(map(str, row)) for row in found)
            rows = counter_queries.counts_of(connection, self.study.id)
            kept = {(str(r.transcript_id), str(r.code_id), str(r.coder_id)): r.segments for r in rows}
            before = people_of(connection)
        assert kept == dict(wanted)
        with self.ground.database.change() as session:
            for (transcript_id,) in session.execute(text("SELECT DISTINCT id FROM transcript")).all():
                counter_queries.recount_people(session, self.study.id, UUID(str(transcript_id)))
        with self.ground.database.read() as connection:
            assert people_of(connection) == before


def people_of(source: Any) -> list[tuple[str, ...]]:
    """Return the counters of people."""
    asked = "SELECT transcript_id, code_id, coder_id, participant_id, segments FROM coding_count_person"
    return sorted(tuple(map(str, row)) for row in source.execute(text(asked)))

"""One of four people who code one study: acts at random, and remembers what was acknowledged."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.durability.line import Answer, Line, Pass

#: How often a request is sent twice, and how often its connection is dropped before the answer.
TWICE, DROPPED = 0.04, 0.03
#: What is lawful among four people at work: someone was there first, or has built on it.
LAWFUL = frozenset({409, 412})


@dataclass
class Table:
    """What the four have before them: the paths, the transcripts and the codes of all."""

    port: int
    path: Callable[[str], str]
    transcripts: dict[str, int]
    codes: list[str]


@dataclass
class Coder:
    """A person at work. `standing` is what the service has acknowledged of their own codings, by id."""

    name: str
    table: Table
    who: Pass
    dice: random.Random
    done: int = 0
    tries: int = 0
    standing: dict[str, dict[str, Any]] = field(default_factory=dict)
    own_codes: list[str] = field(default_factory=list)
    #: key -> how many codings the acknowledged request under it made.
    applied: dict[str, int] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    #: Sentences that this person has put into the definition of a code that all share.
    sentences: list[tuple[str, str]] = field(default_factory=list)
    sentences_undone: list[tuple[str, str]] = field(default_factory=list)
    #: That code as it was read last: an editor that stood open for a while.
    held: dict[str, Any] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    refusals: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = Line(self.table.port, self.who)

    # Ways to send

    def change(self, method: str, path: str, body: Any = None, version: int | None = None) -> Answer:
        """Send a change under a key; now and then twice, or with a connection that breaks off."""
        key = uuid4().hex
        headers = {"Idempotency-Key": key} | ({"If-Match": f'"{version}"'} if version is not None else {})
        path = self.table.path(path)
        if self.dice.random() < DROPPED:
            self.line.send(method, path, body, **headers)
            self.line.break_off()
        answer = self.line.ask(method, path, body, **headers)
        if answer.is_done and self.dice.random() < TWICE:
            again = self.line.ask(method, path, body, **headers)
            if again != answer:
                self.wrong.append(f"{method} {path} was answered otherwise the second time")
        self._count(answer, key, f"{method} {path}")
        return answer

    def _count(self, answer: Answer, key: str, what: str) -> None:
        self.tries += 1
        if answer.is_done:
            self.done += 1
            self.keys.append(key)
        elif answer.status in LAWFUL:
            code = answer.body["code"]
            self.refusals[code] = self.refusals.get(code, 0) + 1
        else:
            self.wrong.append(f"{what}: {answer.status} {answer.body}")

    def read(self, path: str) -> Any:
        """Read, as often as it takes to keep up."""
        return self.line.ask("GET", self.table.path(path)).body

    # What a person does

    def work(self, quota: int) -> None:
        """Act until so many changes are acknowledged."""
        acts = {
            self.apply: 44,
            self.apply_several: 3,
            self.recode: 12,
            self.write_memo: 13,
            self.resize: 6,
            self.remove: 8,
            self.undo: 6,
            self.redo: 2,
            self.create_code: 2,
            self.define: 3,
            self.merge: 0.5,
        }
        while self.done < quota and not self.wrong:
            self.dice.choices(list(acts), list(acts.values()))[0]()
        self.line.break_off()

    def _item(self) -> dict[str, Any]:
        transcript, length = self.dice.choice(list(self.table.transcripts.items()))
        start = self.dice.randrange(length - 60)
        code = self.dice.choice(self.table.codes + self.own_codes)
        end = start + self.dice.randrange(8, 60)
        return {"transcript_id": transcript, "version": 1, "start": start, "end": end, "code_id": code}

    def apply(self) -> None:
        """Code a passage."""
        answer = self.change("POST", "codings", self._item() | {"memo": f"{self.name} at {self.tries}"})
        if answer.is_done:
            self.applied[self.keys[-1]] = 1
            self._keep(answer.body)

    def apply_several(self) -> None:
        """Code several passages at once."""
        items = [self._item() for _ in range(3)]
        answer = self.change("POST", "codings/bulk", {"items": items})
        if answer.is_done:
            self.applied[self.keys[-1]] = len(items)
            for row in answer.body["items"]:
                self._keep(row)

    def _patch(self, body: dict[str, Any]) -> None:
        if self.standing:
            row = self.standing[self.dice.choice(list(self.standing))]
            answer = self.change("PATCH", f"codings/{row['id']}", body, row["version"])
            if answer.is_done:
                self._keep(answer.body)

    def recode(self) -> None:
        """Give a passage another code."""
        self._patch({"code_id": self.dice.choice(self.table.codes + self.own_codes)})

    def write_memo(self) -> None:
        """Write a memo."""
        self._patch({"memo": f"{self.name} thought again at {self.tries}"})

    def resize(self) -> None:
        """Put the end of a passage elsewhere."""
        if self.standing:
            row = self.standing[self.dice.choice(list(self.standing))]
            answer = self.change(
                "PATCH", f"codings/{row['id']}", {"end": row["end"] + 2, "version": 1}, row["version"]
            )
            if answer.is_done:
                self._keep(answer.body)

    def remove(self) -> None:
        """Remove a coding."""
        if self.standing:
            gone = self.dice.choice(list(self.standing))
            if self.change("DELETE", f"codings/{gone}").is_done:
                del self.standing[gone]

    def undo(self) -> None:
        """Take the latest step back."""
        self._turned(self.change("POST", "undo"), self.sentences, self.sentences_undone)

    def redo(self) -> None:
        """Do it again."""
        self._turned(self.change("POST", "redo"), self.sentences_undone, self.sentences)

    def _turned(self, answer: Answer, leaving: list[tuple[str, str]], coming: list[tuple[str, str]]) -> None:
        if not answer.is_done:
            return
        if answer.body["verb"] == "code_change":
            coming.append(leaving.pop())
        for gone in answer.body["removed"]:
            self.standing.pop(gone, None)
        for row in answer.body["changed"]:
            self._keep(row)
        if answer.body["codes_changed"]:
            self._look_again()

    def create_code(self) -> None:
        """Make a code that only oneself uses."""
        answer = self.change("POST", "codes", {"label": f"{self.name} {uuid4().hex[:8]}"})
        if answer.is_done:
            self.own_codes.append(answer.body["id"])

    def define(self) -> None:
        """Add a sentence to a definition all write at; where somebody was first, read it and try again."""
        code, sentence = self.table.codes[0], f"[{uuid4().hex[:10]}]"
        self.held = self.held or self.read(f"codes/{code}")
        for _ in range(20):
            held, self.held = self.held, self.read(f"codes/{code}")
            body = {"definition": held["definition"] + sentence}
            if self.change("PATCH", f"codes/{code}", body, held["version"]).is_done:
                self.sentences.append((code, sentence))
                return

    def merge(self) -> None:
        """Merge one of one's own codes into another."""
        if len(self.own_codes) > 2:
            code, into = self.dice.sample(self.own_codes, 2)
            if self.change("POST", f"codes/{code}/merge", {"into": into}).is_done:
                self._look_again()

    def _keep(self, row: dict[str, Any]) -> None:
        self.standing[row["id"]] = row

    def _look_again(self) -> None:
        """After a merge or its undoing: read one's own codings and codes anew."""
        self.standing.clear()
        for transcript in self.table.transcripts:
            for row in self.read(f"transcripts/{transcript}/codings")["items"]:
                if row["coder_id"] == self.who.account_id:
                    self._keep(row)
        mine = [row for row in self.read("codes")["items"] if row["label"].startswith(f"{self.name} ")]
        self.own_codes = [row["id"] for row in mine if not row["retired"]]

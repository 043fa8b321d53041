"""A signed-in page at one transcript of the demonstration, and what a person does there."""

import json
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

# What goes wrong where offsets are counted in UTF-16 or bytes: a family of one, an accent, Arabic.
TALK = """Interviewer: How did you hear about it?

P: Somebody told me. \U0001f468\u200d\U0001f469\u200d\U0001f467 We had a cafe\u0301. It was مرحبا and so on.

Interviewer: And then?

P: I saw Dr. Okafor. She listened to me.
"""


class Desk:
    """A signed-in page at one transcript of the demonstration, and what the server says of it."""

    def __init__(self, page: Page, address: str, role: str) -> None:
        page.goto(address)
        page.get_by_role("button", name=role).click()
        expect(page.get_by_role("button", name=role)).to_have_count(0)
        self.page, self.keys, self.address = page, page.keyboard, address
        self.study = page.request.get(f"{address}/api/v1/studies").json()["items"][0]["id"]
        self.transcript = self.ask("transcripts")["items"][0]["id"]

    def ask(self, rest: str) -> Any:
        """Read something of the study."""
        answer = self.page.request.get(f"{self.address}/api/v1/studies/{self.study}/{rest}")
        assert answer.ok, answer.text()
        return answer.json()

    def open(self, place: str = "") -> "Desk":
        """Open the transcript and wait for its words, all of them."""
        self.page.goto(f"{self.address}/studies/{self.study}/transcripts/{self.transcript}{place}")
        expect(self.page.locator(".tr-say").first).to_be_visible()
        expect(self.page.locator(".tr-stretch:empty")).to_have_count(0)
        return self

    def host(self) -> Any:
        """Return the transcript's editing host."""
        return self.page.get_by_role("textbox", name="Transcript, read only")

    def selected(self) -> str:
        """Return the selected words."""
        return self.page.evaluate("getSelection().toString()")

    def codings(self) -> list[dict[str, Any]]:
        """Return the codings, the newest last."""
        items = self.ask(f"transcripts/{self.transcript}/codings")["items"]
        return sorted(items, key=lambda coding: coding["id"])

    def words_of(self, coding: dict[str, Any]) -> str:
        """Return the words of a coding, counted in code points."""
        head = self.ask(f"transcripts/{self.transcript}")
        text = self.ask(f"transcripts/{self.transcript}/versions/{head['current_n']}")["text"]
        return text[coding["start"] : coding["end"]]

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until the server says so."""
        end = time.monotonic() + 15
        while not holds():
            assert time.monotonic() < end, "it never came true"
            self.page.wait_for_timeout(100)
        expect(self.page.get_by_text("All changes saved")).to_be_attached()

    def label_of(self, coding: dict[str, Any]) -> str:
        """Return the name of a coding's code."""
        return next(c["label"] for c in self.ask("codes")["items"] if c["id"] == coding["code_id"])


def send(at: Desk, rest: str, **body: Any) -> Any:
    """Change something of the study, as a script in the page would."""
    csrf = at.page.request.get(f"{at.address}/api/v1/me").json()["csrf"]
    headers = {"X-CSRF-Token": csrf, "Origin": at.address}
    answer = at.page.request.post(f"{at.address}/api/v1/studies/{at.study}/{rest}", headers=headers, **body)
    assert answer.ok, answer.text()
    return answer.json()


def account_of(at: Desk) -> str:
    """Return the id of whoever sits there."""
    return at.page.request.get(f"{at.address}/api/v1/me").json()["account"]["id"]


def bring_in(at: Desk, name: str, **options: Any) -> str:
    """Import TALK under a name, also when it is here already, and return the transcript's id."""
    file = {"name": name, "mimeType": "text/plain", "buffer": TALK.encode()}
    body = {"file": file, "options": json.dumps({"again": True} | options)}
    return str(send(at, "transcripts", multipart=body)["id"])


def ask(at: Desk, checker: Desk) -> None:
    """Ask the other person to check the transcript that is at hand."""
    send(at, f"transcripts/{at.transcript}/attestation-request", data={"account_id": account_of(checker)})


def attest(at: Desk, checker: Desk) -> None:
    """Have the transcript at hand checked by the other person."""
    ask(at, checker)
    looked_for = (
        "direct_identifiers other_parties places_institutions offence dates colleague_would_recognise "
        "joint_casework_would_recognise combination_risk"
    )
    checklist = dict.fromkeys(looked_for.split(), True)
    send(checker, f"transcripts/{at.transcript}/attestation", data={"checklist": checklist})

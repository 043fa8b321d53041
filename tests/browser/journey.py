"""The main job: what is brought in, coded, said; and what must then be stored. Read through the API."""

from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

STUDY = "Joint casework (demonstration)"
ROLES = {"researcher": "Researcher", "supervisor": "Supervisor", "reviewer": "Expert by experience"}
HELP = "Ring Anwen on 01632 960 118, on a weekday."

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
CAFE = "cafe\u0301"

# Two turns of somebody who has never been interviewed; every line ends as on Windows.
LINES = (
    "Interviewer: Take me back to the first time all three of you met. {mark}",
    f"P: We met in a {CAFE}, of all places. She asked me what they had got wrong about me. "
    "Nobody had ever asked me that. \U0001f642",
    "Interviewer: And what did that change?",
    f"P: Before, it was us {FAMILY} on one side of the desk. After, I stopped looking at the door. "
    "It still gets decided without me, some weeks.",
)
ASKED = "She asked me what they had got wrong about me."
NOBODY = "Nobody had ever asked me that. \U0001f642"
MET = f"in a {CAFE}, of all places"
DOOR = "I stopped looking at the door"


@dataclass(frozen=True, slots=True)
class Job:
    """What one run of the main job calls its own things, so that runs do not meet."""

    mark: str
    file: str
    code: str
    theme: str
    round: str
    comment: str

    def upload(self) -> dict[str, Any]:
        """Return the interview as a file that a form takes."""
        text = "\r\n\r\n".join(LINES).format(mark=self.mark) + "\r\n"
        return {"name": self.file, "mimeType": "text/plain", "buffer": text.encode()}


def sign_in_address(address: str) -> str:
    return f"{address}/sign-in"


def address_of(page: Page) -> str:
    """Return the address of the installation that a page shows."""
    here = urlsplit(page.url)
    return f"{here.scheme}://{here.netloc}"


def ask(page: Page, path: str) -> Any:
    """Read the API as the person of a page."""
    answer = page.request.get(f"{address_of(page)}/api/v1{path}")
    assert answer.ok, answer.text()
    return answer.json()


def study_of(page: Page) -> str:
    """Return the id of the demonstration study."""
    (study,) = (s["id"] for s in ask(page, "/me")["studies"] if s["short_title"] == STUDY)
    return str(study)


def in_study(page: Page, path: str) -> Any:
    """Read the API within the demonstration study."""
    return ask(page, f"/studies/{study_of(page)}/{path}")


def send(page: Page, path: str, body: dict[str, Any]) -> None:
    """Change something of the study as the person of a page would, without the page."""
    headers = {"X-CSRF-Token": ask(page, "/me")["csrf"], "Origin": address_of(page)}
    url = f"{address_of(page)}/api/v1/studies/{study_of(page)}/{path}"
    answer = page.request.post(url, headers=headers, data=body)
    assert answer.ok, answer.text()


def my_name(page: Page) -> str:
    name: str = ask(page, "/me")["account"]["display_name"]
    return name


def transcript_of(page: Page, title: str) -> Any:
    """Return the line of the transcript of this title."""
    (found,) = (t for t in in_study(page, "transcripts")["items"] if t["title"] == title)
    return found


def stored_text(page: Page, title: str) -> str:
    line = transcript_of(page, title)
    text: str = in_study(page, f"transcripts/{line['id']}/versions/{line['current_n']}")["text"]
    return text


def stored_codings(page: Page, title: str) -> list[tuple[str, int, int]]:
    """Return what is coded, in the order of the text: the code's name, start and end in code points."""
    line = transcript_of(page, title)
    labels = {code["id"]: code["label"] for code in in_study(page, "codes")["items"]}
    codings = in_study(page, f"transcripts/{line['id']}/codings")["items"]
    return sorted(((labels[c["code_id"]], c["start"], c["end"]) for c in codings), key=lambda c: c[1:])


def coding_of(page: Page, title: str, words: str) -> str:
    """Return the id of the coding of just these words."""
    line = transcript_of(page, title)
    start = stored_text(page, title).index(words)
    place = (start, start + len(words))
    codings = in_study(page, f"transcripts/{line['id']}/codings")["items"]
    (found,) = (c["id"] for c in codings if (c["start"], c["end"]) == place)
    return str(found)


def expected(text: str, words: str, code: str) -> tuple[str, int, int]:
    """Return how a passage must be stored: Python counts in code points."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return code, start, start + len(words)


def check_coded(page: Page, title: str, passages: dict[str, str]) -> None:
    """Compare every coding with its words; what was done last may still be on its way."""
    text = stored_text(page, title)
    assert "\r" not in text
    wanted = sorted((expected(text, words, code) for words, code in passages.items()), key=lambda c: c[1:])
    until = monotonic() + 15
    while (found := stored_codings(page, title)) != wanted and monotonic() < until:
        page.wait_for_timeout(100)
    assert found == wanted, f"{found} is stored, not {wanted}"
    expect(page.get_by_text("All changes saved")).to_be_attached()


def text_host(page: Page) -> Locator:
    """Return the transcript on the coding page, when its words are there."""
    host = page.get_by_role("textbox", name="Transcript, read only")
    expect(host).to_contain_text("looking at the door")
    return host

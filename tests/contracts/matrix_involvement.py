"""Attempts at quotes, rounds, comments and responses: rows 36 to 48 and 80."""

from typing import Any

from tests.contracts.matrix_attempts import attempt
from tests.contracts.matrix_world import CHECKLIST, RESPONSE, Scene
from tests.factories.people import Person

REASON = {"reason": "Somebody could recognise it."}
ROOM = "/api/v1/review/rounds"

# Quotes


@attempt(36, "write")
def propose_a_quote(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("quotes"), {"coding_id": str(s.voice().coding_id)})


@attempt(36, "read")
def list_quotes(s: Scene, who: Person, _: Person) -> Any:
    s.quote()
    return who.get(s.path("quotes"))


@attempt(36, "read")
def read_a_quote(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"quotes/{s.quote()}"))


@attempt(37, None)
def approve_a_quote(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path(f"quotes/{s.quote('proposed')}/approve"), {})


@attempt(37, None)
def turn_a_quote_down(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path(f"quotes/{s.quote('proposed')}/reject"), REASON)


@attempt(38, "write")
def revoke_a_quote(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path(f"quotes/{s.quote()}/revoke"), REASON)


# Rounds


@attempt(39, "write")
def create_a_round(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("rounds"), {"title": "First ideas"})


def at(held: Any) -> dict[str, str]:
    """Return the If-Match of a round as it stands."""
    return {"If-Match": f'"{held.read()["version"]}"'}


@attempt(39, "write")
def change_a_round(s: Scene, who: Person, _: Person) -> Any:
    held = s.round()
    return who.patch(held.path(), {"intro": "Thank you."}, headers=at(held))


@attempt(39, "write")
def choose_the_themes_of_a_round(s: Scene, who: Person, _: Person) -> Any:
    held = s.round()
    return who.put(held.path("themes"), [{"theme_id": str(s.theme())}], headers=at(held))


@attempt(39, "write")
def invite_a_reviewer(s: Scene, who: Person, _: Person) -> Any:
    held = s.round()
    return who.put(held.path("invitees"), [str(s.reviewer.account_id)], headers=at(held))


@attempt(39, "read")
def list_rounds(s: Scene, who: Person, _: Person) -> Any:
    s.round()
    return who.get(s.path("rounds"))


@attempt(40, None)
def open_a_round(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.round().path("open"))


@attempt(40, None)
def close_a_round(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.round("open").path("close"))


@attempt(40, None)
def publish_a_round(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.round("closed").path("publish"))


@attempt(40, None)
def cancel_a_round(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.round().path("cancel"))


# What reviewers see: the team's way in, and the review room, each closed to the other


@attempt(41, "read", E="-")
def read_the_snapshot(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.round("open").path())


@attempt(41, "read", E="-")
def preview_what_reviewers_will_see(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.round().path("preview"))


@attempt(41, None, R="-", S="-", O="403")
def read_a_round_in_the_review_room(s: Scene, who: Person, _: Person) -> Any:
    return who.get(f"{ROOM}/{s.round('open').id}")


@attempt(41, None, R="-", S="-", E="Y", O="403")
def list_ones_rounds(s: Scene, who: Person, _: Person) -> Any:
    return who.get(ROOM)


@attempt(41, None, R="-", S="-", E="Y", O="403")
def have_a_key_for_drafts(s: Scene, who: Person, _: Person) -> Any:
    return who.get("/api/v1/review/draft-key")


@attempt(43, "write")
def enter_a_comment_for_a_reviewer(s: Scene, who: Person, _: Person) -> Any:
    held = s.round("open")
    body = {
        "reviewer_id": str(s.reviewer.account_id),
        "snapshot_theme_id": held.read()["snapshot"][0]["id"],
        "kinds": ["rings_true"],
        "words": "On paper.",
        "mode": "paper",
    }
    return who.post(held.path("comments"), body)


@attempt(44, "read", E="-")
def read_all_comments(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.round("open").path("comments"))


def a_comment(s: Scene, owner: Person) -> tuple[str, int]:
    """Let somebody send a comment; return its path and version."""
    writer = owner if owner.account_id.int else s.reviewer
    held = s.round("open", writer)
    made = s.comment(held, writer)
    return f"{ROOM}/{held.id}/comments/{made['id']}", made["version"]


@attempt(45, None)
def change_a_sent_comment(s: Scene, who: Person, owner: Person) -> Any:
    path, version = a_comment(s, owner)
    return who.patch(path, {"words": "Not quite."}, version=version)


@attempt(45, None)
def take_a_sent_comment_back(s: Scene, who: Person, owner: Person) -> Any:
    path, version = a_comment(s, owner)
    return who.delete(path, version=version)


@attempt(46, "write")
def draft_a_response(s: Scene, who: Person, _: Person) -> Any:
    comment = s.comment(s.round("open"), s.reviewer)["id"]
    return who.put(s.path(f"comments/{comment}/response"), RESPONSE)


@attempt(47, None)
def agree_a_response(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path(f"comments/{s.answered()}/response/agree"))


@attempt(48, "read", E="-")
def read_published_responses(s: Scene, who: Person, _: Person) -> Any:
    held = s.round("open")
    s.answered(agreed=True, held=held)
    held.do("close")
    held.do("publish")
    return who.get(held.path("comments"))


# De-identification


def an_asked_transcript(s: Scene, asked: Person) -> str:
    """Import a transcript by the other researcher and ask somebody to check it; return its path."""
    path = s.path(f"transcripts/{s.imported(s.researcher)['id']}")
    s.researcher.post(f"{path}/attestation-request", {"account_id": str(asked.account_id)})
    return path


@attempt(80, None, R="Y", S="Y")
def attest_de_identification(s: Scene, who: Person, _: Person) -> Any:
    return who.post(f"{an_asked_transcript(s, who)}/attestation", {"checklist": CHECKLIST})


@attempt(80, None, R="Y", S="Y")
def return_a_transcript(s: Scene, who: Person, _: Person) -> Any:
    return who.post(f"{an_asked_transcript(s, who)}/return", {"note": "Turn 3 names a street."})

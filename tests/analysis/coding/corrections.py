"""What tests of corrections say to the API: a coding, a correction, what is stale."""

from dataclasses import dataclass
from uuid import UUID

from tests.factories.analysis import INTERVIEW


@dataclass(frozen=True)
class Named:
    """A transcript by its id."""

    id: UUID


FIRST = INTERVIEW[1][1]
NAMED = FIRST.replace("She asked", "[practitioner] asked")


def code(person, study, transcript, words, code_id, version=1, **more):
    start, end = transcript.find(words)
    body = {"transcript_id": str(transcript.id), "version": version, "start": start, "end": end}
    return person.post(study.path("codings"), body | {"code_id": str(code_id)} | more)


def turns_of(person, study, transcript, n=1):
    """Return the turns of a version as a correction sends them."""
    found = person.get(study.path(f"transcripts/{transcript.id}/versions/{n}")).json()
    points = found["text"]
    return [
        {
            "speaker_id": turn["speaker_id"],
            "text": points[turn["body_start"] : turn["end"]],
            "starts_at_ms": turn["starts_at_ms"],
        }
        for turn in found["turns"]
    ]


def etag_of(person, study, transcript):
    return person.get(study.path(f"transcripts/{transcript.id}")).json()["version"]


def correct(person, study, transcript, turns, based_on=1, rest="", **more):
    """Send a correction at the transcript's present version."""
    path = study.path(f"transcripts/{transcript.id}/versions{rest}")
    body = {"based_on": based_on, "turns": turns} | more
    etag = etag_of(person, study, transcript)
    return person.post(path, body, headers={} if rest else {"If-Match": f'"{etag}"'})


def with_text(turns, n, words):
    return [*turns[:n], turns[n] | {"text": words}, *turns[n + 1 :]]


def codings(person, study, transcript, since=""):
    return person.get(study.path(f"transcripts/{transcript.id}/codings{since}")).json()


def stale(person, study, transcript):
    return person.get(study.path(f"transcripts/{transcript.id}/stale")).json()


def quoted(person, study, code_id):
    items = person.get(study.path(f"codes/{code_id}/codings")).json()["items"]
    return {item["quote"]: item["stale"] for item in items}

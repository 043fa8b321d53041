"""Bring two very long transcripts into Cotheme through its API, have them checked, and code them."""

import json
import random
from typing import Any

import invented
from ask_cotheme import Cotheme

CHARACTERS, TURNS = 300_000, 4_000
SEGMENTS = 1_500
#: Who speaks is known by labels that come back.
ONE_LINE = "Interviewer: How was it?\n\nP: {}\n\nInterviewer: Is there more?\n\nP: No, thank you.\n"
#: As many as one request may apply.
AT_ONCE = 500
CHECKED = (
    "direct_identifiers other_parties places_institutions offence dates colleague_would_recognise "
    "joint_casework_would_recognise combination_risk"
)


def bring_in(cotheme: Cotheme) -> dict[str, dict[str, str]]:
    """Return for each text the ids of the transcript and of a segment near its end."""
    words = random.Random(f"{invented.SEED} long")
    one_line = " ".join(_sentence(words) for _ in range(CHARACTERS // 40))[:CHARACTERS]
    turns = "\n\n".join(f"{'P' if n % 2 else 'Interviewer'}: {_sentence(words)}" for n in range(TURNS))
    texts = {f"{CHARACTERS:,} characters on one line": ONE_LINE.format(one_line), f"{TURNS:,} turns": turns}
    return {name: _one(cotheme, name, text, words) for name, text in texts.items()}


def _sentence(words: random.Random) -> str:
    some = words.choices(invented.SPOKEN, cum_weights=invented.WEIGHTS, k=14)
    return " ".join(some).capitalize() + "."


def _one(cotheme: Cotheme, name: str, text: str, words: random.Random) -> dict[str, str]:
    at = f"/api/v1/studies/{cotheme.ids['pages']['id']}"
    file = (f"{name}.txt", "text/plain", text.encode())
    # From an interview with somebody who has consented: else nothing may be coded.
    known = cotheme.wire.get(f"{at}/transcripts/{cotheme.ids['pages']['transcripts'][0]}")
    whose = next(one["participant_id"] for one in known["speakers"] if one["participant_id"])
    options = {
        "again": True,
        "interview_id": known["interview"]["id"],
        "speakers": [
            {"label": "P", "kind": "participant", "participant_id": whose},
            {"label": "Interviewer", "kind": "interviewer"},
        ],
    }
    made: str = cotheme.wire.upload(f"{at}/transcripts", file, {"options": json.dumps(options)})["id"]
    checker = cotheme.other.get("/api/v1/me")["account"]["id"]
    cotheme.wire.post(f"{at}/transcripts/{made}/attestation-request", {"account_id": checker})
    checklist = dict.fromkeys(CHECKED.split(), True)
    cotheme.other.post(f"{at}/transcripts/{made}/attestation", {"checklist": checklist})
    version = cotheme.wire.get(f"{at}/transcripts/{made}")["current_n"]
    length = len(cotheme.wire.get(f"{at}/transcripts/{made}/versions/{version}")["text"])
    codes = cotheme.ids["pages"]["codes"]
    starts = sorted(words.sample(range(length - 300), SEGMENTS))
    items: list[dict[str, Any]] = [
        {
            "transcript_id": made,
            "version": version,
            "start": start,
            "end": start + words.randint(60, 260),
            "code_id": words.choice(codes[invented.LEAF + 1 :]),
        }
        for start in starts
    ]
    kept: list[dict[str, Any]] = []
    for n in range(0, len(items), AT_ONCE):
        kept += cotheme.wire.post(f"{at}/codings/bulk", {"items": items[n : n + AT_ONCE]})["items"]
    far = sorted(kept, key=lambda coding: int(coding["start"]))[int(SEGMENTS * 0.9)]
    return {"transcript": made, "segment": far["id"]}

"""The demonstration study's content hangs together: every quote is where it says it is."""

import itertools
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

CONTENT = Path(__file__).parents[2] / "api" / "demonstration" / "content"
INTERVIEWS = sorted(path.stem for path in (CONTENT / "interviews").glob("*.txt"))
RELATIONS = {"supports", "nuances", "contradicts"}
DISTRESS = {
    "violence", "sexual_violence", "child_abuse", "self_harm_suicide", "substance_use",
    "racism_discrimination", "prison_restraint", "death_loss", "staff_criticism", "strong_language",
}  # fmt: skip
KINDS = {
    "rings_true", "partly_rings_true", "does_not_ring_true", "missing_something", "word_differently",
    "quote_worry_identity",
}  # fmt: skip
DECISIONS = {
    "changed", "partly_changed", "not_changed", "kept_both_views", "future_work", "needs_conversation",
}  # fmt: skip


def read(name: str) -> Any:
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


def turns(interview: str) -> list[tuple[str, str]]:
    whole = (CONTENT / "interviews" / f"{interview}.txt").read_text(encoding="utf-8")
    pairs = [paragraph.split(": ", 1) for paragraph in whole.strip().split("\n\n")]
    return [(speaker, said) for speaker, said in pairs]


def spoken(interview: str) -> str:
    return "\n".join(said for _, said in turns(interview))


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


CODINGS: list[dict[str, Any]] = read("codings.json")
CODES: list[dict[str, Any]] = read("codebook.json")
THEMES: list[dict[str, Any]] = read("themes.json")
QUOTES: list[dict[str, Any]] = read("quotes.json")
ROUNDS: list[dict[str, Any]] = read("rounds.json")
COMMENTS = [comment for each in ROUNDS for comment in each["comments"]]


def test_there_are_five_interviews_of_each_group() -> None:
    assert [name for name in INTERVIEWS if name.startswith("su")] == [f"su-0{n}" for n in range(1, 6)]
    assert [name for name in INTERVIEWS if name.startswith("pr")] == [f"pr-0{n}" for n in range(1, 6)]


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_an_interview_is_plain_long_enough_and_two_people_talk(interview: str) -> None:
    raw = (CONTENT / "interviews" / f"{interview}.txt").read_bytes()
    assert b"\r" not in raw
    assert raw.decode("utf-8").endswith("\n")
    speakers = [speaker for speaker, _ in turns(interview)]
    assert set(speakers) == {"Interviewer", "P"}
    assert all(a != b for a, b in itertools.pairwise(speakers)), "two turns running by one speaker"
    assert all("\n" not in said and said.strip() == said for _, said in turns(interview))
    assert 1600 <= len(spoken(interview).split()) <= 2400


@pytest.mark.parametrize("interview", INTERVIEWS)
def test_interviewers_never_say_offender(interview: str) -> None:
    asked = " ".join(said for speaker, said in turns(interview) if speaker == "Interviewer")
    assert "offender" not in asked.lower()


def test_some_text_is_beyond_ascii() -> None:
    assert any(not spoken(interview).isascii() for interview in INTERVIEWS)


def test_no_two_interviews_share_twelve_words_in_a_row() -> None:
    home: dict[tuple[str, ...], str] = {}
    for interview in INTERVIEWS:
        said = words(spoken(interview))
        for start in range(len(said) - 11):
            run = tuple(said[start : start + 12])
            assert home.setdefault(run, interview) == interview, (
                f"{home[run]} and {interview}: {' '.join(run)}"
            )


def test_pseudonyms_are_not_spoken() -> None:
    said = {word for interview in INTERVIEWS for word in words(spoken(interview))}
    for participant in read("participants.json")["participants"]:
        assert participant["pseudonym"].lower() not in said


def test_participants_fit_their_attributes_files_and_guides() -> None:
    data = read("participants.json")
    choices = {attribute["key"]: attribute["choices"] for attribute in data["attributes"]}
    guides = {guide["id"]: guide for guide in read("guides.json")}
    assert sorted(p["interview"]["file"] for p in data["participants"]) == sorted(
        f"{i}.txt" for i in INTERVIEWS
    )
    for participant in data["participants"]:
        assert all(value in choices[key] for key, value in participant["attributes"].items())
        interview = participant["interview"]
        assert guides[interview["guide"]]["version"] == interview["guide_version"]
        assert guides[interview["guide"]]["group"] == participant["group"]
        assert (participant["sub_role"] is None) == (participant["group"] == "SU")
        assert 35 <= interview["duration_min"] <= 70
        assert interview["happened_on"] >= "2026-02"
        assert interview["happened_on"] < "2026-07"


@pytest.mark.parametrize("guide", read("guides.json"), ids=lambda guide: guide["id"])
def test_a_guide_covers_the_five_objectives(guide: dict[str, Any]) -> None:
    assert 9 <= len(guide["questions"]) <= 11
    assert {number for question in guide["questions"] for number in question["objectives"]} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("guide", read("guides.json"), ids=lambda guide: guide["id"])
def test_most_guide_questions_are_really_asked(guide: dict[str, Any]) -> None:
    asked = " ".join(
        said.lower()
        for interview in INTERVIEWS
        if interview.startswith(guide["group"].lower())
        for speaker, said in turns(interview)
        if speaker == "Interviewer"
    )
    heard = [q["text"] for q in guide["questions"] if q["text"].lower().rstrip("?") in asked]
    assert len(heard) >= 7, heard


def test_the_codebook_is_a_shallow_tree_with_distinct_siblings() -> None:
    place = {code["label"]: index for index, code in enumerate(CODES)}
    assert 46 <= len(CODES) == len(place) <= 52
    parent = {code["label"]: code["parent"] for code in CODES}
    siblings = Counter((code["parent"], code["colour"]) for code in CODES)
    assert max(siblings.values()) == 1, siblings.most_common(2)
    for code in CODES:
        above = parent[code["label"]]
        assert above is None or place[above] < place[code["label"]]
        assert above is None or parent[above] is None or parent[parent[above]] is None, "deeper than three"
        assert code["kind"] in {"semantic", "latent"}
        assert code["origin"] in {"inductive", "deductive"}
        assert code["colour"] in range(1, 9)
        assert code["objectives"]
        assert set(code["objectives"]) <= {1, 2, 3, 4, 5}
        assert code["definition"]
        assert code["use_when"]
        assert code["not_when"]


def test_every_code_example_was_said() -> None:
    said = "\n".join(spoken(interview) for interview in INTERVIEWS)
    assert [code["label"] for code in CODES if code["example"].rstrip(".") not in said] == []


def test_every_coding_is_verbatim_where_it_says() -> None:
    for coding in CODINGS:
        text = spoken(coding["interview"])
        start = -1
        for _ in range(coding["occurrence"]):
            start = text.find(coding["quote"], start + 1)
            assert start >= 0, coding["id"]
        assert coding["quote"].count("\n") <= 1, f"{coding['id']} spans more than two turns"
        assert coding["quote"] == coding["quote"].strip()


def test_two_coders_overlap_and_every_code_is_used() -> None:
    labels = {code["label"] for code in CODES}
    used = Counter(coding["code"] for coding in CODINGS)
    assert set(used) == labels
    assert [label for label, count in used.items() if count < 2] == []
    assert len(CODINGS) >= 340
    assert {coding["interview"] for coding in CODINGS if coding["coder"] == 0} == set(INTERVIEWS)
    assert len({coding["interview"] for coding in CODINGS if coding["coder"] == 1}) >= 6
    assert sum("memo" in coding for coding in CODINGS) >= 60


def test_no_coding_is_there_twice() -> None:
    once = Counter((c["interview"], c["coder"], c["code"], c["quote"], c["occurrence"]) for c in CODINGS)
    assert max(once.values()) == 1
    assert len({coding["id"] for coding in CODINGS}) == len(CODINGS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme["id"])
def test_a_theme_stands_on_evidence_of_both_sides(theme: dict[str, Any]) -> None:
    coded = {coding["id"]: coding for coding in CODINGS}
    relations = Counter(piece["relation"] for piece in theme["evidence"])
    assert set(relations) <= RELATIONS
    assert len(theme["evidence"]) >= 5
    assert relations["supports"]
    assert relations["contradicts"]
    assert all(piece["coding"] in coded and piece["note"] for piece in theme["evidence"])
    groups = {coded[piece["coding"]]["interview"][:2] for piece in theme["evidence"]}
    assert groups == {"su", "pr"}
    assert set(theme["codes"]) <= {code["label"] for code in CODES}
    assert len(theme["name"].split()) > 1
    assert theme["state"] in {"candidate", "reviewing", "defined"}
    sentences = re.findall(r"[.!?](?:\s|$)", theme["plain_summary"])
    assert 3 <= len(sentences) <= 5
    assert theme["easy_read"]


def test_there_are_five_themes_and_one_has_a_past() -> None:
    assert len(THEMES) == 5
    assert any(theme["earlier_versions"] for theme in THEMES)


def test_quotes_are_verbatim_short_and_labelled() -> None:
    assert 16 <= len(QUOTES) <= 20
    for quote in QUOTES:
        assert quote["quote"] in spoken(quote["interview"]), quote["id"]
        assert len(quote["quote"].split()) <= 120
        assert set(quote["labels"]) <= DISTRESS
        assert "[" not in quote["quote"], "a bracketed name has no place in front of a reviewer"


def test_rounds_point_at_things_that_exist() -> None:
    versions = {theme["id"]: len(theme["earlier_versions"]) + 1 for theme in THEMES}
    quotes = {quote["id"]: quote for quote in QUOTES}
    assert [each["state"] for each in ROUNDS] == ["published", "open"]
    for each in ROUNDS:
        for shown in each["themes"]:
            assert 1 <= shown["version"] <= versions[shown["theme"]]
            assert all(quotes[ref]["approved"] or quotes[ref]["withdrawn"] for ref in shown["quotes"])
        for comment in each["comments"]:
            assert comment["reviewer"] in each["reviewers"]
            assert comment["kind"] in KINDS
            assert comment["theme"] in {shown["theme"] for shown in each["themes"]}


def test_every_comment_of_a_published_round_is_answered() -> None:
    names = {
        name for theme in THEMES for name in [theme["name"], *(v["name"] for v in theme["earlier_versions"])]
    }
    for comment in ROUNDS[0]["comments"]:
        response = comment["response"]
        assert response["decision"] in DECISIONS
        assert response["reason"]
        assert response["plain_reason"]
        assert {response["before"], response["after"]} <= names | {None}
    decisions = {comment["response"]["decision"] for comment in ROUNDS[0]["comments"]}
    assert {"changed", "not_changed", "kept_both_views"} <= decisions


def test_earlier_versions_name_the_comments_that_changed_them() -> None:
    known = {comment["id"] for comment in COMMENTS}
    for theme in THEMES:
        for version in theme["earlier_versions"]:
            assert version["what_changed"]
            assert set(version["because_of"]) <= known


def test_people_have_example_addresses_only() -> None:
    people = read("people.json")
    everyone = [*people["researchers"], people["supervisor"], people["administrator"], *people["reviewers"]]
    assert all(person["email"].endswith("@example.org") for person in everyone)
    assert len({person["email"] for person in everyone}) == len(everyone)

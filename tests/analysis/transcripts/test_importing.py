"""Preview and import: what was understood, what is proposed, what is stored, what is refused."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap

from tests.factories.transcripts import (
    TALK,
    make_interview,
    make_participant,
    make_transcript,
    send_file,
)


def text_of(person, study, transcript):
    return person.get(study.path(f"transcripts/{transcript['id']}/versions/1")).json()


def count(person, study):
    return len(person.get(study.path("transcripts?limit=200")).json()["items"])


def test_a_preview_says_what_was_understood_and_stores_nothing(as_researcher, study, ground):
    su = make_participant(ground, study.id, "SU-01", "Alder")
    first = make_interview(ground, study.id, "SU-01-A", su, on=date(2026, 2, 1))
    second = make_interview(ground, study.id, "SU-01-B", su, on=date(2026, 3, 4))

    said = send_file(as_researcher, study.path("transcripts/previews"), name="SU-01 interview 2.txt")

    assert said.status_code == 200
    found = said.json()
    assert [(s["label"], s["turns"], s["kind"], s["participant_id"]) for s in found["speakers"]] == [
        ("Interviewer", 2, "interviewer", None),
        ("P", 2, "participant", str(su)),
    ]
    assert found["interview_id"] == str(second) != str(first)
    assert found["participant_ids"] == [str(su)]
    assert found["format"] == "txt"
    assert found["encoding"] == "utf-8"
    assert found["turn_count"] == 4
    assert found["first_turns"][1]["text"].startswith("My probation officer")
    assert found["title"] == "SU-01-B"
    assert found["imported_before"] == []
    assert count(as_researcher, study) == 0


def test_an_import_gives_version_1_with_its_turns(as_researcher, open_study, ground):
    su = make_participant(ground, open_study.id, "SU-01")
    speakers = [
        {"label": "P", "kind": "participant", "participant_id": su},
        {"label": "Interviewer", "kind": "interviewer"},
    ]

    made = make_transcript(as_researcher, open_study, title="First talk", speakers=speakers)

    found = text_of(as_researcher, open_study, made)
    spoken = [found["text"][t["body_start"] : t["end"]] for t in found["turns"]]
    assert spoken == [
        "How did you first hear about joint casework?",
        "My probation officer said there was somebody she wanted me to meet.",
        "What was that like?",
        "I thought, here we go, another one.",
    ]
    assert "\n".join(spoken) == found["text"]
    who = {s["id"]: (s["kind"], s["study_code"]) for s in made["speakers"]}
    assert [who[t["speaker_id"]] for t in found["turns"]] == [
        ("interviewer", None),
        ("participant", "SU-01"),
    ] * 2
    assert made["title"] == "First talk"
    assert made["participants"] == ["SU-01"]
    assert (made["zone"], made["codable"], made["gate"]) == ("deidentified", True, None)


def test_emoji_combining_accents_and_crlf_keep_their_places(as_researcher, open_study):
    talk = "A: one 👩‍👩‍👧 two\n\nB: cafe\u0301 – naïve\nand on\n\nA: \U0001f44d🏽 done\n\nB: so\u0308 it is\n"
    source = talk.replace("\n", "\r\n")

    made = make_transcript(as_researcher, open_study, source.encode("utf-8"), "talk.txt")

    found = text_of(as_researcher, open_study, made)
    spoken = [found["text"][t["start"] : t["end"]] for t in found["turns"]]
    assert spoken == ["one 👩‍👩‍👧 two", "cafe\u0301 – naïve\nand on", "\U0001f44d🏽 done", "so\u0308 it is"]
    assert "\r" not in found["text"]
    assert found["turns"][1]["start"] == len("one 👩‍👩‍👧 two") + 1


def test_the_encoding_is_a_choice(as_researcher, open_study):
    data = "A: sagte er über\n\nB: café\n\nA: ja\n\nB: nein\n".encode("cp1252")

    seen = send_file(as_researcher, open_study.path("transcripts/previews"), data).json()
    other = send_file(as_researcher, open_study.path("transcripts/previews"), data, encoding="cp1251").json()
    made = make_transcript(as_researcher, open_study, data)
    chosen = make_transcript(as_researcher, open_study, data, encoding="cp1251", again=True)

    assert seen["encoding"] == "cp1252"
    assert "cp1251" in seen["encodings"]
    assert other["first_turns"][1]["text"] == "cafй"
    assert "café" in text_of(as_researcher, open_study, made)["text"]
    assert "cafй" in text_of(as_researcher, open_study, chosen)["text"]
    assert (made["encoding"], chosen["encoding"]) == ("cp1252", "cp1251")


def test_speakers_left_out_are_who_the_preview_proposes(as_researcher, study, ground):
    su = make_participant(ground, study.id, "SU-07")

    made = make_transcript(as_researcher, study, name="su07_2026-03-04.txt")

    assert [(s["kind"], s["participant_id"]) for s in made["speakers"]] == [
        ("interviewer", None),
        ("participant", str(su)),
    ]


def test_a_proposed_title_is_not_taken_yet(as_researcher, study, ground):
    make_participant(ground, study.id, "SU-07")
    names = ("SU-07.txt", "su07 more.txt", "SU_07 last.txt")

    made = [make_transcript(as_researcher, study, f"{TALK} {name}", name)["title"] for name in names]

    assert made == ["SU-07", "SU-07 (2)", "SU-07 (3)"]


def test_the_same_file_twice_is_refused_unless_it_is_meant(as_researcher, study):
    first = make_transcript(as_researcher, study)

    again = send_file(as_researcher, study.path("transcripts"), name="other.txt")
    meant = send_file(as_researcher, study.path("transcripts"), again=True)

    assert (again.status_code, again.json()["code"]) == (409, "already_imported")
    assert again.json()["transcript_ids"] == [first["id"]]
    assert meant.status_code == 201
    seen = send_file(as_researcher, study.path("transcripts/previews")).json()
    assert [one["id"] for one in seen["imported_before"]] == [first["id"], meant.json()["id"]]


def test_a_retry_with_the_same_key_answers_the_same(as_researcher, study):
    path = study.path("transcripts")

    first = send_file(as_researcher, path, key="a-key-of-mine", title="A talk")
    retry = send_file(as_researcher, path, key="a-key-of-mine", title="A talk")
    other = send_file(as_researcher, path, "A: x\n\nB: y\n\nA: z\n", key="a-key-of-mine", title="A talk")

    assert first.status_code == retry.status_code == 201
    assert first.json() == retry.json()
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert count(as_researcher, study) == 1


def test_twenty_two_files_become_twenty_two_transcripts(as_researcher, study, ground):
    for n in range(1, 12):
        make_participant(ground, study.id, f"SU-{n:02}")
        make_participant(ground, study.id, f"PR-{n:02}")
    names = [f"{g}_{n:02}-transcript.txt" for g in ("SU", "PR") for n in range(1, 12)]

    for name in names:
        data = TALK.replace("another one", f"another one, {name[:5]}")
        seen = send_file(as_researcher, study.path("transcripts/previews"), data, name).json()
        mapped = [{k: s[k] for k in ("label", "kind", "participant_id")} for s in seen["speakers"]]
        make_transcript(as_researcher, study, data, name, title=seen["title"], speakers=mapped)

    page = as_researcher.get(study.path("transcripts?limit=200")).json()
    assert [t["title"] for t in page["items"]] == sorted(f"{n[:2]}-{n[3:5]}" for n in names)
    assert all(t["participants"] == [t["title"]] for t in page["items"])


def word_file(body):
    """Return a Word file whose body is this XML."""
    written = Document()
    paragraph = parse_xml(f'<w:p xmlns:w="{nsmap["w"]}">{body}</w:p>')
    written.element.body.insert(0, paragraph)
    held = BytesIO()
    written.save(held)
    return held.getvalue()


def test_tracked_changes_are_accepted_or_rejected(as_researcher, open_study):
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    data = word_file(
        run.format("It was ")
        + f'<w:ins w:id="1" w:author="A">{run.format("not ")}</w:ins>'
        + run.format("easy.")
    )
    plain = word_file(run.format("It was easy."))

    def seen(data, **options):
        return send_file(
            as_researcher, open_study.path("transcripts/previews"), data, "a.docx", **options
        ).json()

    assert seen(plain)["has_tracked_changes"] is False
    for choice, text in (("accept", "It was not easy."), ("reject", "It was easy.")):
        found = seen(data, tracked_changes=choice)
        made = make_transcript(as_researcher, open_study, data, "a.docx", tracked_changes=choice, again=True)

        assert found["has_tracked_changes"] is True
        assert found["first_turns"][0]["text"] == text
        assert text_of(as_researcher, open_study, made)["text"] == text
        assert [drop["kind"] for drop in made["drops"]] == (
            [] if choice == "accept" else ["tracked_insertion"]
        )


def test_turns_without_a_speaker_may_be_a_participants(as_researcher, open_study, ground):
    su = make_participant(ground, open_study.id, "SU-01")
    data = "it was a long road and nobody told me where it went.\n\nthen one day somebody did.\n"

    seen = send_file(as_researcher, open_study.path("transcripts/previews"), data, "SU-01.txt").json()
    made = make_transcript(
        as_researcher,
        open_study,
        data,
        "SU-01.txt",
        speakers=[{"label": "", "kind": "participant", "participant_id": su}],
    )

    assert [(s["label"], s["kind"], s["participant_id"]) for s in seen["speakers"]] == [
        ("", "participant", str(su))
    ]
    turns = text_of(as_researcher, open_study, made)["turns"]
    assert {t["speaker_id"] for t in turns} == {made["speakers"][0]["id"]}


HOSTILE = {
    "nothing": (b"", "empty"),
    "nulls": (b"\0" * 500, "empty"),
    "program": (b"\x7fELF" + bytes(range(256)) * 8, None),
    "broken zip": (b"PK\x03\x04" + b"\xff" * 400, None),
    "broken pdf": (b"%PDF-1.7\n" + b"\x00\xff" * 400, None),
    "broken rtf": (b"{\\rtf1 " + b"{" * 60_000, None),
    "entities": (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>', None),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_cannot_be_read_is_refused_with_a_reason_and_leaves_nothing(kind, as_researcher, study):
    data, code = HOSTILE[kind]
    for path in ("transcripts/previews", "transcripts"):
        said = send_file(as_researcher, study.path(path), data, "talk.docx")

        assert said.status_code == 422
        assert said.json()["code"] == (code or said.json()["code"])
        assert said.json()["detail"].endswith(".")
    assert count(as_researcher, study) == 0


def test_more_than_fifty_megabytes_is_refused_as_a_problem(as_researcher, study):
    for path in ("transcripts/previews", "transcripts"):
        for size in (50 * 1024 * 1024 + 1, 60 * 1024 * 1024):
            said = send_file(as_researcher, study.path(path), b"a" * size)

            assert said.status_code == 413
            assert said.headers["content-type"] == "application/problem+json"
            assert said.json()["code"] in ("too_large", "body_too_large")
            assert said.headers["x-content-type-options"] == "nosniff"
    assert count(as_researcher, study) == 0


def test_a_body_that_names_no_length_is_refused_as_well(as_researcher, study):
    def pieces():
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(52):
            yield b"a" * 1_048_576
        yield b"\r\n--x--\r\n"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    said = as_researcher.post(study.path("transcripts"), content=pieces(), headers=headers)

    assert (said.status_code, said.json()["code"]) == (413, "body_too_large")
    assert count(as_researcher, study) == 0


def test_a_larger_body_is_taken_by_these_two_routes_alone(as_researcher, study):
    talk = f"A: {'yes and no, ' * 50}\n\nB: {'no and yes, ' * 50}\n\n" * 1_000

    taken = send_file(as_researcher, study.path("transcripts/previews"), talk)
    refused = as_researcher.post(study.path("transcripts/x/return"), {"note": "a" * 1_200_000})

    assert len(talk) > 1_000_000
    assert taken.status_code == 200
    assert refused.status_code == 413
    assert refused.headers["content-type"] == "application/problem+json"


BAD_OPTIONS = (
    "{",
    "[]",
    '{"encoding": "../x"}',
    '{"unknown": 1}',
    '{"title": "a\\u0000b"}',
    '{"speakers": [{"label": "A", "kind": "judge"}]}',
    '{"title": 1e999}',
    '{"again": "true"}',
    '{"speakers": [{"label": "A", "kind": "other", "participant_id": '
    '"01900000-0000-7000-8000-000000000000"}]}',
)


@pytest.mark.parametrize("options", BAD_OPTIONS)
def test_options_that_are_none_are_refused(options, as_researcher, study):
    said = as_researcher.post(
        study.path("transcripts"), files={"file": ("a.txt", TALK.encode())}, data={"options": options}
    )

    assert said.status_code == 422
    assert count(as_researcher, study) == 0


def test_a_broken_form_is_refused_without_a_fault(as_researcher, study):
    headers = {"content-type": "multipart/form-data; boundary=x; charset=nonsense"}
    bodies = (
        b"",
        b"--x\r\n\r\n",
        b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n",
        b"\xff" * 99,
    )
    for body in bodies:
        said = as_researcher.post(study.path("transcripts"), content=body, headers=headers)

        assert 400 <= said.status_code < 500
        assert said.headers["content-type"] == "application/problem+json"
    assert count(as_researcher, study) == 0


def test_labels_and_participants_that_are_not_there_are_refused_by_path(
    as_researcher, study, open_study, ground
):
    elsewhere = make_participant(ground, open_study.id, "SU-01")
    speakers = [
        {"label": "Nobody", "kind": "other"},
        {"label": "P", "kind": "participant", "participant_id": elsewhere},
    ]

    said = send_file(as_researcher, study.path("transcripts"), speakers=speakers)

    assert said.status_code == 422
    assert [f["path"] for f in said.json()["fields"]] == ["speakers.0.label", "speakers.1.participant_id"]
    assert "Nobody " not in said.json()["detail"]


def test_an_interview_of_another_study_is_refused(as_researcher, study, open_study, ground):
    elsewhere = make_interview(ground, open_study.id, "X-1")

    said = send_file(as_researcher, study.path("transcripts"), interview_id=elsewhere)

    assert (said.status_code, said.json()["code"]) == (422, "interview_unknown")
    assert count(as_researcher, study) == 0


def test_a_pattern_may_say_where_the_codes_stand(as_researcher, study, ground):
    make_participant(ground, study.id, "SU-01")
    two = make_participant(ground, study.id, "SU-02")
    path = study.path("transcripts/previews")
    name = "checked by SU-01 for SU-02.txt"

    found = send_file(as_researcher, path, name=name, pattern="* for {participant}").json()
    wrong = send_file(as_researcher, path, name=name, pattern="no place")

    assert found["participant_ids"] == [str(two)]
    assert (wrong.status_code, wrong.json()["code"]) == (422, "pattern_invalid")


def test_reviewers_and_strangers_import_nothing(as_reviewer, as_outsider, as_nobody, study):
    for path in ("transcripts/previews", "transcripts"):
        assert send_file(as_reviewer, study.path(path)).status_code == 403
        assert send_file(as_outsider, study.path(path)).status_code == 404
        assert send_file(as_nobody, study.path(path)).status_code == 401


def test_of_two_imports_of_one_file_at_the_same_time_one_wins(as_researcher, as_supervisor, study):
    people = [as_researcher, as_supervisor] * 2

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(lambda person: send_file(person, study.path("transcripts")).status_code, people))

    assert sorted(said) == [201, 409, 409, 409]
    assert count(as_researcher, study) == 1

"""Attempts at transcripts, codes, codings and themes: rows 24 to 27, 33 to 35, 69, 78, 85."""

import json
from typing import Any
from uuid import UUID

from api.analysis.coding.models import Coding
from tests.contracts.matrix_attempts import attempt
from tests.contracts.matrix_world import FINAL, Scene
from tests.factories.involvement import Voice, make_voice
from tests.factories.people import Person
from tests.factories.transcripts import send_file

# Transcripts


@attempt(24, "read")
def list_transcripts(s: Scene, who: Person, _: Person) -> Any:
    s.voice()
    return who.get(s.path("transcripts"))


@attempt(24, "read")
def read_a_transcript(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"transcripts/{s.voice().transcript_id}"))


@attempt(24, "read")
def list_versions(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"transcripts/{s.voice().transcript_id}/versions"))


@attempt(24, "read")
def read_the_words(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"transcripts/{s.voice().transcript_id}/versions/1"))


def a_correction(s: Scene) -> tuple[str, dict[str, Any], int]:
    """Return the path of a transcript, a body that corrects it, and the version at which it stands."""
    path = s.path(f"transcripts/{s.voice().transcript_id}")
    found = s.researcher.get(path).json()
    turns = [{"speaker_id": one["id"], "text": f"Said anew, {next(s.n)}."} for one in found["speakers"]]
    body = {"based_on": found["current_n"], "turns": turns, "no_identifying_words": True}
    return path, body, found["version"]


@attempt(78, "write")
def preview_a_correction(s: Scene, who: Person, _: Person) -> Any:
    path, body, _version = a_correction(s)
    return who.post(f"{path}/versions/preview", body)


@attempt(78, "write")
def correct_a_transcript(s: Scene, who: Person, _: Person) -> Any:
    path, body, version = a_correction(s)
    return who.post(f"{path}/versions", body, headers={"If-Match": f'"{version}"'})


def a_corrected_file(s: Scene) -> tuple[str, dict[str, Any]]:
    """Return the path of a transcript's file versions, and a form that corrects it."""
    path, body, version = a_correction(s)
    options = json.dumps({"based_on": body["based_on"], "no_identifying_words": True})
    form = {
        "files": {"file": ("talk.txt", f"Interviewer: Well?\n\nP: {next(s.n)} times.\n".encode())},
        "data": {"options": options},
        "headers": {"If-Match": f'"{version}"'},
    }
    return f"{path}/versions/file", form


@attempt(78, "write")
def preview_a_corrected_file(s: Scene, who: Person, _: Person) -> Any:
    path, form = a_corrected_file(s)
    return who.post(f"{path}/preview", **form)


@attempt(78, "write")
def correct_by_a_file(s: Scene, who: Person, _: Person) -> Any:
    path, form = a_corrected_file(s)
    return who.post(path, **form)


@attempt(69, "read")
def list_what_a_correction_left_open(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"transcripts/{s.voice().transcript_id}/stale"))


@attempt(26, "write", R="own", S="Y")
def settle_a_coding(s: Scene, who: Person, owner: Person) -> Any:
    coder = owner if owner.account_id.int else s.researcher
    n = next(s.n)
    voice = make_voice(s.ground, s.study_id, coder.account_id, f"SU-{n:02}", label=f"code {n}", consent={})
    path = s.path(f"transcripts/{voice.transcript_id}")
    version = s.supervisor.get(path).json()["version"]
    turns = [{"text": f"Something else was said, {next(s.n)}."}]
    body = {"based_on": 1, "turns": turns, "no_identifying_words": True}
    s.supervisor.post(f"{path}/versions", body, headers={"If-Match": f'"{version}"'})
    return who.post(
        s.path(f"codings/{voice.coding_id}/settle"), {"version": 2, "start": 0, "end": len("Something")}
    )


@attempt(24, "read")
def have_questions_suggested(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"transcripts/{s.voice().transcript_id}/question-suggestions"))


@attempt(78, "write")
def preview_a_file(s: Scene, who: Person, _: Person) -> Any:
    return send_file(who, s.path("transcripts/previews"))


@attempt(78, "write")
def import_a_file(s: Scene, who: Person, _: Person) -> Any:
    return send_file(who, s.path("transcripts"), title=f"File {next(s.n)}", again=True)


@attempt(78, "write")
def change_a_transcript(s: Scene, who: Person, _: Person) -> Any:
    made = s.imported(s.researcher)
    body = {"title": f"Renamed {next(s.n)}"}
    return who.patch(s.path(f"transcripts/{made['id']}"), body, version=made["version"])


@attempt(78, "write")
def remove_a_transcript(s: Scene, who: Person, _: Person) -> Any:
    made = s.imported(s.researcher)
    return who.delete(s.path(f"transcripts/{made['id']}"), version=made["version"])


@attempt(78, "write")
def say_who_speaks(s: Scene, who: Person, _: Person) -> Any:
    made = s.imported(s.researcher)
    body = {"speakers": [{"id": made["speakers"][0]["id"], "kind": "interviewer"}]}
    headers = {"If-Match": f'"{made["version"]}"'}
    return who.put(s.path(f"transcripts/{made['id']}/speakers"), body, headers=headers)


@attempt(78, "write")
def ask_for_an_attestation(s: Scene, who: Person, owner: Person) -> Any:
    made = s.imported(owner)
    body = {"account_id": str(s.supervisor.account_id)}
    return who.post(s.path(f"transcripts/{made['id']}/attestation-request"), body)


# Codes and codings


@attempt(25, "write")
def create_a_code(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("codes"), {"label": f"New code {next(s.n)}"})


@attempt(25, "write")
def change_a_code(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(s.path(f"codes/{s.code()}"), {"definition": "Being asked."}, version=1)


@attempt(25, "write")
def move_a_code(s: Scene, who: Person, _: Person) -> Any:
    body = {"parent_id": str(s.code()), "position": 0}
    return who.post(s.path(f"codes/{s.code()}/move"), body, headers={"If-Match": '"1"'})


@attempt(25, "write")
def retire_a_code(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path(f"codes/{s.code()}/retire"), headers={"If-Match": '"1"'})


@attempt(25, "write")
def restore_a_code(s: Scene, who: Person, _: Person) -> Any:
    path = s.path(f"codes/{s.code()}")
    s.supervisor.post(f"{path}/retire", headers={"If-Match": '"1"'})
    return who.post(f"{path}/restore", headers={"If-Match": '"2"'})


@attempt(25, "write")
def recolour_codes(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("codes/recolour"), {"items": [{"id": str(s.code()), "colour": 3, "pattern": 2}]})


def a_table(s: Scene) -> dict[str, Any]:
    """Return a file of one new code."""
    return {"files": {"file": ("codes.csv", f"code\nFrom a table {next(s.n)}\n".encode(), "text/csv")}}


@attempt(25, "write")
def preview_an_import_of_codes(s: Scene, who: Person, _: Person) -> Any:
    return who.request("POST", s.path("codes/imports/preview"), **a_table(s))


@attempt(25, "write")
def import_codes(s: Scene, who: Person, _: Person) -> Any:
    return who.request("POST", s.path("codes/imports"), **a_table(s))


def code_of(s: Scene, voice: Voice) -> UUID:
    """Return the code of somebody's coded passage."""
    with s.ground.database.change() as session:
        coding = session.get(Coding, voice.coding_id)
        assert coding is not None
        return coding.code_id


@attempt(25, "write")
def preview_a_merge(s: Scene, who: Person, _: Person) -> Any:
    code = code_of(s, s.voice())
    return who.post(s.path(f"codes/{code}/merge/preview"), {"into": str(s.code())})


@attempt(25, "write")
def merge_a_code(s: Scene, who: Person, _: Person) -> Any:
    code = code_of(s, s.voice())
    return who.post(s.path(f"codes/{code}/merge"), {"into": str(s.code())})


@attempt(25, "write")
def split_a_code(s: Scene, who: Person, _: Person) -> Any:
    voice = s.voice()
    body = {"label": f"Split {next(s.n)}", "coding_ids": [str(voice.coding_id)]}
    return who.post(s.path(f"codes/{code_of(s, voice)}/split"), body)


@attempt(69, "read")
def read_the_history_of_a_code(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"codes/{s.code()}/history"))


def a_span(s: Scene) -> dict[str, Any]:
    """Say where a code could be applied."""
    where = str(s.voice().transcript_id)
    return {"transcript_id": where, "version": 1, "start": 3, "end": 20, "code_id": str(s.code())}


@attempt(26, "write", S="Y")
def apply_a_code(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("codings"), a_span(s))


@attempt(26, "write", S="Y")
def apply_many_codes(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("codings/bulk"), {"items": [a_span(s)]})


@attempt(26, "write", R="own", S="own")
def change_ones_coding(s: Scene, who: Person, owner: Person) -> Any:
    coding = s.voice(owner).coding_id if owner.account_id.int else s.voice().coding_id
    return who.patch(s.path(f"codings/{coding}"), {"memo": "Look again."}, version=1)


@attempt(26, "write", R="own", S="own")
def remove_ones_coding(s: Scene, who: Person, owner: Person) -> Any:
    coding = s.applied(owner)
    return who.delete(s.path(f"codings/{coding}"))


@attempt(27, "write", R="404", S="404")  # held for one's own (row 26), so another's is hidden, not forbidden
def remove_anothers_coding(s: Scene, who: Person, _: Person) -> Any:
    return who.delete(s.path(f"codings/{s.applied(s.researcher)}"))


@attempt(69, "read")
def read_the_codebook(s: Scene, who: Person, _: Person) -> Any:
    s.code()
    return who.get(s.path("codes"))


@attempt(69, "read")
def read_a_code(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"codes/{s.code()}"))


@attempt(69, "read")
def read_the_segments_of_a_code(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"codes/{s.code()}/codings"))


@attempt(69, "read")
def read_the_codings_of_a_transcript(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"transcripts/{s.voice().transcript_id}/codings"))


@attempt(69, "read")
def list_themes(s: Scene, who: Person, _: Person) -> Any:
    s.theme()
    return who.get(s.path("themes"))


@attempt(69, "read")
def list_the_versions_of_a_theme(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"themes/{s.theme()}/versions"))


@attempt(69, "read")
def read_evidence_beside_a_transcript(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"transcripts/{s.voice().transcript_id}/evidence"))


@attempt(85, "write", R="Y", S="Y")
def undo_a_step(s: Scene, who: Person, _: Person) -> Any:
    s.applied(who)
    return who.post(s.path("undo"))


@attempt(85, "write", R="Y", S="Y")
def redo_a_step(s: Scene, who: Person, _: Person) -> Any:
    s.applied(who)
    who.post(s.path("undo"))
    return who.post(s.path("redo"))


# Themes


@attempt(33, "write")
def create_a_theme(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path("themes"), {"name": f"New theme {next(s.n)}", "code_ids": [str(s.code())]})


@attempt(33, "write")
def change_a_theme(s: Scene, who: Person, _: Person) -> Any:
    return who.patch(s.path(f"themes/{s.theme()}"), {"definition": "More."}, version=1)


@attempt(33, "write")
def change_the_state_of_a_theme(s: Scene, who: Person, _: Person) -> Any:
    path = s.path(f"themes/{s.theme()}/state")
    return who.post(path, {"state": "reviewing"}, headers={"If-Match": '"1"'})


@attempt(33, "write")
def choose_the_codes_of_a_theme(s: Scene, who: Person, _: Person) -> Any:
    path = s.path(f"themes/{s.theme()}/codes")
    return who.put(path, {"code_ids": [str(s.code())]}, headers={"If-Match": '"1"'})


@attempt(33, "write")
def order_themes(s: Scene, who: Person, _: Person) -> Any:
    themes = [s.theme(), s.theme()]
    listed = [t["id"] for t in s.supervisor.get(s.path("themes")).json()["items"]]
    assert {str(t) for t in themes} <= set(listed)
    return who.put(s.path("themes/order"), {"theme_ids": listed[::-1]})


@attempt(33, "write")
def add_evidence(s: Scene, who: Person, _: Person) -> Any:
    return who.post(s.path(f"themes/{s.theme()}/evidence"), {"coding_id": str(s.voice().coding_id)})


@attempt(33, "write")
def change_evidence(s: Scene, who: Person, _: Person) -> Any:
    theme = s.theme()
    made = s.evidence(theme)
    path = s.path(f"themes/{theme}/evidence/{made['id']}")
    return who.patch(path, {"relation": "contradicts"}, version=made["version"])


@attempt(33, "write")
def remove_evidence(s: Scene, who: Person, _: Person) -> Any:
    theme = s.theme()
    return who.delete(s.path(f"themes/{theme}/evidence/{s.evidence(theme)['id']}"))


@attempt(34, None)
def call_a_theme_final(s: Scene, who: Person, _: Person) -> Any:
    body = {"name": f"Theme {next(s.n)}", "plain_summary": "Plainly.", "code_ids": [str(s.code())], **FINAL}
    made = s.made("themes", body)
    return who.post(s.path(f"themes/{made['id']}/finalise"), headers={"If-Match": f'"{made["version"]}"'})


@attempt(35, "read")
def read_how_often_a_theme_is_present(s: Scene, who: Person, _: Person) -> Any:
    return who.get(s.path(f"themes/{s.theme()}"))

"""A study in which something stands in every table, and the ids with which every operation can be asked."""

from dataclasses import dataclass
from itertools import product
from typing import Any

from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy import select

from api.tables import metadata
from tests.contracts.matrix_fieldwork import CONSENT, TALK
from tests.contracts.matrix_involvement import ROOM, an_asked_transcript
from tests.contracts.matrix_world import CHECKLIST, RESPONSE, Scene
from tests.factories.people import Person

#: Where the ids of a path parameter lie.
TABLES = {
    "account_id": "account",
    "attribute_id": "attribute",
    "code_id": "code",
    "coding_id": "coding",
    "comment_id": "review_comment",
    "consent_id": "consent",
    "evidence_id": "evidence",
    "export_id": "export",
    "group_id": "participant_group",
    "guide_id": "guide",
    "interview_id": "interview",
    "invitation_id": "invitation",
    "note_id": "note",
    "objective_id": "objective",
    "participant_id": "participant",
    "quote_id": "quote",
    "retrieval_id": "saved_retrieval",
    "round_id": "review_round",
    "session_id": "sign_in_session",
    "theme_id": "theme",
    "token_id": "access_token",
    "transcript_id": "transcript",
}
NEEDED = {"suggest_study_code": "?group_id={group_id}", "download_export": "?ticket=none"}
#: A stream has no end; it carries the events of `read_activity`.
STREAMS = {"follow_feed"}


@dataclass
class Populated:
    """A full study with a researcher, a supervisor and a reviewer who know it."""

    scene: Scene
    researcher: Person
    supervisor: Person
    reviewer: Person
    admin: Person


def populate(s: Scene) -> Populated:
    """Let a team do something of everything."""
    people = Populated(s, s.person("R"), s.person("S"), s.person("E"), s.person("A"))
    _fieldwork(s, people)
    _analysis(s, people)
    _involvement(s, people)
    _accounts(s, people)
    return people


def _sent(answer: Any) -> Any:
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else None


def _fieldwork(s: Scene, people: Populated) -> None:
    attribute = s.attribute()
    group = s.group("PR")
    body = {"group_id": group["id"], "sub_role": group["sub_roles"][0], "attributes": {attribute["id"]: "x"}}
    person = _sent(people.researcher.post(s.path("participants"), body))["id"]
    _sent(people.researcher.post(s.path(f"participants/{person}/consents"), CONSENT))
    guide_id, questions = s.guide()
    held = s.interview(guide_id=guide_id)
    made = s.imported(people.researcher, data=TALK, interview_id=str(held))
    path = s.path(f"transcripts/{made['id']}")
    _sent(people.researcher.put(f"{path}/turns/1/question", {"question_id": str(questions[0])}))
    checked = an_asked_transcript(s, people.supervisor)
    _sent(people.supervisor.post(f"{checked}/attestation", {"checklist": CHECKLIST, "note": "Checked."}))


def _analysis(s: Scene, people: Populated) -> None:
    coding = s.applied(people.researcher)
    _sent(people.researcher.patch(s.path(f"codings/{coding}"), {"memo": "Here."}, version=1))
    code = _sent(people.researcher.post(s.path("codes"), {"label": "Made", "definition": "First."}))["id"]
    _sent(people.researcher.patch(s.path(f"codes/{code}"), {"definition": "Then."}, version=1))
    query = {"where": {"code": str(s.code())}, "filters": {"speakers": ["participant"]}}
    _sent(people.researcher.post(s.path("retrievals"), {"name": "A query", "query": query, "shared": True}))
    _notes(s, people, code)
    theme = s.theme(central_organising_concept="c", definition="d", scope_in="i", scope_out="o")
    s.evidence(theme)
    _sent(people.researcher.patch(s.path(f"themes/{theme}"), {"name": "New", "reason": "Why."}, version=1))
    kinds = [("codings", "csv", {}), ("codebook", "csv", {}), ("segments", "docx", {})]
    kinds += [
        ("notes", "csv", {"own_journal": True}),
        ("retrieval", "csv", {"query": {"where": {"any_code": True}}}),
    ]
    for kind, form, options in kinds:
        asked = {"kind": kind, "format": form, "purpose": "For the meeting", "options": options}
        _sent(people.researcher.post(s.path("exports"), asked))


def _notes(s: Scene, people: Populated, code: str) -> None:
    said = {"title": "On asking", "words": f"Like @[code:{code}].", "target": {"kind": "code", "id": code}}
    for room in ("memos", "decisions"):
        _sent(people.researcher.post(s.path(room), said))
    about = {"kind": "transcript", "id": str(s.voice().transcript_id)}
    _sent(people.researcher.post(s.path("memos"), {"kind": "familiarisation", "words": "a", "target": about}))
    for person, shared in ((people.researcher, False), (people.supervisor, False), (people.researcher, True)):
        _sent(person.post(s.path("journal"), {"words": "Uneasy.", "shared": shared}))


def _involvement(s: Scene, people: Populated) -> None:
    _sent(people.researcher.post(s.path("quotes"), {"coding_id": str(s.voice().coding_id)}))
    turned_down = s.quote("proposed")
    _sent(people.supervisor.post(s.path(f"quotes/{turned_down}/reject"), {"reason": "Recognisable."}))
    s.round("draft", people.reviewer)
    for last in ("open", "published"):
        held = s.round("open", people.reviewer, s.reviewer, share=True)
        for writer in (s.reviewer, people.reviewer):
            comment = s.comment(held, writer)["id"]
        if last == "open":
            continue
        for comment in [c["id"] for c in _sent(people.supervisor.get(held.path("comments")))["items"]]:
            theme = held.read()["themes"][0]["theme_id"]
            version = s.version(f"themes/{theme}")
            if version == 1:
                body = {"name": f"Renamed {next(s.n)}", "reason": "A reviewer said so."}
                _sent(people.researcher.patch(s.path(f"themes/{theme}"), body, version=1))
            said = RESPONSE | {"version_before": 1, "version_after": 2}
            _sent(people.researcher.put(s.path(f"comments/{comment}/response"), said))
            _sent(people.supervisor.post(s.path(f"comments/{comment}/response/agree")))
        for verb in ("close", "publish"):
            _sent(held.do(verb))
    assert people.reviewer.get(ROOM).json()["changes"]


def _accounts(s: Scene, people: Populated) -> None:
    for person in (people.researcher, people.supervisor):
        s.token_of(person)
    invited = {"email": "waiting@example.org", "role": "researcher"}
    _sent(people.supervisor.post(s.path("members/invitations"), invited))


def ids(s: Scene, name: str) -> list[str]:
    """Return the ids that stand in the database for a path parameter."""
    if name == "study_id":
        return [str(s.study_id)]
    if name == "n":
        return ["1", "2"]
    table = metadata.tables[TABLES[name]]
    with s.ground.database.read() as connection:
        return [str(one) for one in connection.execute(select(table.c.id)).scalars()]


def routes(app: Any) -> list[Any]:
    """Return every operation of the application."""
    found = [r for r in iter_route_contexts(app.routes) if isinstance(r.original_route, APIRoute)]
    assert len(found) > 100
    return found


def paths(s: Scene, route: Any) -> list[str]:
    """Fill the path of an operation with every combination of ids that stand."""
    template = route.path + NEEDED.get(route.original_route.name, "")
    names = [part.split("}")[0] for part in template.split("{")[1:]]
    return [
        template.format(**dict(zip(names, some, strict=True)))
        for some in product(*(ids(s, name) for name in names))
    ]

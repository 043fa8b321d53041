"""The demonstration's analysis: transcripts through the readers, the codebook, codings, themes."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from api.analysis.codebook import service as codebook
from api.analysis.codebook.schemas import CodeIn
from api.analysis.coding import service as coding
from api.analysis.coding.schemas import CodingIn, CodingsIn
from api.analysis.searching import saved
from api.analysis.searching.retrieval_schemas import SavedIn
from api.analysis.steps import service as steps
from api.analysis.themes import service as themes
from api.analysis.themes.schemas import EvidenceIn, ThemeIn, ThemePatch, ThemeStateIn
from api.analysis.transcripts import attesting, importing, marking, texts
from api.analysis.transcripts import queries as transcripts
from api.analysis.transcripts.schemas import (
    AcceptedMark,
    AttestationIn,
    AttestationRequestIn,
    ChecklistIn,
    ImportIn,
    MarksIn,
    SpeakerIn,
)
from api.base.database import Session
from api.demonstration.seats import Cast, Content

WORDS = (
    "central_organising_concept",
    "definition",
    "scope_in",
    "scope_out",
    "plain_summary",
    "why_we_think_this",
)
CHECKED = ChecklistIn(**dict.fromkeys(ChecklistIn.model_fields, True))


def read_files(files: dict[str, bytes]) -> dict[str, importing.Prepared]:
    """Read the interviews with the readers, before the transaction begins."""
    return {
        name: importing.prepare(data, f"{name}.txt", ImportIn(speakers=[])) for name, data in files.items()
    }


def load_transcripts(
    session: Session, cast: Cast, files: dict[str, importing.Prepared], fieldwork: dict[str, dict[str, Any]]
) -> dict[str, UUID]:
    """Import each interview by its interviewer; another attests it; the guide's questions are marked."""
    found = {}
    for name, file in files.items():
        place = fieldwork[name.upper()]
        with cast.acting(session, place["interviewer"]) as seat:
            speakers = [
                SpeakerIn(label="Interviewer", kind="interviewer"),
                SpeakerIn(label="P", kind="participant", participant_id=place["participant_id"]),
            ]
            options = ImportIn(title=name.upper(), interview_id=place["interview_id"], speakers=speakers)
            transcript_id = importing.import_transcript(session, seat, file, options)["id"]
        other = next(r for r in cast.researchers if r != place["interviewer"])
        with cast.acting(session, other) as seat:
            attesting.ask(session, cast.seat(place["interviewer"]), transcript_id, _asked(other))
            attesting.attest(session, seat, transcript_id, AttestationIn(checklist=CHECKED))
        with cast.acting(session, place["interviewer"]) as seat:
            _mark_questions(session, seat, transcript_id)
        found[name] = transcript_id
    return found


def _asked(account_id: UUID) -> Any:
    return AttestationRequestIn(account_id=account_id)


def _mark_questions(session: Session, seat: Any, transcript_id: UUID) -> None:
    suggested = marking.read_suggestions(session.connection(), seat, transcript_id)["items"]
    taken = [AcceptedMark(turn_n=one["turn_n"], question_id=one["question_id"]) for one in suggested]
    if taken:
        marking.accept(session, seat, transcript_id, MarksIn(items=taken))


def load_codebook(session: Session, cast: Cast, said: list[Content]) -> dict[str, UUID]:
    """Make the codes, parents first. Return their ids by label."""
    found: dict[str, UUID] = {}
    with cast.acting(session, cast.researchers[0]) as seat:
        for one in said:
            body = CodeIn(
                label=one["label"],
                parent_id=found.get(one["parent"]),
                definition=one["definition"],
                use_when=one["use_when"],
                not_when=one["not_when"],
                example=one["example"],
                kind=one["kind"],
                origin=one["origin"],
                colour=one["colour"],
                objective_ns=one["objectives"],
            )
            found[one["label"]] = codebook.create_code(session, seat, body).id
    return found


def load_codings(
    session: Session, cast: Cast, said: list[Content], placed: dict[str, UUID], codes: dict[str, UUID]
) -> dict[str, UUID]:
    """Apply the codes where their words stand. Return the codings by the content's own ids."""
    by_hand: dict[tuple[int, str], list[Content]] = defaultdict(list)
    for one in said:
        by_hand[(one["coder"], one["interview"])].append(one)
    found: dict[str, UUID] = {}
    for (coder, interview), ours in by_hand.items():
        version = transcripts.version_of(session, cast.study_id, placed[interview], 1)
        text = texts.get(session, cast.study_id, version.id)
        items = [_coding(one, placed[interview], codes, text) for one in ours]
        with cast.acting(session, cast.researchers[coder]) as seat:
            made = coding.apply_codes(session, seat, CodingsIn(items=items))["items"]
        found |= {one["id"]: row.id for one, row in zip(ours, made, strict=True)}
    for researcher in cast.researchers:
        steps.forget(session, cast.seat(researcher))
    return found


def _coding(said: Content, transcript_id: UUID, codes: dict[str, UUID], text: str) -> CodingIn:
    start = -1
    for _ in range(said["occurrence"]):
        start = text.index(said["quote"], start + 1)
    return CodingIn(
        transcript_id=transcript_id,
        version=1,
        start=start,
        end=start + len(said["quote"]),
        code_id=codes[said["code"]],
        memo=said.get("memo", ""),
    )


def load_themes(
    session: Session, cast: Cast, said: list[Content], codes: dict[str, UUID], codings: dict[str, UUID]
) -> dict[str, UUID]:
    """Make the themes as they first stood, with codes and evidence. Return their ids."""
    found = {}
    with cast.acting(session, cast.researchers[0]) as seat:
        for one in said:
            first = {**one, **(one["earlier_versions"][0] if one["earlier_versions"] else {})}
            body = ThemeIn(
                name=first["name"],
                easy_read="\n".join(first["easy_read"]),
                code_ids=[codes[label] for label in one["codes"]],
                **{name: first[name] for name in WORDS},
            )
            found[one["id"]] = themes.create_theme(session, seat, body).id
            for piece in one["evidence"]:
                evidence = EvidenceIn(
                    coding_id=codings[piece["coding"]], relation=piece["relation"], note=piece.get("note", "")
                )
                themes.add_evidence(session, seat, found[one["id"]], evidence)
    return found


def revise_themes(session: Session, cast: Cast, said: list[Content], placed: dict[str, UUID]) -> None:
    """Write the themes as they stand after the first round, and move them to their state."""
    with cast.acting(session, cast.researchers[0]) as seat:
        for one in said:
            row = themes.get_theme(session, seat, placed[one["id"]])
            if one["earlier_versions"]:
                body = ThemePatch(
                    name=one["name"],
                    easy_read="\n".join(one["easy_read"]),
                    reason=one["earlier_versions"][0]["what_changed"],
                    **{name: one[name] for name in WORDS},
                )
                row = themes.change_theme(session, seat, row.id, body, row.version)
            session.flush()
            if one["state"] != row.state:
                themes.change_state(session, seat, row.id, ThemeStateIn(state=one["state"]), row.version)


def load_queries(session: Session, cast: Cast, said: list[Content], codes: dict[str, UUID]) -> None:
    """Save the queries that the first researcher shares with the team."""
    with cast.acting(session, cast.researchers[0]) as seat:
        for one in said:
            parts = [{"code": codes[label], "subtree": True} for label in one["codes"]]
            query = {"where": {one["how"]: parts}}
            saved.save(
                session, seat, SavedIn.model_validate({"name": one["name"], "query": query, "shared": True})
            )

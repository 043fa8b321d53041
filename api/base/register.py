"""The register of words: every column that can hold a person's words or identity.

For each: the zone it lies in, who may meet it, and the path from it to the participant whose words
it may hold (None: words of the team or the register, not of a participant). Withdrawal, exports, the
planted-string tests and log hygiene walk this list. A text column that stands in neither table below
fails a test.
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["DERIVED", "NOT_WORDS", "REGISTER", "Held", "Zone"]


class Zone(StrEnum):
    """Where words lie, from the most to the least guarded."""

    ORIGINAL = "original"  # may name people: speaker labels, file names, texts not yet attested
    RESEARCH = "research"  # de-identified words of participants, and what describes them
    TEAM = "team"  # what the team writes about them
    INVOLVEMENT = "involvement"  # what reviewers write
    RELEASED = "released"  # approved for reviewers: the snapshot
    STUDY = "study"  # facts of the study
    ACCOUNT = "account"  # members' own data


@dataclass(frozen=True, slots=True)
class Held:
    """One column that can hold words. `meets`: roles that may meet it; `path`: the way to the participant."""

    table: str
    column: str
    zone: Zone
    meets: frozenset[str]
    path: str | None


TEAM = frozenset({"researcher", "supervisor"})
ALL = TEAM | {"reviewer"}
STUDY = TEAM | {"administrator"}
OWNER = frozenset({"owner"})

SPEAKS = "transcript > speaker > participant"
TOOK_PART = "interview > interview_participant > participant"
CODED = f"coding > {SPEAKS}"
QUOTED = f"quote > {CODED}"


def _held(table: str, columns: str, zone: Zone, meets: frozenset[str], path: str | None) -> tuple[Held, ...]:
    return tuple(Held(table, column, zone, meets, path) for column in columns.split())


THEME_REST = (
    "central_organising_concept definition scope_in scope_out plain_summary easy_read why_we_think_this"
)
THEME_WORDS = f"name {THEME_REST}"

REGISTER: tuple[Held, ...] = (
    *_held("version_text", "body", Zone.RESEARCH, TEAM, f"transcript_version > {SPEAKS}"),
    *_held("speaker", "label", Zone.ORIGINAL, TEAM, "participant"),
    *_held("transcript", "file_name", Zone.ORIGINAL, TEAM, SPEAKS),
    *_held("transcript", "title", Zone.RESEARCH, TEAM, SPEAKS),
    *_held("transcript_version", "reason", Zone.TEAM, TEAM, f"{SPEAKS}"),
    *_held("attestation", "note", Zone.TEAM, TEAM, f"transcript_version > {SPEAKS}"),
    *_held("participant", "study_code pseudonym sub_role attributes", Zone.RESEARCH, TEAM, "participant"),
    *_held("attribute", "name choices", Zone.TEAM, TEAM, None),
    *_held("consent", "document_version", Zone.TEAM, TEAM, "participant"),
    *_held("interview", "code site", Zone.RESEARCH, TEAM, TOOK_PART),
    *_held("guide", "title label", Zone.TEAM, TEAM, None),
    *_held("question", "text prompts", Zone.TEAM, TEAM, None),
    *_held("code", "label label_key definition use_when not_when example", Zone.TEAM, TEAM, None),
    *_held("code_change", "before after", Zone.TEAM, TEAM, None),
    *_held("coding", "quote memo", Zone.RESEARCH, TEAM, SPEAKS),
    *_held("step", "before after", Zone.RESEARCH, TEAM, SPEAKS),
    # the words of a journal are its author's, and the supervisors' if shared: the queries see to it
    *_held("note", "title words surprises links_to_objectives my_reaction", Zone.TEAM, TEAM, SPEAKS),
    *_held("note", "alternatives search_key", Zone.TEAM, TEAM, SPEAKS),
    # a query holds values of attributes, as the team chose them
    *_held("saved_retrieval", "name query", Zone.TEAM, TEAM, None),
    *_held("theme", f"{THEME_WORDS} state_reason", Zone.TEAM, TEAM, None),
    # the name that a published response says a theme has now reaches the reviewer who asked for it
    *_held("theme_version", "name", Zone.RELEASED, ALL, None),
    *_held("theme_version", f"{THEME_REST} reason", Zone.TEAM, TEAM, None),
    *_held("evidence", "note", Zone.TEAM, TEAM, CODED),
    *_held("quote", "text reason", Zone.RESEARCH, TEAM, CODED),
    *_held("review_round", "title intro help_contact", Zone.RELEASED, ALL, None),
    *_held("snapshot_theme", "name plain_summary easy_read why_we_think_this", Zone.RELEASED, ALL, None),
    *_held("snapshot_quote", "text speaker_label", Zone.RELEASED, ALL, QUOTED),
    *_held("review_comment", "words", Zone.INVOLVEMENT, ALL, None),
    *_held("comment_response", "reason", Zone.TEAM, TEAM, None),
    *_held("comment_response", "plain_reason", Zone.RELEASED, ALL, None),
    *_held("export", "purpose options", Zone.TEAM, TEAM, None),
    *_held("study", "short_title research_question", Zone.STUDY, ALL | STUDY, None),
    *_held("study", "facts", Zone.STUDY, STUDY, None),
    *_held("objective", "text plain_text", Zone.STUDY, ALL | STUDY, None),
    *_held("participant_group", "reviewer_label", Zone.RELEASED, ALL | STUDY, None),
    *_held("participant_group", "code label criterion sub_roles", Zone.STUDY, STUDY, None),
    *_held("invitation", "email", Zone.ACCOUNT, STUDY, None),
    *_held("account", "email display_name", Zone.ACCOUNT, STUDY | OWNER, None),
    *_held("access_token", "name", Zone.ACCOUNT, OWNER, None),
    *_held("sign_in_session", "device", Zone.ACCOUNT, OWNER, None),
    *_held("said_answer", "sealed", Zone.RESEARCH, OWNER, None),
)

#: Words that are kept once more so that they can be looked up: made from the column named, gone with its row.
DERIVED: dict[tuple[str, str], tuple[str, str]] = {
    ("turn_words", "words"): ("version_text", "body"),  # SQLite
    ("indexed_turn", "words"): ("version_text", "body"),  # PostgreSQL
}

#: Columns of text that hold states, codes, hashes or counts, and never anybody's words.
NOT_WORDS: frozenset[tuple[str, str]] = frozenset(
    (table, column)
    for table, columns in {
        "access_token": "handle secret_hash scopes",
        "account": "password_hash",
        "attestation": "outcome checklist",
        "attribute": "kind",
        "audit_event": "role via kind details request_id idempotency_key seal",
        "audit_head": "seal",
        "code": "kind origin objective_ns",
        "code_change": "verb",
        "comment_response": "decision state",
        "evidence": "relation",
        "export": "kind format counts left_out sha256",
        "guide": "state",
        "interview": "mode status",
        "invitation": "role",
        "membership": "role",
        "note": "kind occasion target_kind",
        "note_mention": "kind",
        "participant": "status",
        "question": "objective_ns",
        "quote": "destination labels checks state",
        "review_comment": "kinds state mode",
        "review_round": "kind state",
        "said_answer": "key asked",
        "sign_in_failures": "bucket",
        "snapshot_quote": "labels removed",
        "speaker": "kind",
        "step": "verb",
        "study": "policy",
        "theme": "state objective_ns",
        "transcript": "format encoding source_sha256 drops",
        "transcript_version": "zone kind receipt sha256",
        "turns_read": "ranges",
    }.items()
    for column in columns.split()
)

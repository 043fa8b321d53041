"""Keep the words of each current version where they can be looked up, in the transaction that makes it so."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from api.analysis.transcripts import texts, word_index_queries
from api.base.database import Session
from api.text.passages import passages


def index_version(
    session: Session,
    study_id: UUID,
    transcript_id: UUID,
    version_id: UUID,
    turns: Iterable[Mapping[str, Any]],
    text: str,
) -> None:
    """Make a version the one of its transcript that is searched; call it whenever one becomes current.

    Turns: `n`, `body_start` and `end` of each, code points into the text.
    """
    drop_index(session, study_id, transcript_id)
    found = [(turn["n"], one) for turn in turns for one in passages(text, turn["body_start"], turn["end"])]
    places = [(n, one.part, one.start, one.end) for n, one in found]
    said = [one.words for _, one in found]
    word_index_queries.add_passages(session, study_id, transcript_id, version_id, places, said)


def drop_index(session: Session, study_id: UUID, transcript_id: UUID) -> None:
    """Let nothing of a transcript be found any more."""
    word_index_queries.forget_passages(session, study_id, transcript_id)


def index_what_is_missing(session: Session) -> int:
    """Index the current versions that stand in no index; return how many there were."""
    missing = word_index_queries.not_indexed(session)
    for row in missing:
        turns = word_index_queries.turns_to_index(session, row.study_id, row.version_id)
        text = texts.get(session, row.study_id, row.version_id)
        index_version(session, row.study_id, row.transcript_id, row.version_id, turns, text)
    return len(missing)


def rebuild(session: Session) -> int:
    """Make the index of every study anew from the texts; return how many transcripts there are in it."""
    word_index_queries.make_search_tables_anew(session)
    return index_what_is_missing(session)

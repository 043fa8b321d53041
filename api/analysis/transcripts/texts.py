"""The one store of transcript texts: so that they can be encrypted later in one place.

A text has LF newlines and is never Unicode-normalised; offsets are code points into it.
"""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from api.analysis.transcripts import queries
from api.base.database import Session, Source
from api.base.errors import NotFound


def sha256_of(body: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def put(session: Session, study_id: UUID, version_id: UUID, body: str) -> None:
    """Store the text of a version. Raises ValueError for one that holds CR or NUL."""
    if "\r" in body or "\0" in body:
        raise ValueError("a stored text has LF newlines and no NUL")
    queries.add_text(session, study_id, version_id, body)


def get(source: Source, study_id: UUID, version_id: UUID) -> str:
    """Return the text of a version. Raises NotFound if it is not of this study."""
    found = queries.bodies(source, study_id, [version_id])
    if not found:
        raise NotFound
    return found[version_id]


def get_many(source: Source, study_id: UUID, version_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the texts of several versions by version id; those of other studies are left out."""
    return queries.bodies(source, study_id, list(version_ids))

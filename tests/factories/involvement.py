"""Quotes, themes and rounds for tests of involvement."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from api.analysis.coding.models import Coding
from api.analysis.themes.models import Theme, ThemeVersion
from api.base.ground import Ground
from api.fieldwork.consent.models import Consent
from api.involvement.quotes.models import Quote
from api.involvement.rounds.models import ReviewRound, RoundInvitee, RoundQuote, RoundTheme
from tests.factories.analysis import make_code, make_transcript
from tests.factories.people import Person
from tests.factories.transcripts import make_participant

CHECKS = ("no_identifiers", "not_recognisable", "labels_right")
SAID = "She asked me what they had got wrong about me. Nobody ever asked me that."


@dataclass(frozen=True)
class Voice:
    """A coded passage of a participant who agreed to be quoted to reviewers."""

    participant_id: UUID
    transcript_id: UUID
    coding_id: UUID


def make_consent(ground: Ground, study_id: UUID, participant_id: UUID, **more: Any) -> UUID:
    """Attest a consent that allows quotes and reviewers, unless `more` says otherwise."""
    said = {"allows_quotes": True, "allows_reviewers": True} | more
    with ground.database.change() as session:
        row = Consent(
            study_id=study_id,
            participant_id=participant_id,
            document_version="3.1",
            consented_on=date(2026, 1, 5),
            **said,
        )
        session.add(row)
        session.flush()
        return row.id


def make_coding(
    ground: Ground, study_id: UUID, coder_id: UUID, made: Any, words: str, label: str = "being heard"
) -> UUID:
    """Code words of a transcript with a new code."""
    start, end = made.find(words)
    code_id = make_code(ground, study_id, label)
    with ground.database.change() as session:
        row = Coding(
            study_id=study_id,
            transcript_id=made.id,
            version_id=made.version_id,
            code_id=code_id,
            coder_id=coder_id,
            start=start,
            end=end,
            quote=words,
        )
        session.add(row)
        session.flush()
        return row.id


def make_voice(
    ground: Ground,
    study_id: UUID,
    coder_id: UUID,
    code: str = "SU-01",
    *,
    said: str = SAID,
    label: str = "being heard",
    zone: str = "deidentified",
    title: str = "A transcript",
    pseudonym: str = "",
    consent: dict[str, Any] | None = None,
) -> Voice:
    """Make a participant, their consent, a transcript and a coded passage of it."""
    participant_id = make_participant(ground, study_id, code, pseudonym)
    if consent is not None or consent == {}:
        make_consent(ground, study_id, participant_id, **consent)
    turns = (("I", "Can you take me back to the first meeting?"), ("P", said), ("I", "What did that change?"))
    made = make_transcript(ground, study_id, turns, title=title, participant_id=participant_id, zone=zone)
    return Voice(participant_id, made.id, make_coding(ground, study_id, coder_id, made, said, label))


def make_theme(ground: Ground, study_id: UUID, name: str = "Being heard first", **more: Any) -> UUID:
    """Make a theme with a plain summary and its first version."""
    words = {"plain_summary": "People were asked for their side first.", "easy_read": "They asked me."} | more
    with ground.database.change() as session:
        row = Theme(study_id=study_id, name=name, **words)
        session.add(row)
        session.flush()
        session.add(ThemeVersion(study_id=study_id, theme_id=row.id, n=1, name=name, **words))
        return row.id


def rename_theme(ground: Ground, study_id: UUID, theme_id: UUID, name: str) -> None:
    """Give a theme a new name in a new version of its text."""
    with ground.database.change() as session:
        row = session.get(Theme, theme_id)
        assert row is not None
        row.name, row.text_n, row.plain_summary = name, row.text_n + 1, "Changed since."
        session.add(ThemeVersion(study_id=study_id, theme_id=theme_id, n=row.text_n, name=name))


def make_quote(ground: Ground, study_id: UUID, coding_id: UUID, by: UUID, **more: Any) -> UUID:
    """Make an approved quote whose checks its proposer confirmed, unless `more` says otherwise."""
    said = {"text": SAID, "state": "approved", "checks": dict.fromkeys(CHECKS, str(by))} | more
    with ground.database.change() as session:
        row = Quote(study_id=study_id, coding_id=coding_id, created_by=by, **said)
        session.add(row)
        session.flush()
        return row.id


@dataclass
class RoundHandle:
    """A round made through the API, as its supervisor sees it."""

    supervisor: Person
    base: str
    id: str

    def path(self, rest: str = "") -> str:
        """Return a path of the round."""
        return f"{self.base}/rounds/{self.id}{'/' + rest if rest else ''}"

    def read(self) -> dict[str, Any]:
        """Read it whole."""
        found: dict[str, Any] = self.supervisor.get(self.path()).json()
        return found

    def send(self, method: str, rest: str, body: Any) -> Any:
        """Change it at its present version."""
        headers = {"If-Match": f'"{self.read()["version"]}"'}
        return self.supervisor.request(method, self.path(rest), json=body, headers=headers)

    def do(self, verb: str) -> Any:
        """Do a verb of its life: open, close, publish, cancel."""
        return self.supervisor.post(self.path(verb))


def make_round(
    supervisor: Person, base: str, themes: list[dict[str, Any]], invitees: list[UUID], **more: Any
) -> RoundHandle:
    """Make a round that is ready to open, through the API."""
    body = {"title": "Round 1", "intro": "Thank you.", "help_contact": "Call the team."} | more
    answer = supervisor.post(f"{base}/rounds", body)
    assert answer.status_code == 201, answer.text
    handle = RoundHandle(supervisor, base, answer.json()["id"])
    for method, rest, said in (
        ("PUT", "themes", themes),
        ("PUT", "invitees", [str(one) for one in invitees]),
        ("PATCH", "", {"plain_english_checked": True}),
    ):
        headers = {"If-Match": f'"{answer.json()["version"]}"'}
        answer = supervisor.request(method, handle.path(rest), json=said, headers=headers)
        assert answer.status_code == 200, answer.text
    return handle


def draft_round(
    ground: Ground,
    study_id: UUID,
    supervisor: Person,
    themes: dict[UUID, list[UUID]],
    invitees: list[UUID],
    *,
    share_comments: bool = False,
) -> RoundHandle:
    """Make a round that is ready to open, past the API, for tests of something else; quotes by theme."""
    held: dict[str, Any] = {"study_id": study_id, "created_by": supervisor.account_id}
    words = {"title": "Round 1", "intro": "Thank you.", "help_contact": "Call the team."}
    with ground.database.change() as session:
        row = ReviewRound(
            **held, **words, share_comments=share_comments, plain_english_checked_by=supervisor.account_id
        )
        session.add(row)
        session.flush()
        for place, (theme_id, quote_ids) in enumerate(themes.items()):
            chosen = {"study_id": study_id, "round_id": row.id, "theme_id": theme_id}
            session.add(RoundTheme(**chosen, position=place))
            session.flush()
            session.add_all(
                RoundQuote(**chosen, quote_id=one, position=rank) for rank, one in enumerate(quote_ids)
            )
        session.add_all(RoundInvitee(**held, round_id=row.id, account_id=one) for one in invitees)
        return RoundHandle(supervisor, f"/api/v1/studies/{study_id}", str(row.id))

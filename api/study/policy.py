"""The policy of a study: named switches. Gates protect people; method is never enforced."""

from typing import Annotated, Literal

from pydantic import Field

from api.base.schemas import Flag, Out

Profile = Literal["sensitive", "open-data"]
Variant = Literal["unstated", "reflexive", "codebook", "coding_reliability", "framework"]


class Policy(Out):
    """Every switch, with the defaults of the profile `sensitive`."""

    profile: Profile = "sensitive"
    #: Coding, quotes and release need an attested consent of every participant of the interview.
    consent_gate: Flag = True
    #: Coding, quotes and release need an attested de-identification of the transcript.
    deidentification_gate: Flag = True
    #: De-identification is attested by somebody else than the importer; off = a recorded self-check.
    second_person_deidentification: Flag = True
    #: Quotes reach reviewers and reports only when approved.
    quote_gate: Flag = True
    #: A quote is approved only when proposer or approver have confirmed each check that protects people.
    quote_checks_gate: Flag = True
    #: Quotes are approved by somebody else than their proposer; off = a recorded self-check.
    second_person_quotes: Flag = True
    #: Quotes need the participant's own yes to quotes, and to quotes for reviewers.
    quote_consent_gate: Flag = True
    #: Counts of people below this are not shown outside the team.
    small_cell_threshold: Annotated[int, Field(strict=True, ge=1, le=20)] = 3
    #: The longest quote for reviewers, in words.
    quote_word_limit: Annotated[int, Field(strict=True, ge=20, le=400)] = 120
    #: The variant of thematic analysis the team works by. A statement, never a lock.
    ta_variant: Variant = "unstated"


OPEN_DATA = Policy(
    profile="open-data",
    consent_gate=False,
    deidentification_gate=False,
    second_person_deidentification=False,
    quote_gate=False,
    quote_checks_gate=False,
    second_person_quotes=False,
    quote_consent_gate=False,
    small_cell_threshold=1,
    quote_word_limit=400,
)

PROFILES: dict[str, Policy] = {"sensitive": Policy(), "open-data": OPEN_DATA}

NOT_YET = (
    "Not yet for identifiable data: the vault for names and the withdrawal of data are still being built."
)


def notice_of(policy: Policy, *, demonstration: bool) -> str | None:
    """Return what every page of a study must say, or None."""
    return NOT_YET if policy.profile == "sensitive" and not demonstration else None

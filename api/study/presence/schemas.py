"""Bodies of presence."""

from uuid import UUID

from api.base.schemas import Flag, In, Out


class PresenceIn(In):
    """Which transcript is open in a page, or (`here` false) was closed. Say it anew every 20 seconds."""

    transcript_id: UUID
    here: Flag = True


class PresentOut(Out):
    """Somebody else who is on the transcript."""

    account_id: UUID
    name: str


class PresenceOut(Out):
    """Who else is on the transcript, by name."""

    items: list[PresentOut]

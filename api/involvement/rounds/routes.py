"""Review rounds as the team works with them: build, preview, open, answer, publish; revoking a quote."""

from typing import Annotated
from uuid import UUID

from fastapi import Body, Depends, Request, Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.analysis.themes.schemas import ThemeWritten
from api.base.web import Cursor, Expected, Limit, Room, expected_version
from api.involvement.quotes.schemas import DecisionIn, QuoteWholeOut
from api.involvement.rounds import building, commenting, finalising, reading, responding, revoking, running
from api.involvement.rounds.review_schemas import ReviewRoundOut
from api.involvement.rounds.schemas import (
    CommentOut,
    CommentsOut,
    EnteredCommentIn,
    ResponseIn,
    ResponseOut,
    RoundIn,
    RoundOut,
    RoundPatch,
    RoundsOut,
    RoundThemeIn,
)

rounds = Room("rounds")
comments = Room("comments")
quotes = Room("quotes")
themes = Room("themes")


async def version_if_sent(request: Request) -> int | None:
    """Read If-Match where it is sent: a first response has no version yet."""
    return await expected_version(request) if "if-match" in request.headers else None


VersionIfAny = Annotated[int | None, Depends(version_if_sent)]
Chosen = Annotated[list[RoundThemeIn], Body(max_length=30)]
Invited = Annotated[list[UUID], Body(max_length=100)]


@rounds.get("", response_model=RoundsOut)
def list_rounds(
    work: Annotated[Work, allow(Action.READ_ROUNDS)], limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """List the review rounds of the study, newest first."""
    return work.read(reading.read_rounds, limit, cursor)


@rounds.post("", status_code=201, response_model=RoundOut)
def create_round(body: RoundIn, work: Annotated[Work, allow(Action.CHANGE_ROUNDS)]) -> Response:
    """Create a round as a draft."""
    return work.write(building.create_round, body, answer=RoundOut)


@rounds.get("/{round_id}", response_model=RoundOut)
def read_round(round_id: UUID, work: Annotated[Work, allow(Action.READ_ROUNDS)]) -> Response:
    """Read a round whole: themes, quotes, reviewers, what is missing, the snapshot."""
    return work.read(reading.read_round, round_id, etag=True)


@rounds.patch("/{round_id}", response_model=RoundOut)
def change_round(
    round_id: UUID, body: RoundPatch, version: Expected, work: Annotated[Work, allow(Action.CHANGE_ROUNDS)]
) -> Response:
    """Change a round, or put your name to its plain English."""
    return work.write(building.change_round, round_id, body, version, answer=RoundOut, status=200)


@rounds.put("/{round_id}/themes", response_model=RoundOut)
def choose_themes(
    round_id: UUID, body: Chosen, version: Expected, work: Annotated[Work, allow(Action.CHANGE_ROUNDS)]
) -> Response:
    """Choose the themes of a round and the quotes of each, in order."""
    return work.write(building.choose_themes, round_id, body, version, answer=RoundOut, status=200)


@rounds.put("/{round_id}/invitees", response_model=RoundOut)
def invite_reviewers(
    round_id: UUID, body: Invited, version: Expected, work: Annotated[Work, allow(Action.CHANGE_ROUNDS)]
) -> Response:
    """Say which reviewers of the study are invited."""
    return work.write(building.invite_reviewers, round_id, body, version, answer=RoundOut, status=200)


@rounds.get("/{round_id}/preview", response_model=ReviewRoundOut)
def preview_round(round_id: UUID, work: Annotated[Work, allow(Action.READ_ROUNDS)]) -> Response:
    """See a round exactly as its reviewers will."""
    return work.read(reading.preview_round, round_id)


@rounds.post("/{round_id}/open", response_model=RoundOut)
def open_round(round_id: UUID, work: Annotated[Work, allow(Action.OPEN_ROUND)]) -> Response:
    """Open a round to its reviewers; what they see is frozen."""
    return work.write(running.open_round, round_id, answer=RoundOut, status=200)


@rounds.post("/{round_id}/close", response_model=RoundOut)
def close_round(round_id: UUID, work: Annotated[Work, allow(Action.OPEN_ROUND)]) -> Response:
    """Close a round to further comments."""
    return work.write(running.close_round, round_id, answer=RoundOut, status=200)


@rounds.post("/{round_id}/publish", response_model=RoundOut)
def publish_round(round_id: UUID, work: Annotated[Work, allow(Action.OPEN_ROUND)]) -> Response:
    """Publish the responses of a closed round."""
    return work.write(running.publish_round, round_id, answer=RoundOut, status=200)


@rounds.post("/{round_id}/cancel", response_model=RoundOut)
def cancel_round(round_id: UUID, work: Annotated[Work, allow(Action.OPEN_ROUND)]) -> Response:
    """Cancel a draft or open round."""
    return work.write(running.cancel_round, round_id, answer=RoundOut, status=200)


@rounds.get("/{round_id}/comments", response_model=CommentsOut)
def list_comments(
    round_id: UUID,
    work: Annotated[Work, allow(Action.READ_COMMENTS)],
    limit: Limit = 200,
    cursor: Cursor = None,
) -> Response:
    """List the sent comments of a round with their responses."""
    return work.read(reading.read_comments, round_id, limit, cursor)


@rounds.post("/{round_id}/comments", status_code=201, response_model=CommentOut)
def enter_comment(
    round_id: UUID, body: EnteredCommentIn, work: Annotated[Work, allow(Action.ENTER_COMMENT)]
) -> Response:
    """Enter what a reviewer said on paper, by phone or in a meeting."""
    return work.write(commenting.enter_comment, round_id, body, answer=CommentOut)


@comments.put("/{comment_id}/response", response_model=ResponseOut)
def draft_response(
    comment_id: UUID,
    body: ResponseIn,
    version: VersionIfAny,
    work: Annotated[Work, allow(Action.DRAFT_RESPONSE)],
) -> Response:
    """Write or change the response to a comment; If-Match once there is one."""
    return work.write(responding.draft_response, comment_id, body, version, answer=ResponseOut, status=200)


@comments.post("/{comment_id}/response/agree", response_model=ResponseOut)
def agree_response(comment_id: UUID, work: Annotated[Work, allow(Action.AGREE_RESPONSE)]) -> Response:
    """Agree the response to a comment."""
    return work.write(responding.agree_response, comment_id, answer=ResponseOut, status=200)


@quotes.post("/{quote_id}/revoke", response_model=QuoteWholeOut)
def revoke_quote(
    quote_id: UUID, body: DecisionIn, work: Annotated[Work, allow(Action.REVOKE_QUOTE)]
) -> Response:
    """Revoke a quote: reviewers no longer see it, in any round, from now on."""
    return work.write(revoking.revoke_quote, quote_id, body, answer=QuoteWholeOut, status=200)


@themes.post("/{theme_id}/finalise", response_model=ThemeWritten)
def finalise_theme(
    theme_id: UUID, version: Expected, work: Annotated[Work, allow(Action.FINALISE_THEME)]
) -> Response:
    """Call a theme final; refused while reviewers' comments on it are unanswered."""
    return work.write(finalising.finalise_theme, theme_id, version, answer=ThemeWritten, status=200)

"""The review room: a reviewer's own rounds, comments, and the key of their drafts."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from api.access.guards import Work, allow
from api.access.policy import Action
from api.base.web import Expected, Room
from api.involvement.rounds.review import answering, reading
from api.involvement.rounds.review_schemas import (
    CallIn,
    CommentPatch,
    DraftKeyOut,
    FinishedOut,
    MyCommentOut,
    ReviewRoundOut,
    ReviewRoundsOut,
)
from api.involvement.rounds.schemas import CommentIn

review = Room("review", study=False)


@review.get("/rounds", response_model=ReviewRoundsOut)
def list_my_rounds(work: Annotated[Work, allow(Action.READ_OWN_ROUNDS)]) -> Response:
    """List what waits for you, and what changed because of you."""
    return work.read(reading.read_my_rounds)


@review.get("/draft-key", response_model=DraftKeyOut)
def read_draft_key(work: Annotated[Work, allow(Action.READ_OWN_ROUNDS)]) -> Response:
    """Get the key under which your device may keep what you have not sent yet."""
    return work.read(reading.read_draft_key, work.ground)


@review.get("/rounds/{round_id}", response_model=ReviewRoundOut)
def read_my_round(round_id: UUID, work: Annotated[Work, allow(Action.READ_OWN_ROUNDS)]) -> Response:
    """Read a round you are invited to."""
    return work.read(reading.read_my_round, round_id)


@review.post("/rounds/{round_id}/comments", response_model=MyCommentOut)
def save_my_comment(
    round_id: UUID, body: CommentIn, work: Annotated[Work, allow(Action.COMMENT)]
) -> Response:
    """Save your answer to an idea, a quote or the whole round; change it until the round closes."""
    return work.write(answering.save_comment, round_id, body, answer=MyCommentOut, status=200)


@review.patch("/rounds/{round_id}/comments/{comment_id}", response_model=MyCommentOut)
def change_my_comment(
    round_id: UUID,
    comment_id: UUID,
    body: CommentPatch,
    version: Expected,
    work: Annotated[Work, allow(Action.COMMENT)],
) -> Response:
    """Change a comment of yours."""
    return work.write(
        answering.change_comment, round_id, comment_id, body, version, answer=MyCommentOut, status=200
    )


@review.delete("/rounds/{round_id}/comments/{comment_id}", status_code=204)
def take_my_comment_back(
    round_id: UUID, comment_id: UUID, version: Expected, work: Annotated[Work, allow(Action.COMMENT)]
) -> Response:
    """Take a comment of yours back."""
    return work.write(answering.take_back, round_id, comment_id, version)


@review.post("/rounds/{round_id}/finish", response_model=FinishedOut)
def finish_my_round(round_id: UUID, work: Annotated[Work, allow(Action.COMMENT)]) -> Response:
    """Say that you have finished; what you had begun is sent."""
    return work.write(answering.finish, round_id, answer=FinishedOut, status=200)


@review.post("/rounds/{round_id}/call", response_model=FinishedOut)
def ask_for_a_call(
    round_id: UUID, work: Annotated[Work, allow(Action.COMMENT)], body: CallIn | None = None
) -> Response:
    """Ask the team to call you, or say that you no longer need a call."""
    return work.write(answering.ask_for_call, round_id, body, answer=FinishedOut, status=200)


@review.post("/rounds/{round_id}/visited", status_code=204)
def note_my_visit(round_id: UUID, work: Annotated[Work, allow(Action.COMMENT)]) -> Response:
    """Note that you have read the round and its answers."""
    return work.write(answering.note_visit, round_id)

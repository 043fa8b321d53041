"""The words that rounds, comments and responses are sorted by. Literal lists."""

from typing import Literal, get_args

RoundKind = Literal["pre_analysis", "candidate", "final", "lay_summary"]
RoundState = Literal["draft", "open", "closed", "published", "cancelled"]
#: What a reviewer may answer; none weighs more than another.
CommentKind = Literal[
    "rings_true",
    "partly_rings_true",
    "does_not_ring_true",
    "missing_something",
    "word_differently",
    "quote_worry_identity",
]
#: How a comment reached us.
Mode = Literal["screen", "paper", "phone", "meeting"]
Decision = Literal[
    "changed", "partly_changed", "not_changed", "kept_both_views", "future_work", "needs_conversation"
]

COMMENT_KINDS: tuple[str, ...] = get_args(CommentKind)
WORRY = "quote_worry_identity"
#: The states in which a reviewer meets a round they are invited to (c13).
VISIBLE: tuple[str, ...] = ("open", "closed", "published")

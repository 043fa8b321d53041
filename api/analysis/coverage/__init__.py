"""Coverage: what has been read and coded, what a question drew, where codes first came."""

"""The audit chain and the change feed: what was done, by whom, in which order."""

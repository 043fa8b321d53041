"""Notes: memos, first readings, decisions, and the journal that is private to its author."""

"""Involvement: released quotes, review rounds, the review room."""

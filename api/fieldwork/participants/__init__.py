"""Participants: study code, pseudonym, group, attributes, status. Never a name."""

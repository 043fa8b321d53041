"""Quotes: proposed from a coding, approved by a second person, revoked at any time."""

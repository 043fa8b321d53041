"""Consent as attested by a named person, with date and document version."""

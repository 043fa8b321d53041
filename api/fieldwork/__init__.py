"""Fieldwork: participants, consent, interviews and their guides."""

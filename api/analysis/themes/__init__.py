"""Themes: concept, definition, evidence, versions."""

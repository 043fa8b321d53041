"""Cotheme: a research team turns interviews into themes, together with experts by experience."""

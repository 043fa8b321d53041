"""Interviews and the guides they follow."""

"""Coding: one code applied to one segment by one coder; undo."""

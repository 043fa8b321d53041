"""Factories: one make_x per table, each in the file of its wing."""

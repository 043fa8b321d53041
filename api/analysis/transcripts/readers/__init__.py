"""Readers: one file per format, each from bytes to a Reading; they know neither web nor database."""

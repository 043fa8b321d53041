"""Outputs: what leaves as a file."""

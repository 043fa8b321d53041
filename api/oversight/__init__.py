"""Oversight: what stands above all wings. The study home."""

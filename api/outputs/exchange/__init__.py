"""Exports of codings, codebook and segments as tables and documents."""

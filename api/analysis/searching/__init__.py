"""Searching: words across the study, and segments by codes and conditions."""

"""Transcripts: texts of interviews, their versions and turns."""

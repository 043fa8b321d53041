"""Analysis: from transcripts through codes to themes."""

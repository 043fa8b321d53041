"""Text: pure functions over the words of transcripts."""

"""Pure functions over text: spans, words, normalisation. No database, no web."""

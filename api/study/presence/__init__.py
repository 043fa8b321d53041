"""Who is on a transcript at the moment."""

"""What the documents show, runs."""

"""Review rounds: snapshot, comments, responses, the review room."""

"""What happened in a study: the feed, the trail, and the home page."""

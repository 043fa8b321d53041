"""What a study opens with, in one answer."""

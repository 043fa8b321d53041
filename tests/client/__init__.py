"""The client for scripts, against the real application."""

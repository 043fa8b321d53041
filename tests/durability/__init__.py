"""Killed at any moment, nothing is half done and nothing acknowledged is lost."""

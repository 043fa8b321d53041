"""Quotes: proposed, approved, revoked for reviewers."""

"""Accounts: signing in, invitations, passwords, sessions, access tokens."""

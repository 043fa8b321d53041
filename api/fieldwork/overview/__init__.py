"""Participants as they are read, across fieldwork: lists at a glance, one participant's page."""

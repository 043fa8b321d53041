"""Tests of the demonstration study."""

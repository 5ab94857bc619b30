"""Regimens and cycles, in words and as calendars."""

"""Findings of the record checks, in words."""

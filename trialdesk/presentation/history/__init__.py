"""Stored records and what changed between them, in words."""

"""Aligned criteria, in words."""

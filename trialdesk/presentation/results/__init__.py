"""Reported results, in words and as plots."""

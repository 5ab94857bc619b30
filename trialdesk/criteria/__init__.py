"""Eligibility text to comparable criteria."""

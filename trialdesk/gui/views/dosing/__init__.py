"""The Dosing view."""

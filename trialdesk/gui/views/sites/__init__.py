"""The Sites view."""

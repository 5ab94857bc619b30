"""The Checks view."""

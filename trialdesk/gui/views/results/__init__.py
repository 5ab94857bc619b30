"""The Results view."""

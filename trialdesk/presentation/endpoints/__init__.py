"""Endpoints side by side, in words."""

"""The Endpoints view."""

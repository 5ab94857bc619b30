"""The Criteria view."""

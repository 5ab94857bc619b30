"""A study in the shape of API v2 becomes a trial."""

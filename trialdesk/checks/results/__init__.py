"""Rules on reported and posted results."""

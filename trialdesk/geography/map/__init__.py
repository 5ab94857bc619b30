"""Maps as numbers."""

"""The limits an item states in figures, with their conditions and windows."""

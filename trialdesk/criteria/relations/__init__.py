"""How the criteria of several trials, or of two records of one, relate."""

"""Rules on the criteria and the population."""

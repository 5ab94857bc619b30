"""The lenses on the board; none knows another."""

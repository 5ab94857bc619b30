"""The map on screen and places chosen on it."""

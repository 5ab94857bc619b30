"""The lists of a library, in words."""

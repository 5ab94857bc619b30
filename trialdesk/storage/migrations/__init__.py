"""How one schema of a library becomes the next."""

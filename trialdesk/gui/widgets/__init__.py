"""Parts of the window that get values and say what the user wants."""

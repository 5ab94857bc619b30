"""The verbs of the program: plain functions, library first, progress last."""

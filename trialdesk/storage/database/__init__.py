"""Databases: opened, upgraded, kept whole."""

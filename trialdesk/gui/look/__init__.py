"""Colours, sizes, icons, and literal text."""

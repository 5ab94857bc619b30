"""The comparison of attributes, in words."""

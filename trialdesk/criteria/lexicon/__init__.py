"""The words of the field and where they stand in a text."""

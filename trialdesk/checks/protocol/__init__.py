"""Rules on the fields of a record before its results."""

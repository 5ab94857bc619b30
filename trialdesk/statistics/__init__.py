"""Recomputes what a record reports: exact figures, with the formula's source beside each."""

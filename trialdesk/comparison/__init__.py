"""Which attributes of several trials differ."""

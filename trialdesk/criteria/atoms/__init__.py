"""An item taken apart into atoms: subjects with their limits."""

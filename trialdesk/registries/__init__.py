"""File to trial: one module a format, recognised by content."""

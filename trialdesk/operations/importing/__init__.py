"""Records come into a library: from files, from the sample, read again."""

"""Rules on several documents, and on what editors wrote."""

"""What users add to records."""

"""What is listed, filtered and searched."""

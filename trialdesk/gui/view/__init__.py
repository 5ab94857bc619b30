"""What every view is, and what views of the board do alike."""

"""What the window works on, and work in the background."""

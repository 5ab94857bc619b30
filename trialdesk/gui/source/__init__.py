"""Where a value comes from, on screen."""

"""Files and archives: what they hold, read without trusting them."""

"""Sites, in words and on a map."""

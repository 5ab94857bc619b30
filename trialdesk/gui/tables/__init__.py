"""Tables on screen and what stands around them."""

"""Records of other shapes told in the shape of API v2."""

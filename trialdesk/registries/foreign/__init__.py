"""Records of other shapes put in the shape of API v2."""

"""Where things lie: places, distances, maps as numbers; no drawing."""

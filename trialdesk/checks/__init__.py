"""Is the record sound? One small rule a function; what is odd is named, never put right."""

"""The printed brief, part by part."""

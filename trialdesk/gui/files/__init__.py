"""Files that come and go: import, brief, links between records."""

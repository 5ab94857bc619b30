"""Eligibility text to items: characters, lines, headings, nesting."""

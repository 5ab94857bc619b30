"""Where the sentences of a clinical text begin and end."""

import re
from collections.abc import Iterator

# A full stop ends a sentence before a capital, a digit or a bullet; not in "i.v. Day 1", "0.5 mg".
_END = re.compile(r"(?<![\s.][A-Za-z])[.!?](?=\s{1,3}(?:[A-Z0-9(*•-]|$))|[;；。\n]")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Return start and end of each sentence, without the white space around it."""
    start = 0
    for end in [*(hit.end() for hit in _END.finditer(text)), len(text)]:
        part = text[start:end]
        if part.strip():
            lead = len(part) - len(part.lstrip())
            yield start + lead, start + len(part.rstrip())
        start = end

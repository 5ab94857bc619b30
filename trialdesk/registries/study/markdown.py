"""The markup of registry texts, undone."""

import re

# CommonMark 0.28, section 6.1: any ASCII punctuation may be escaped with a backslash.
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def unescape(text: str) -> str:
    """Undo backslash escapes and nothing else: bullets and line breaks stay as written."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text

"""Marks the messages of layers that word nothing: they are extracted here, translated above."""

from typing import NewType

Message = NewType("Message", str)
"""An English text that the catalogues of translations hold."""


def N_(text: str) -> Message:  # noqa: N802 - the name gettext's extractors know
    """Mark a text as a message; it is translated where a user comes to read it."""
    return Message(text)

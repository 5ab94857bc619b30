"""Texts put together from stretches of different looks."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from trialdesk.presentation.tables import Look, Mark


class Marked(NamedTuple):
    """A text and the looks of its stretches."""

    text: str
    marks: tuple[Mark, ...] = ()


def all_in(look: Look, text: str) -> Marked:
    """Mark a whole text with one look."""
    return Marked(text, (Mark(0, len(text), look),) if text else ())


def spans_in(look: Look, text: str, spans: Iterable[tuple[int, int]]) -> Marked:
    """Mark the spans of a text with a look."""
    return Marked(text, tuple(Mark(start, end, look) for start, end in spans))


def joined(parts: Sequence[Marked], between: str = "\n") -> Marked:
    """Put texts one after the other."""
    if len(parts) == 1:
        return parts[0]
    marks: list[Mark] = []
    length = 0
    for part in parts:
        marks += (Mark(mark.start + length, mark.end + length, mark.look) for mark in part.marks)
        length += len(part.text) + len(between)
    return Marked(between.join(part.text for part in parts), tuple(marks))

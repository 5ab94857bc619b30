"""The room on a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Space:
    """Width and height in points."""

    width: float
    height: float

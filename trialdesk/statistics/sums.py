"""Categories of one whole: what is missing from them, or counted more than once."""

from collections.abc import Iterable


def excess(parts: Iterable[int], whole: int) -> int:
    """Give by how many exclusive categories exceed their whole; negative where they fall short."""
    return sum(parts) - whole

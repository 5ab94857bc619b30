"""How slow work reports back: the callable is also the point where it can be cancelled."""

from collections.abc import Callable

Progress = Callable[[int, int | None, str], None]
"""Receives (done, total or None when unknown, label); may raise Cancelled."""


def silent(_done: int, _total: int | None, _label: str) -> None:
    """Report to nobody."""

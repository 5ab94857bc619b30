"""How slow work reports back: the callable is also the point where it can be cancelled."""

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """What work is at where no file or trial names it; ``step_words`` of presentation words it."""

    SEARCHING = "searching"
    CHECKING_FOR_DAMAGE = "checking-for-damage"


Progress = Callable[[int, int | None, str], None]
"""Receives (done, total or None when unknown, label: a name or a Step); may raise Cancelled."""


def silent(_done: int, _total: int | None, _label: str) -> None:
    """Report to nobody."""

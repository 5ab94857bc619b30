"""One cycle of a regimen as it is drawn: drugs are lines, days columns."""

from dataclasses import dataclass
from typing import Literal

from trialdesk.presentation.tables import Cell

Placing = Literal["stated", "by order", "each day", "open"]


@dataclass(frozen=True, slots=True)
class CycleLine:
    """A drug in the cycle.

    ``days`` count from 1. They are "stated" by the record; they follow "by order", where the drug
    is given after another whose day is stated; it is given "each day"; or they are left "open",
    and ``statement`` tells what is known. ``turn`` is the drug's turn on a day they share, None
    where the record states no order.
    """

    drug: str
    dose: str
    days: tuple[int, ...]
    placing: Placing
    statement: str = ""
    order: str = ""
    turn: int | None = None
    loading: bool = False
    """A loading dose stands apart: it belongs to no later cycle."""


@dataclass(frozen=True, slots=True)
class DoseCalendar:
    """One cycle of the trial at a place of the board.

    ``days`` is its length. ``sentences`` are the record's words the lines were read from.
    """

    place: int
    trial: str
    arms: tuple[str, ...]
    days: int
    title: str
    lines: tuple[CycleLine, ...]
    sentences: tuple[Cell, ...]
    notes: tuple[str, ...] = ()

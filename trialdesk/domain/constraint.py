"""What a criterion demands in figures."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Operator = Literal["<", "<=", "=", ">=", ">", "in", "between"]
Alternation = Literal["shorter", "longer"]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time and the event it is counted from; None where the words name none.

    ``unit`` is "hour", "day", "week", "month", "year" or "half-life".
    """

    amount: Decimal
    unit: str
    direction: Literal["before", "after"] | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """One limit a criterion's words state, as written and not as complemented by an exclusion.

    ``value`` is a number in ``unit``, or a word for a status ("positive", "present"); a range
    has ``high``, a list of grades ``values``. ``value_si`` is set where a conversion is defined
    and leads to a plausible figure. ``condition`` quotes for whom the limit holds; constraints
    with the same ``alternative`` are joined by "or"; ``example`` stands behind "e.g.".
    """

    parameter: str
    operator: Operator
    value: Decimal | str
    unit: str | None = None
    high: Decimal | None = None
    values: tuple[Decimal, ...] = ()
    value_si: Decimal | None = None
    high_si: Decimal | None = None
    unit_si: str | None = None
    window: Window | None = None
    negated: bool = False
    condition: str | None = None
    alternative: int | None = None
    whichever: Alternation | None = None
    example: bool = False
    span: tuple[int, int] = (0, 0)

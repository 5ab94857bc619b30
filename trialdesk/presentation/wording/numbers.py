"""Two ways to print a number: doses without trailing zeros, statistics as reported."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window paints sooner without it
    from decimal import Decimal

_GROUPED_FROM = 1000


def dose_number(amount: "Decimal") -> str:
    """Print an amount for prescribing: no trailing zero, leading zero, comma from 1,000.

    Source: ISMP list of error-prone abbreviations, symbols and dose designations.
    """
    plain = format(amount.normalize(), "f")
    whole, _, fraction = plain.partition(".")
    grouped = f"{int(whole):,}" if abs(amount) >= _GROUPED_FROM else whole
    return f"{grouped}.{fraction}" if fraction else grouped


def statistic(value: "Decimal | None", absent: str) -> str:
    """Print a reported figure with the decimals it was reported with."""
    return absent if value is None else format(value, "f")


def count(number: int) -> str:
    """Print a number of things."""
    return f"{number:,}"

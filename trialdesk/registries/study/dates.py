"""Dates as precise as registries post them."""

import re
from datetime import date

_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def is_date(text: str) -> bool:
    """Return whether a text is a year, a month or a day of the calendar, such as 2025-07."""
    if _PARTIAL_DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True

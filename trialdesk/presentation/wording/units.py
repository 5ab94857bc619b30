"""Units that are counted, each in the form that goes with its number."""

from collections.abc import Callable
from decimal import Decimal

from trialdesk.presentation.wording.translation import ngettext

Number = int | float | Decimal

_FORMS: dict[str, Callable[[Number], str]] = {
    "minute": lambda n: ngettext("minute", "minutes", n),
    "hour": lambda n: ngettext("hour", "hours", n),
    "day": lambda n: ngettext("day", "days", n),
    "week": lambda n: ngettext("week", "weeks", n),
    "month": lambda n: ngettext("month", "months", n),
    "year": lambda n: ngettext("year", "years", n),
    "half-life": lambda n: ngettext("half-life", "half-lives", n),
    "line": lambda n: ngettext("line", "lines", n),
    "cycle": lambda n: ngettext("cycle", "cycles", n),
    "participant": lambda n: ngettext("participant", "participants", n),
    "centre": lambda n: ngettext("centre", "centres", n),
}


def unit_words(unit: str, number: Number) -> str:
    """Return a unit in the form that goes with the number; one that is not counted as it is."""
    form = _FORMS.get(unit)
    return form(number) if form else unit

"""Dates in the words and the order of numbers registries write them in."""

import re
from datetime import date

from trialdesk.registries.foreign.foreign import StatedValue
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.study.dates import is_date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DATE = re.compile(r"([A-Za-z]+)\s+(?:(\d{1,2})\s*,\s*)?(\d{4})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


def day(element: Element, path: str) -> StatedValue | None:
    """Return a date such as "January 2006" or "March 5, 2009" as 2006-01 or 2009-03-05."""
    child = element.child(path)
    if child is None or child.words is None:
        return None
    written = iso(child.words)
    if written is None:
        child.reject("a date such as January 2006 or March 5, 2009")
    return child.with_place(written)


def day_as_written(stated: StatedValue | None) -> StatedValue | None:
    """Return a date that stands as API v2 writes it; None for any other words."""
    return stated if stated and is_date(str(stated.value)) else None


def iso(words: str) -> str | None:
    """Write a date of words in numbers, as precise as it is; None where it is none."""
    hit = _DATE.fullmatch(" ".join(words.split()))
    if hit is None or hit[1].lower() not in _MONTHS:
        return None
    month, year = _MONTHS.index(hit[1].lower()) + 1, int(hit[3])
    try:
        whole = date(year, month, int(hit[2] or 1))
    except ValueError:
        return None
    return whole.isoformat() if hit[2] else f"{year:04d}-{month:02d}"


def iso_of_day_first(words: str) -> str | None:
    """Write a day such as 28/04/2021 as 2021-04-28; None where it is none."""
    hit = _DAY_FIRST.fullmatch(words)
    written = f"{hit[3]}-{hit[2]}-{hit[1]}" if hit else ""
    return written if is_date(written) else None

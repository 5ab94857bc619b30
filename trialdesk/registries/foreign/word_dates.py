"""Dates as legacy records write them."""

import re
from datetime import date

from trialdesk.registries.foreign.foreign import Said
from trialdesk.registries.foreign.xml_element import Element

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DATE = re.compile(r"([A-Za-z]+)\s+(?:(\d{1,2})\s*,\s*)?(\d{4})", re.ASCII)


def day(element: Element, path: str) -> Said | None:
    """Give a date such as "January 2006" or "March 5, 2009" as 2006-01 or 2009-03-05."""
    found = element.child(path)
    if found is None or found.words is None:
        return None
    written = iso(found.words)
    if written is None:
        found.reject("a date such as January 2006 or March 5, 2009")
    return found.said(written)


def iso(words: str) -> str | None:
    """Write a date of words in numbers, as precise as it is; None where it is none."""
    found = _DATE.fullmatch(" ".join(words.split()))
    if found is None or found[1].lower() not in _MONTHS:
        return None
    month, year = _MONTHS.index(found[1].lower()) + 1, int(found[3])
    try:
        whole = date(year, month, int(found[2] or 1))
    except ValueError:
        return None
    return whole.isoformat() if found[2] else f"{year:04d}-{month:02d}"

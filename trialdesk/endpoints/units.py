"""What a posted figure counts, in the words of the field."""

import re

_PEOPLE = r"(?:study\s)?(?:participants?|patients?|subjects?)"
_UNITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("percent", rf"(?:percent(?:age)?|%)(?:\s(?:of\s)?{_PEOPLE}|\sprobability)"),
        ("proportion", rf"proportion\sof\s{_PEOPLE}"),
        ("participant", rf"(?:(?:number|count)\sof\s)?{_PEOPLE}"),
        ("day", "days?"),
        ("week", "weeks?"),
        ("month", "months?"),
        ("year", "years?"),
    )
)


def unit(posted: str | None) -> str | None:
    """Name the unit as estimates do; any other stands as it was posted."""
    words = (posted or "").strip()
    return next((name for name, known in _UNITS if known.fullmatch(words)), words or None)

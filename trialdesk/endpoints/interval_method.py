"""By which method an interval was computed, as far as the words beside it say so."""

import re

_LONGEST = 4_000  # characters that are read
_METHODS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for name, words in (
        ("Clopper-Pearson", r"clopper|exact\s(?:binomial|confidence|95|CIs?\b)"),
        ("Wilson", r"wilson(?!-)|score\s(?:method|interval|confidence)"),
        ("Agresti-Coull", r"agresti"),
        ("Jeffreys", r"jeffreys"),
        ("Wald", r"wald|normal\sapproximation|asymptotic"),
        ("Kaplan-Meier", r"kaplan|brookmeyer|greenwood"),
    )
)
_OTHER_EXACT = re.compile(r"\b(?:blyth|casella|sterne|blaker|mid-?p)", re.IGNORECASE)


def interval_method(text: str | None) -> str | None:
    """Name the method the words name; None where they name none, or several."""
    read = (text or "")[:_LONGEST]
    named = [name for name, words in _METHODS if words.search(read)]
    return named[0] if len(named) == 1 and not _OTHER_EXACT.search(read) else None

"""What must not be overlooked in a criterion: comparators, numbers with their units, negations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from trialdesk.criteria.limits.comparators import PATTERN as COMPARATOR
from trialdesk.criteria.limits.comparators import operator
from trialdesk.criteria.limits.constraints import small
from trialdesk.criteria.limits.quantities import NUMBER, NUMBER_WORDS, number, read_quantity

_NEGATION = r"no|not|non|none|nor|neither|never|without|cannot|unless|except|无|没有|不"
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch that is read as one; stretches that say the same have the same ``meaning``."""

    kind: str
    meaning: object
    start: int
    end: int


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join(NUMBER_WORDS)
    return re.compile(
        rf"(?P<comparator>{COMPARATOR})"
        rf"|(?P<number>(?<![a-z0-9_.^])(?<![a-z]-)(?:{NUMBER})|(?<![a-z])(?:{words})(?![a-z]))"
        rf"|(?P<negation>(?<![a-z])(?:{_NEGATION})(?![a-z]))"
        r"|(?P<word>and/or|[^\W_]+)"
        r"|(?P<sign>[^\w\s.,;:()\[\]'\"“”，。；：（）])"
    )


@lru_cache(maxsize=_KEPT)
def tokens(text: str) -> tuple[Token, ...]:
    """Take a text apart; a number and its unit are one token, so are words such as "at least"."""
    return tuple(_tokens(small(text)))


def _tokens(lowered: str) -> Iterator[Token]:
    place = 0
    while hit := _scanner().search(lowered, place):
        token = _token(lowered, hit)
        yield token
        place = max(token.end, hit.end())


def _token(lowered: str, hit: re.Match[str]) -> Token:
    kind = hit.lastgroup or ""
    if kind == "comparator":
        return Token(kind, operator(hit[0]), *hit.span())
    if kind == "number":
        quantity = read_quantity(lowered, number(hit[0]), hit.end())
        meaning = (quantity.value, quantity.power, quantity.unit)
        return Token(kind, meaning, hit.start(), quantity.end)
    return Token(kind, hit[0], *hit.span())


@lru_cache(maxsize=_KEPT)
def figure_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find the numbers of a text with their units, and the comparators before them."""
    spans: list[tuple[int, int]] = []
    leads_to_number = False
    for token in reversed(tokens(text)):
        # "above 60" compares, "the above criteria" does not
        leads_to_number = token.kind == "number" or (token.kind == "comparator" and leads_to_number)
        if leads_to_number:
            spans.append((token.start, token.end))
    return tuple(reversed(spans))

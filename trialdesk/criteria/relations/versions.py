"""What changed in the criteria between two texts of one trial, and how much it weighs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from trialdesk.criteria.limits.comparators import PATTERN as COMPARATOR
from trialdesk.criteria.limits.comparators import operator
from trialdesk.criteria.limits.constraints import small
from trialdesk.criteria.limits.quantities import NUMBER_WORDS
from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Criterion

VersionWeight = Literal["high", "medium", "wording"]

_WORD = re.compile(
    rf"(?P<sign>{COMPARATOR})|(?:\d{{1,12}}|(?<!\w)\.\d{{1,12}})(?:[.,]\d{{1,12}})*|[^\W\d_]+|[^\w\s.,;:()\[\]'\"“”]"
)
_WEIGHTY = re.compile(
    r"\.?\d|no|not|non|none|nor|neither|never|without|cannot|unless|except\w*|excluding|only|and|or|but"
    r"|either|both|all|any|each|if|before|after|prior|within|during|least|most|more|less|than|un\w+"
    r"|in\w+able|hours?|days?|weeks?|months?|years?|once|twice|uln|lln|[^\w\s]"
    rf"|(?:{'|'.join(NUMBER_WORDS)})$"
)
_LIGHT = frozenset({"a", "an", "the", "of", "is", "are", "be", "been", "that", "which", "who"})
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """One criterion that differs; ``before`` is None where it is new, ``after`` where it is gone.

    "wording" is only said where comparators, numbers, units, negations and "and"/"or" are as they
    were and all other words but articles and the like stand unchanged.
    """

    before: Criterion | None
    after: Criterion | None
    weight: VersionWeight


def changes(before: str, after: str) -> tuple[CriterionChange, ...]:
    """Compare two eligibility texts item by item; items that only moved are no change."""
    old, new = split(before), split(after)
    kept = _identical(old, new)
    left = [item for place, item in enumerate(old) if place not in kept]
    came = [item for place, item in enumerate(new) if place not in set(kept.values())]
    pairs = _pairs(left, came)
    changed = [CriterionChange(first, other, weight(first, other)) for first, other in pairs]
    gone = [CriterionChange(item, None, "high") for item in left if _lacks(item, pairs, 0)]
    added = [CriterionChange(None, item, "high") for item in came if _lacks(item, pairs, 1)]
    return (*changed, *gone, *added)


def _lacks(item: Criterion, pairs: Sequence[tuple[Criterion, Criterion]], side: int) -> bool:
    return not any(pair[side] is item for pair in pairs)


def _identical(old: Sequence[Criterion], new: Sequence[Criterion]) -> dict[int, int]:
    """Pair items that stand in the same list with the same words, white space aside."""
    free: dict[tuple[str, str | None, str], list[int]] = {}
    for place, item in enumerate(new):
        free.setdefault(_key(item), []).append(place)
    result: dict[int, int] = {}
    for place, item in enumerate(old):
        places = free.get(_key(item))
        if places:
            result[place] = places.pop(0)
    return result


def _key(item: Criterion) -> tuple[str, str | None, str]:
    return item.polarity, item.group, " ".join(item.text.split())


def _pairs(old: Sequence[Criterion], new: Sequence[Criterion]) -> list[tuple[Criterion, Criterion]]:
    scored = [
        (score, first, second)
        for first, item in enumerate(old)
        for second, other in enumerate(new)
        if (score := _likeness(item, other)) >= _ALIKE
    ]
    result: list[tuple[Criterion, Criterion]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, first, second in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if first not in used_old and second not in used_new:
            used_old.add(first)
            used_new.add(second)
            result.append((old[first], new[second]))
    return result


def _likeness(item: Criterion, other: Criterion) -> float:
    first, second = _words(item.text), _words(other.text)
    shared = 2 * len(set(first) & set(second)) / max(1, len(set(first)) + len(set(second)))
    if shared < _ALIKE:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def weight(before: Criterion, after: Criterion) -> VersionWeight:
    """Return how much the change of one criterion weighs."""
    if before.polarity != after.polarity or before.group != after.group:
        return "high"
    first, second = _words(before.text), _words(after.text)
    if [word for word in first if word not in _LIGHT] == [
        word for word in second if word not in _LIGHT
    ]:
        return "wording"
    return "medium" if _weighty(first) == _weighty(second) else "high"


def _words(text: str) -> list[str]:
    return [operator(hit[0]) if hit["sign"] else hit[0] for hit in _WORD.finditer(small(text))]


def _weighty(words: Sequence[str]) -> list[str]:
    """Return the words a change must not hide: comparators, numbers and what follows them, "or"."""
    return [
        word
        for place, word in enumerate(words)
        if _WEIGHTY.match(word)
        or any(near[0].isdigit() for near in words[max(0, place - 3) : place])
    ]

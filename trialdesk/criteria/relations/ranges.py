"""The figures a limit spans, and how two such ranges relate."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from trialdesk.criteria.lexicon.parameters import parameters
from trialdesk.domain.constraint import Constraint

Relation = Literal["same", "a_stricter", "b_stricter", "different", "not_stated"]

_SAME_WITHIN = Decimal("0.02")
_Bound = tuple[Decimal, bool]
"""A value, and whether the value itself is out."""


@dataclass(frozen=True, slots=True)
class Range:
    """The figures between two bounds, or the grades of a scale."""

    low: _Bound | None = None
    high: _Bound | None = None
    grades: frozenset[Decimal] | None = None


def range_of(limit: Constraint, *, complement: bool) -> Range | None:
    """Return the figures within a limit, or all outside it; None where that is no single range."""
    if not isinstance(limit.value, Decimal):
        return None
    scale = parameters()[limit.parameter].scale if limit.parameter in parameters() else ()
    if scale:
        inside = frozenset(grade for grade in map(Decimal, scale) if _holds(limit, grade))
        return Range(grades=frozenset(map(Decimal, scale)) - inside if complement else inside)
    value = limit.value if limit.value_si is None else limit.value_si
    if limit.operator == "between":
        high = limit.high if limit.high_si is None else limit.high_si
        return None if complement or high is None else Range((value, False), (high, False))
    return _half(limit.operator, value, complement=complement)


def _holds(limit: Constraint, grade: Decimal) -> bool:
    value = limit.value
    assert isinstance(value, Decimal)  # noqa: S101 - told to the type checker
    if limit.operator == "in":
        return grade in limit.values
    if limit.operator == "between":
        return limit.high is not None and value <= grade <= limit.high
    if limit.operator == "=":
        return grade == value
    if limit.operator.startswith(">"):
        return grade > value or (limit.operator == ">=" and grade == value)
    return grade < value or (limit.operator == "<=" and grade == value)


def _half(operator: str, value: Decimal, *, complement: bool) -> Range | None:
    if operator[0] not in "<>":
        return None
    strict = not operator.endswith("=")
    upward = operator[0] == ">"
    if complement:
        upward, strict = not upward, not strict
    bound = (value, strict)
    return Range(low=bound) if upward else Range(high=bound)


def merged(first: Range, other: Range | None) -> Range | None:
    """Return what lies in both; None where they repeat a bound."""
    if other is None:
        return None
    if first.grades is not None and other.grades is not None:
        return Range(grades=first.grades & other.grades)
    if first.low and other.low and first.low != other.low:
        return None
    if first.high and other.high and first.high != other.high:
        return None
    return Range(first.low or other.low, first.high or other.high)


def compared(first: Range | None, other: Range | None) -> Relation:
    """Relate what two trials admit; a figure only one trial limits makes that one stricter."""
    if first is None or other is None:
        return "b_stricter" if first is None else "a_stricter"
    if first.grades is not None and other.grades is not None:
        return _of_sets(first.grades, other.grades)
    low = _of_bounds(first.low, other.low, upward=True)
    high = _of_bounds(first.high, other.high, upward=False)
    return combined([low, high])


def _of_sets(first: frozenset[Decimal], other: frozenset[Decimal]) -> Relation:
    if first == other:
        return "same"
    if first < other:
        return "a_stricter"
    return "b_stricter" if first > other else "different"


def _of_bounds(first: _Bound | None, other: _Bound | None, *, upward: bool) -> Relation:
    if first is None and other is None:
        return "same"
    if first is None or other is None:
        return "b_stricter" if first is None else "a_stricter"
    if abs(first[0] - other[0]) <= _SAME_WITHIN * abs(other[0]):
        if first[1] == other[1]:
            return "same"
        return "a_stricter" if first[1] else "b_stricter"
    return "a_stricter" if (first[0] > other[0]) == upward else "b_stricter"


def combined(relations: Sequence[Relation]) -> Relation:
    """Sum up relations; those that contradict each other come to "different"."""
    kinds = set(relations) - {"same"}
    if not kinds:
        return "same"
    return kinds.pop() if len(kinds) == 1 else "different"

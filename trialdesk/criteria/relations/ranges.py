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


def range_of(one: Constraint, *, complement: bool) -> Range | None:
    """Give the figures within a limit, or all outside it; None where that is no single range."""
    if not isinstance(one.value, Decimal):
        return None
    scale = parameters()[one.parameter].scale if one.parameter in parameters() else ()
    if scale:
        inside = frozenset(grade for grade in map(Decimal, scale) if _holds(one, grade))
        return Range(grades=frozenset(map(Decimal, scale)) - inside if complement else inside)
    value = one.value if one.value_si is None else one.value_si
    if one.operator == "between":
        high = one.high if one.high_si is None else one.high_si
        return None if complement or high is None else Range((value, False), (high, False))
    return _half(one.operator, value, complement=complement)


def _holds(one: Constraint, grade: Decimal) -> bool:
    value = one.value
    assert isinstance(value, Decimal)  # noqa: S101 - told to the type checker
    if one.operator == "in":
        return grade in one.values
    if one.operator == "between":
        return one.high is not None and value <= grade <= one.high
    if one.operator == "=":
        return grade == value
    if one.operator.startswith(">"):
        return grade > value or (one.operator == ">=" and grade == value)
    return grade < value or (one.operator == "<=" and grade == value)


def _half(operator: str, value: Decimal, *, complement: bool) -> Range | None:
    if operator[0] not in "<>":
        return None
    strict = not operator.endswith("=")
    upward = operator[0] == ">"
    if complement:
        upward, strict = not upward, not strict
    bound = (value, strict)
    return Range(low=bound) if upward else Range(high=bound)


def merged(one: Range, other: Range | None) -> Range | None:
    """Give what lies in both; None where they repeat a bound."""
    if other is None:
        return None
    if one.grades is not None and other.grades is not None:
        return Range(grades=one.grades & other.grades)
    if one.low and other.low and one.low != other.low:
        return None
    if one.high and other.high and one.high != other.high:
        return None
    return Range(one.low or other.low, one.high or other.high)


def compared(one: Range | None, other: Range | None) -> Relation:
    """Relate what two trials admit; a figure only one trial limits makes that one stricter."""
    if one is None or other is None:
        return "b_stricter" if one is None else "a_stricter"
    if one.grades is not None and other.grades is not None:
        return _of_sets(one.grades, other.grades)
    low = _of_bounds(one.low, other.low, upward=True)
    high = _of_bounds(one.high, other.high, upward=False)
    return combined([low, high])


def _of_sets(one: frozenset[Decimal], other: frozenset[Decimal]) -> Relation:
    if one == other:
        return "same"
    if one < other:
        return "a_stricter"
    return "b_stricter" if one > other else "different"


def _of_bounds(one: _Bound | None, other: _Bound | None, *, upward: bool) -> Relation:
    if one is None and other is None:
        return "same"
    if one is None or other is None:
        return "b_stricter" if one is None else "a_stricter"
    if abs(one[0] - other[0]) <= _SAME_WITHIN * abs(other[0]):
        if one[1] == other[1]:
            return "same"
        return "a_stricter" if one[1] else "b_stricter"
    return "a_stricter" if (one[0] > other[0]) == upward else "b_stricter"


def combined(found: Sequence[Relation]) -> Relation:
    """Sum up relations; those that contradict each other come to "different"."""
    kinds = set(found) - {"same"}
    if not kinds:
        return "same"
    return kinds.pop() if len(kinds) == 1 else "different"

"""How the demands of two trials on one subject relate: the same, stricter, or different."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from trialdesk.criteria.lexicon import concepts, parameters
from trialdesk.criteria.topics import Topic, belongs
from trialdesk.domain.constraint import Constraint

Relation = Literal["same", "a_stricter", "b_stricter", "different", "not_stated"]

_NUMBER = re.compile(r"(?<![a-z\d.])\d{1,12}(?:[.,]\d{1,12})*", re.IGNORECASE)
_TIMES = {"washout", "look-back"}
_LIGHT_WORDS = """
a an the of for to in on at by with as is are be been being was were has have had must should
will shall may this that these those their its his her patients patient subjects subject
participants participant individuals individual people women men who which any study trial
defined per according based
"""
_STOP_WORDS = frozenset(_LIGHT_WORDS.split())
_EXCEPTION = re.compile(
    r"\b(?:except|excluding|unless|other than|exempt|apart from)", re.IGNORECASE
)
_ORDERED = re.compile(r"\d|no|not|non|without|except|unless|if|but|and|[^\w]")
_QUALIFIER = re.compile(
    r"\b(?:active|uncontrolled|symptomatic|asymptomatic|severe|serious|known|untreated|treated|stable"
    r"|major|significant|chronic|acute|local|systemic|palliative|curative|radical|clinically|any"
    r"|requiring|suspected|recurrent|unresectable|metastatic|non|not|no)\b"
)
_SAME_WITHIN = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class _Range:
    """What a trial admits of one figure; a bound is (value, whether the value itself is out)."""

    low: tuple[Decimal, bool] | None = None
    high: tuple[Decimal, bool] | None = None
    grades: frozenset[Decimal] | None = None


def relation(a: Sequence[Topic], b: Sequence[Topic], concept: str) -> Relation:
    """Relate what two trials demand on one concept; "different" wherever that is not certain."""
    if not a or not b:
        return "not_stated"
    if _polarities(a) == _polarities(b) and _same_words(a, b):
        return "same"
    if _exceptions(a) != _exceptions(b):
        return "different"
    if concept in concepts() and concepts()[concept].plain:
        return "same" if _plainly_same(a, b) else "different"
    first, second = _states(a, concept), _states(b, concept)
    if first and first == second:
        return "same"
    return _by_figures(a, b, concept)


def _by_figures(a: Sequence[Topic], b: Sequence[Topic], concept: str) -> Relation:
    first, second = _admitted(a, concept), _admitted(b, concept)
    if not first or not second:
        return "different"
    own = all(_is_own(parameter) for parameter, _ in {*first, *second})
    if not own and (set(first) != set(second) or _qualifiers(a) != _qualifiers(b)):
        return "different"
    return _combined([_compared(first.get(key), second.get(key)) for key in {*first, *second}])


def _is_own(parameter: str) -> bool:
    """Tell a figure that says all there is to a concept, as platelets do."""
    return parameter in parameters() and parameters()[parameter].concept is not None


def _plainly_same(a: Sequence[Topic], b: Sequence[Topic]) -> bool:
    return (
        _polarities(a) == _polarities(b)
        and _qualifiers(a) == _qualifiers(b)
        and _numbers(a) == _numbers(b)
    )


def _numbers(topics: Sequence[Topic]) -> set[str]:
    return {number for topic in topics for number in _NUMBER.findall(topic.atom.text)}


def _exceptions(topics: Sequence[Topic]) -> int:
    return sum(_EXCEPTION.search(topic.atom.text) is not None for topic in topics)


def _qualifiers(topics: Sequence[Topic]) -> set[str]:
    found = {word for topic in topics for word in _QUALIFIER.findall(topic.atom.text.lower())}
    return {"major" if word == "significant" else word for word in found}


def _states(topics: Sequence[Topic], concept: str) -> set[tuple[str, str, bool]]:
    """Give the receptor and gene states of atoms that state nothing else, one an atom."""
    found: set[tuple[str, str, bool]] = set()
    for topic in topics:
        limits = [one for one in topic.constraints if belongs(one, concept)]
        if len(limits) != 1 or not isinstance(limits[0].value, str):
            return set()
        negated = limits[0].negated != (topic.atom.polarity == "exclusion")
        found.add((limits[0].parameter, limits[0].value, negated))
    return found


def _polarities(topics: Sequence[Topic]) -> set[str]:
    return {topic.atom.polarity for topic in topics}


def words(topics: Sequence[Topic]) -> list[str]:
    """Give the words of atoms that carry meaning in their order, plurals folded."""
    text = " ".join(topic.atom.text.lower() for topic in topics)
    found = re.findall(r"\d{1,12}(?:[.,]\d{1,12})*|[^\W_]+|[^\w\s.,;:()\[\]'\"/-]", text)
    return [
        word.removesuffix("s") if len(word) > 3 else word  # noqa: PLR2004 - "is", "gas"
        for word in found
        if word not in _STOP_WORDS
    ]


def _same_words(a: Sequence[Topic], b: Sequence[Topic]) -> bool:
    """Compare words; their order counts where figures, negations or exceptions are among them."""
    first, second = words(a), words(b)
    if any(_ORDERED.match(word) for word in first):
        return first == second
    return sorted(first) == sorted(second)


def _admitted(topics: Sequence[Topic], concept: str) -> Mapping[tuple[str, str], _Range] | None:
    """Give what is admitted of each figure; None where a figure was not understood for certain."""
    ranges: dict[tuple[str, str], _Range] = {}
    for topic in topics:
        limits = [one for one in topic.constraints if belongs(one, concept)]
        if not _all_read(topic) or any(_is_doubtful(one, topic) for one in limits):
            return None
        for one in limits:
            key = (one.parameter, _measure(one))
            found = _range(one, admits=_admits(one, topic))
            merged = found if key not in ranges else _merged(ranges[key], found)
            if merged is None:
                return None
            ranges[key] = merged
    return ranges


def _all_read(topic: Topic) -> bool:
    """Tell whether every number of an atom is part of a limit that was read."""
    spans = [one.span for one in topic.constraints]
    return all(
        any(start <= found.start() < end for start, end in spans)
        for found in _NUMBER.finditer(topic.atom.text)
    )


def _is_doubtful(one: Constraint, topic: Topic) -> bool:
    if one.condition is not None or one.whichever is not None or one.unit == "half-life":
        return True
    joined = one.alternative is not None and topic.atom.polarity != "exclusion"
    return joined or topic.atom.polarity == "unknown" or isinstance(one.value, str)


def _measure(one: Constraint) -> str:
    return one.unit_si or one.unit or ""


def _admits(one: Constraint, topic: Topic) -> bool:
    """Tell whether those within the limit are let in (or kept out)."""
    if one.parameter in _TIMES:
        return (topic.atom.polarity == "inclusion") == (one.operator in {">", ">="})
    return (topic.atom.polarity == "inclusion") != one.negated


def _range(one: Constraint, *, admits: bool) -> _Range | None:
    if not isinstance(one.value, Decimal):
        return None
    scale = parameters()[one.parameter].scale if one.parameter in parameters() else ()
    if scale:
        inside = frozenset(grade for grade in map(Decimal, scale) if _holds(one, grade))
        return _Range(grades=inside if admits else frozenset(map(Decimal, scale)) - inside)
    value = one.value if one.value_si is None else one.value_si
    if one.parameter in _TIMES:
        return _Range(low=(value, False)) if admits or one.operator[0] == "<" else None
    if one.operator == "between":
        high = one.high if one.high_si is None else one.high_si
        return _Range((value, False), (high, False)) if admits and high is not None else None
    return _half(one.operator, value, admits=admits)


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


def _half(operator: str, value: Decimal, *, admits: bool) -> _Range | None:
    if operator[0] not in "<>":
        return None
    strict = not operator.endswith("=")
    upward = operator[0] == ">"
    if not admits:
        upward, strict = not upward, not strict
    bound = (value, strict)
    return _Range(low=bound) if upward else _Range(high=bound)


def _merged(one: _Range, other: _Range | None) -> _Range | None:
    """Give what two limits of one trial admit together; None where they repeat a bound."""
    if other is None:
        return None
    if one.grades is not None and other.grades is not None:
        return _Range(grades=one.grades & other.grades)
    if one.low and other.low and one.low != other.low:
        return None
    if one.high and other.high and one.high != other.high:
        return None
    return _Range(one.low or other.low, one.high or other.high)


def _compared(one: _Range | None, other: _Range | None) -> Relation:
    """Relate two ranges; a figure only one trial limits makes that one stricter."""
    if one is None or other is None:
        return "b_stricter" if one is None else "a_stricter"
    if one.grades is not None and other.grades is not None:
        return _of_sets(one.grades, other.grades)
    low = _of_bounds(one.low, other.low, upward=True)
    high = _of_bounds(one.high, other.high, upward=False)
    return _combined([low, high])


def _of_sets(one: frozenset[Decimal], other: frozenset[Decimal]) -> Relation:
    if one == other:
        return "same"
    if one < other:
        return "a_stricter"
    return "b_stricter" if one > other else "different"


def _of_bounds(
    one: tuple[Decimal, bool] | None, other: tuple[Decimal, bool] | None, *, upward: bool
) -> Relation:
    if one is None and other is None:
        return "same"
    if one is None or other is None:
        return "b_stricter" if one is None else "a_stricter"
    if abs(one[0] - other[0]) <= _SAME_WITHIN * abs(other[0]):
        if one[1] == other[1]:
            return "same"
        return "a_stricter" if one[1] else "b_stricter"
    return "a_stricter" if (one[0] > other[0]) == upward else "b_stricter"


def _combined(found: Sequence[Relation]) -> Relation:
    kinds = set(found) - {"same"}
    if not kinds:
        return "same"
    return kinds.pop() if len(kinds) == 1 else "different"

"""Constraints: the limits a criterion states in figures, read with certainty or not at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from trialdesk.criteria import surroundings
from trialdesk.criteria.comparators import operator
from trialdesk.criteria.lexicon import Parameter, parameters
from trialdesk.criteria.quantities import (
    NUMBER_WORDS,
    Quantity,
    in_months,
    in_si,
    is_plausible,
    written_unit,
)
from trialdesk.criteria.statements import Limit, read_limit_at, read_parameters, read_value
from trialdesk.criteria.statuses import statuses
from trialdesk.criteria.tokens import Token, tokens
from trialdesk.criteria.windows import TimeSpan, time_spans
from trialdesk.domain.constraint import Constraint, Window
from trialdesk.domain.criterion import Polarity

_TIMED = {"life expectancy", "age"}
_HIGHEST_MULTIPLE = 20
_SAME_WITHIN = Decimal("0.03")
_ECOG_HIGHEST = 5
_NEAR_VALUE = 5
_FAR_BACK = 60
_FIGURE = re.compile(
    rf"\d|(?<![a-z])(?:{'|'.join(NUMBER_WORDS)}|i{{1,3}}|iv|i?uln|lln|limit)(?![a-z])"
)
_TOXICITY = re.compile(r"ctcae|toxic|adverse|common terminology")
_HER2 = re.compile(r"her-?\s?2|erbb2|epidermal growth factor receptor\s?-?2")
_MENOPAUSE = re.compile(r"menopaus|amenorrh|childbearing")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text in small letters with its tokens."""

    text: str
    lowered: str
    tokens: Sequence[Token]
    spans: Sequence[TimeSpan]
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class _Statement:
    """Parameters that share a limit; ``first`` and ``after`` are places of tokens."""

    names: tuple[str, ...]
    limit: Limit
    first: int
    after: int
    is_further: bool = False


def constraints(text: str, polarity: Polarity = "unknown") -> tuple[Constraint, ...]:
    """Read the limits of one criterion; words that cannot be read with certainty give none."""
    lowered = small(text)
    if _FIGURE.search(lowered) is None:
        return tuple(statuses(lowered))
    spans = tuple(span for span in time_spans(lowered) if not _is_value(lowered, span))
    reading = _Reading(text, lowered, tokens(lowered, spans), spans, polarity)
    found: list[Constraint] = []
    previous: _Statement | None = None
    for statement in _statements(reading):
        found = _added(found, statement, previous, reading)
        previous = statement
    return (*found, *statuses(lowered))


def small(text: str) -> str:
    """Give a text in small letters with every character in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] or c for c in text)


def _is_value(lowered: str, span: TimeSpan) -> bool:
    """Tell a stretch of time that is itself the figure: an age, a life expectancy, a range."""
    before = lowered[max(0, span.start - 60) : span.start].rstrip()
    if before[-1:] in {"-", "–", "~"} or before.endswith((" to", " and")):
        return True
    clause = before.replace(";", ".").rpartition(".")[2]
    named = any(word in clause for word in ("expectancy", "survival", "生存期"))
    aged = any(word in clause.split() for word in ("age", "age:", "aged", "ages"))
    return (named or aged) and span.window.direction is None


def _statements(reading: _Reading) -> Iterator[_Statement]:
    place, previous = 0, None
    while place < len(reading.tokens):
        statement = _statement(reading, place, previous)
        if statement is not None:
            yield statement
            previous, place = statement, max(statement.after, place + 1)
            continue
        if reading.tokens[place].kind == "parameter":
            previous = None
        place += 1


def _statement(reading: _Reading, place: int, previous: _Statement | None) -> _Statement | None:
    token = reading.tokens[place]
    if token.kind == "parameter":
        return _named(reading, place)
    if token.kind in {"comparator", "number"}:
        return _unnamed(reading, place) or _further(reading, place, previous)
    return None


def _named(reading: _Reading, place: int) -> _Statement | None:
    names, end = read_parameters(reading.tokens, place)
    parameter = parameters()[names[0]]
    limit = read_value(reading.lowered, reading.tokens, end, parameter)
    if limit is None:
        return None
    first = place
    if place and reading.tokens[place - 1].kind == "comparator":
        if limit.operator is not None:
            return None
        first = place - 1
        limit = replace(limit, operator=operator(reading.tokens[first].name))
    return _Statement(_resolved(names, limit, reading.lowered), limit, first, limit.end)


def _resolved(names: tuple[str, ...], limit: Limit, lowered: str) -> tuple[str, ...]:
    """Name the scale a bare word stands for; no name where the text does not tell it.

    A bare "performance status" is ECOG up to 5 and Karnofsky from 10.
    """
    told = {
        "grade": "CTCAE grade" if _TOXICITY.search(lowered) else None,
        "HER2 IHC": "HER2 IHC" if _HER2.search(lowered) else None,
        "performance status": "ECOG" if limit.quantities[-1].value <= _ECOG_HIGHEST else "KPS",
    }
    found = (told.get(name, name) for name in names)
    return tuple(dict.fromkeys(name for name in found if name is not None))


def _unnamed(reading: _Reading, place: int) -> _Statement | None:
    """Read a figure before its name: "≥2 prior lines", "18 years or older"."""
    if place and reading.tokens[place - 1].kind == "or":
        return None
    limit = _age(reading, place)
    if limit is not None and _is_age(reading.lowered, limit):
        if _qualifies(reading, place):
            return None
        return _Statement(("age",), limit, place, limit.end)
    for name in ("prior lines", "corticosteroid dose"):
        limit = read_limit_at(reading.lowered, reading.tokens, place, parameters()[name])
        if limit is not None and limit.operator is not None:
            after = _place_of(reading.tokens, limit.end, name)
            if after is not None:
                return _Statement((name,), limit, place, after)
    return None


def _age(reading: _Reading, place: int) -> Limit | None:
    """Read an age limit, also both ends of "≥ 18 and ≤ 75 years"."""
    age = parameters()["age"]
    first = read_limit_at(reading.lowered, reading.tokens, place, age)
    if first is None or first.operator != ">=" or first.quantities[0].unit is not None:
        return first
    joined = reading.tokens[first.end : first.end + 2]
    if [token.kind for token in joined] != ["and", "comparator"]:
        return first
    second = read_limit_at(reading.lowered, reading.tokens, first.end + 1, age)
    if second is None or second.operator != "<=":
        return first
    both = (first.quantities[0], second.quantities[0])
    return Limit("between", both, first.start, second.end)


def _qualifies(reading: _Reading, place: int) -> bool:
    """Tell an age that says for whom something else holds: "for patients ≥ 16 years of age"."""
    if _MENOPAUSE.search(reading.lowered):
        return True
    for token in reversed(reading.tokens[max(0, place - _FAR_BACK) : place]):
        if token.kind in {"stop", "comma", "close"}:
            return False
        if token.kind == "condition" and token.name not in {"who", "with"}:
            return True
    return False


def _is_age(lowered: str, limit: Limit) -> bool:
    last = limit.quantities[-1]
    if last.unit not in {"year", "month"} or limit.operator is None:
        return False
    return "old" in lowered[limit.start : last.end + 14].split("(", maxsplit=1)[0] or (
        lowered[last.end : last.end + 10].strip().startswith("of age")
    )


def _place_of(tokens: Sequence[Token], start: int, name: str) -> int | None:
    for place in range(start, min(start + _NEAR_VALUE, len(tokens))):
        if tokens[place].kind == "parameter":
            return place + 1 if tokens[place].name == name else None
        if tokens[place].kind not in {"filler", "word", "and", "slash", "dash", "open"}:
            return None
    return None


def _further(reading: _Reading, place: int, previous: _Statement | None) -> _Statement | None:
    """Read a further limit of the parameters named before: "(≤ 3 × ULN if …)"."""
    if previous is None or not previous.names:
        return None
    between = [token.kind for token in reading.tokens[previous.after : place]]
    parameter = parameters()[previous.names[0]]
    is_bare = reading.tokens[place].kind != "comparator"
    if "stop" in between or (is_bare and not (parameter.scale and between[-1:] == ["or"])):
        return None
    limit = read_limit_at(reading.lowered, reading.tokens, place, parameter)
    if limit is None or (not parameter.scale and limit.quantities[-1].unit is None):
        return None
    return _Statement(previous.names, limit, place, limit.end, is_further=True)


def _added(
    found: list[Constraint],
    statement: _Statement,
    previous: _Statement | None,
    reading: _Reading,
) -> list[Constraint]:
    made = [one for one in _made(statement, reading) if not _is_repeated(one, found)]
    if not made or previous is None:
        return found + made
    joined = surroundings.joined_by(reading.tokens, previous.after, statement.first)
    if not statement.is_further:
        same = joined == "or" or (joined == "open" and _is_performance(statement, previous))
        return _alternatives(found, made, previous) if same else found + made
    return _with_further(found, made, statement, previous, reading)


def _is_performance(statement: _Statement, previous: _Statement) -> bool:
    scales = {"ECOG", "KPS", "Lansky"}
    return set(statement.names) <= scales and set(previous.names) <= scales


def _alternatives(
    found: list[Constraint], made: list[Constraint], previous: _Statement
) -> list[Constraint]:
    """Join new constraints to those of the statement before by "or"."""
    start = previous.limit.start
    before = [one for one in found if one.span[0] == start]
    if not before:
        return found + made
    highest = max((one.alternative or 0 for one in found), default=0)
    group = before[0].alternative or highest + 1
    kept = [replace(one, alternative=group) if one in before else one for one in found]
    return kept + [replace(one, alternative=group) for one in made]


def _with_further(
    found: list[Constraint],
    made: list[Constraint],
    statement: _Statement,
    previous: _Statement,
    reading: _Reading,
) -> list[Constraint]:
    between = surroundings.condition_between(
        reading.text, reading.tokens, previous.after, statement.first
    )
    if made[0].condition is None and between is not None:
        freed = [
            replace(one, condition=None) if one.span[0] == previous.limit.start else one
            for one in found
        ]
        return freed + [replace(one, condition=between) for one in made]
    if made[0].condition is not None:
        return found + made
    before = [one for one in found if one.span[0] == previous.limit.start]
    if before and all(_say_the_same(one, other) for one, other in zip(before, made, strict=False)):
        return found
    joined = surroundings.joined_by(reading.tokens, previous.after, statement.first)
    if joined == "or":
        return _alternatives(found, made, previous)
    if joined in {"and", "comma"}:
        return found + made
    return [one for one in found if one not in before]


def _is_repeated(one: Constraint, found: Sequence[Constraint]) -> bool:
    return any(
        one.parameter == other.parameter
        and one.condition == other.condition
        and one.operator == other.operator
        and (one.value, one.high, one.unit) == (other.value, other.high, other.unit)
        for other in found
    )


def _say_the_same(one: Constraint, other: Constraint) -> bool:
    if one.operator[0] != other.operator[0]:
        return False
    first, second = one.value_si, other.value_si
    if first is None or second is None:
        return (one.value, one.unit) == (other.value, other.unit)
    return abs(first - second) <= _SAME_WITHIN * first


def _made(statement: _Statement, reading: _Reading) -> list[Constraint]:
    """Make the constraints of a statement; none where sense or unit is in doubt."""
    negated = surroundings.negation_before(reading.tokens, statement.first)
    if negated is None or _is_permission(statement, reading):
        return []
    place = statement.limit.start, statement.limit.quantities[-1].end
    if reading.polarity == "inclusion" and surroundings.keeps_out(reading.lowered, *place):
        negated = not negated
    made = [list(_of_parameter(name, statement.limit)) for name in statement.names]
    if not all(made):
        return []
    placed = [_placed(one, statement, reading, negated=negated) for ones in made for one in ones]
    return [one for one in placed if not _is_implausible(one, reading.polarity)]


def _is_implausible(one: Constraint, polarity: Polarity) -> bool:
    """Tell a demand nobody makes: severe toxicity or heart failure as a condition to be let in."""
    if one.parameter not in {"CTCAE grade", "NYHA class"} or one.negated or polarity != "inclusion":
        return False
    lowest = one.value if isinstance(one.value, Decimal) else Decimal(0)
    return one.operator in {">", ">="} or (one.operator not in {"<", "<="} and lowest > 1)


def _is_permission(statement: _Statement, reading: _Reading) -> bool:
    """Tell "patients with … may be enrolled": no demand, whichever list it stands in."""
    place = statement.limit.start, statement.limit.quantities[-1].end
    if reading.polarity == "exclusion":
        return surroundings.lets_in(reading.lowered, *place)
    return surroundings.permits(reading.lowered, *place)


def _placed(
    made: Constraint, statement: _Statement, reading: _Reading, *, negated: bool
) -> Constraint:
    after = surroundings.condition_after(reading.text, reading.tokens, statement.after)
    before = surroundings.condition_before(reading.text, reading.tokens, statement.first)
    excepted = surroundings.exception_before(reading.text, reading.tokens, statement.first)
    return replace(
        made,
        negated=negated,
        condition=after or before or excepted,
        example=_is_example(reading.tokens, statement.first),
        window=_window(reading, statement),
    )


def _is_example(tokens: Sequence[Token], place: int) -> bool:
    for token in reversed(tokens[max(0, place - _FAR_BACK) : place]):
        if token.kind in {"close", "stop"}:
            return False
        if token.kind == "example":
            return token.name.startswith(("e", "such", "for", "like"))
    return False


def _window(reading: _Reading, statement: _Statement) -> Window | None:
    """Give the stretch of time that follows a limit at once, or stands inside its words."""
    start = reading.tokens[statement.first].start
    after = reading.tokens[statement.after : statement.after + 4]
    end = next((token.end for token in after if token.kind == "window"), 0)
    if any(token.kind in {"stop", "parameter", "comparator", "number"} for token in after):
        end = 0
    inside = statement.limit.start
    for span in reading.spans:
        if span.end == end or start < span.start < inside:
            return span.window
    return None


def _of_parameter(name: str, limit: Limit) -> Iterator[Constraint]:
    parameter = parameters()[name]
    if parameter.paired:
        yield from _of_pair(parameter, limit)
    elif parameter.scale:
        yield from _of_scale(parameter, limit)
    else:
        yield from _of_measure(parameter, limit)


def _of_pair(parameter: Parameter, limit: Limit) -> Iterator[Constraint]:
    if len(limit.quantities) != len(parameter.paired) or limit.operator is None:
        return
    for name, quantity in zip(parameter.paired, limit.quantities, strict=True):
        single = Limit(limit.operator, (quantity,), limit.start, limit.end)
        for made in _of_measure(parameters()[name], single):
            yield replace(made, unit="mmHg", alternative=1)


def _of_scale(parameter: Parameter, limit: Limit) -> Iterator[Constraint]:
    grades = [quantity.value for quantity in limit.quantities]
    if any(grade not in parameter.scale for grade in grades) or grades != sorted(set(grades)):
        return
    span = (limit.start, limit.quantities[-1].end)
    if len(grades) == 1:
        told = limit.operator or "="
        yield Constraint(parameter.name, told, grades[0], span=span)
    elif limit.operator == "between":
        yield Constraint(parameter.name, "between", grades[0], high=grades[1], span=span)
    else:
        yield Constraint(parameter.name, "in", grades[0], values=tuple(grades), span=span)


def _of_measure(parameter: Parameter, limit: Limit) -> Iterator[Constraint]:
    if limit.operator is None or limit.operator == "in":
        return
    last = limit.quantities[-1]
    quantities = [_with_unit(one, last) for one in limit.quantities]
    if not all(_fits(one, parameter) for one in quantities):
        return
    converted = [_si(one, parameter) for one in quantities]
    first, unit_si = converted[0] or (None, None)
    high = quantities[1] if len(quantities) > 1 else None
    high_si = converted[1][0] if high is not None and converted[1] is not None else None
    yield Constraint(
        parameter.name,
        limit.operator,
        quantities[0].value,
        unit=written_unit(quantities[0]) or _unit_of_bare(parameter),
        high=high.value if high else None,
        value_si=first,
        high_si=high_si,
        unit_si=unit_si,
        span=(limit.start, last.end),
    )


def _with_unit(quantity: Quantity, last: Quantity) -> Quantity:
    if quantity.unit is None and not quantity.power:
        return replace(quantity, unit=last.unit, power=last.power)
    return quantity


def _unit_of_bare(parameter: Parameter) -> str | None:
    return parameter.units[0] if parameter.bare and parameter.units[0] != "x ULN" else None


def _fits(quantity: Quantity, parameter: Parameter) -> bool:
    """Tell whether the unit is one of the parameter and the figure a plausible one."""
    if quantity.unit in {"x ULN", "x LLN"}:
        return quantity.unit in parameter.units and quantity.value <= _HIGHEST_MULTIPLE
    if parameter.si is not None:
        return in_si(quantity, parameter) is not None or _is_count_as_written(quantity, parameter)
    if quantity.power:
        return False
    if quantity.unit is None:
        return parameter.bare and is_plausible(quantity.value, parameter)
    if parameter.name in _TIMED:
        return quantity.unit in parameter.units
    return quantity.unit in parameter.units and is_plausible(quantity.value, parameter)


def _is_count_as_written(quantity: Quantity, parameter: Parameter) -> bool:
    """Tell a count such as "100,000/mL" whose unit cannot be meant; it keeps its words, no SI."""
    low, high = parameter.bare_low, parameter.bare_high
    if low is None or high is None or quantity.power or quantity.unit not in {"/mL", "/L"}:
        return False
    return low <= quantity.value <= high


def _si(quantity: Quantity, parameter: Parameter) -> tuple[Decimal, str] | None:
    if parameter.name in _TIMED and quantity.unit is not None:
        months = in_months(quantity.value, quantity.unit)
        return None if months is None else (months, "month")
    found = in_si(quantity, parameter)
    return None if found is None else (found[0].normalize() + 0, found[1])

"""Statements: which parameter, or parameters together, a limit of the text belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialdesk.criteria.lexicon.parameters import AGE, Meaning, Parameter, parameters
from trialdesk.criteria.limits import conditions
from trialdesk.criteria.limits.comparators import operator
from trialdesk.criteria.limits.further import further, or_normal
from trialdesk.criteria.limits.limits import (
    Limit,
    joined_names,
    read_limit_at,
    read_parameters,
    read_value,
)
from trialdesk.criteria.limits.reading import CriterionReading, LimitStatement
from trialdesk.criteria.limits.tokens import CriterionToken

_NEAR_VALUE = 5
_NEAR_NAME = 9
_FAR_NAME = 16
_FAR_UNIT = 60
_YEARS = ("year", "month", "yr", "mo", "y.", "yo", "岁", "年", "月")
_DEMANDED = re.compile(
    r"(?:[\s,]{0,2}(?![\s,])|[\s,]{3})(?:of age|old)?"
    r"(?:\s|(?!\s))(?:(?:or|and) (?:older|above|over))?(?:\s|(?!\s))"
    r"(?:must|should|(?:are|is) required|needs?)\b"
)
_FAR_BACK = 60
_BEGINS = {"parameter", "comparator", "number"}
_NEAR_EVENT = 60
_LONGEST_PEOPLE = 80
_PEOPLE = re.compile(
    r"(?:[\s,:;/*•-]|(?:males?|females?|m[ae]n|wom[ae]n|or|and|adults?|patients?|subjects?"
    r"|participants?|must|be|are|is|should|all|healthy|between|volunteers?|either|sex|of|the|gender)\b)*"
)
_ENDS = re.compile(r"\s?(?:$|[.,;)\n]|\(inclusive|inclusive|at (?:the )?(?:time|screening|enrol))")
_OTHER_AGE = re.compile(
    r"\b(?:death|died|diagnos\w+|onset|relatives?|siblings?|family|smok\w+|menarche|before|until)\b"
    r"[^.;,()]{0,40}$"
)
_NEAR_SCALE = 90
_BREAKS = frozenset(".;,")
_DAILY = re.compile(r"\b(?:daily|day)\b")
_DOSE_A_DAY = "mg/day"
_MENOPAUSE = re.compile(r"menopaus|amenorrh|childbearing")


def find_statements(reading: CriterionReading) -> Iterator[LimitStatement]:
    """Find the statements of a text in its order."""
    place, previous = 0, None
    while place < len(reading.tokens):
        if reading.tokens[place].kind not in _BEGINS:
            place += 1
            continue
        statement = _statement(reading, place, previous)
        if statement is not None and _says_for_whom(reading, statement, previous):
            place = max(statement.after, place + 1)
            previous = previous if statement.names == (AGE,) else None
            continue
        if statement is not None:
            yield statement
            previous, place = statement, max(statement.after, place + 1)
            normal = or_normal(reading, statement)
            if normal is not None:
                yield normal
                previous, place = normal, max(normal.after, place)
            continue
        if reading.tokens[place].kind == "parameter":
            previous = None
        place += 1


def _statement(
    reading: CriterionReading, place: int, previous: LimitStatement | None
) -> LimitStatement | None:
    token = reading.tokens[place]
    if token.kind == "parameter":
        return _named(reading, place, previous)
    if token.kind in {"comparator", "number"}:
        return _unnamed(reading, place) or further(reading, place, previous)
    return None


def _says_for_whom(
    reading: CriterionReading, statement: LimitStatement, previous: LimitStatement | None
) -> bool:
    """Recognise a limit that is part of the condition of another, or an age in its bracket."""
    first = statement.first
    if statement.names == (AGE,) and _is_age_of_some(reading, statement, previous):
        return True
    if previous is not None and first < conditions.condition_end(reading.tokens, previous.after):
        excepted = reading.tokens[previous.after : first]
        is_exception = any(token.name.startswith(conditions.EXCEPTIONS) for token in excepted)
        return not (is_exception and statement.names == previous.names)
    return conditions.heads_a_condition(reading.tokens, first, statement.after)


def _is_age_of_some(
    reading: CriterionReading, statement: LimitStatement, previous: LimitStatement | None
) -> bool:
    """Recognise "Karnofsky (≥ 16 years of age)" and "patients > 16 years must have Karnofsky"."""
    if previous is not None and previous.names == (AGE,):
        return False
    first, end = statement.first, statement.limit.quantities[-1].end
    if conditions.is_in_bracket_of_figure(reading.tokens, first):
        return True
    return _DEMANDED.match(reading.lowered, end) is not None


def _named(
    reading: CriterionReading, place: int, previous: LimitStatement | None
) -> LimitStatement | None:
    names, end = read_parameters(reading.tokens, place)
    parameter = parameters()[names[0]]
    limit = read_value(reading.lowered, reading.tokens, end, parameter)
    if limit is None:
        return None
    limit = _per_day(reading.lowered, limit, names[0])
    single = _of_pair(reading, names, limit)
    if single is not None:
        return replace(single, first=place)
    first = place
    is_free = previous is None or previous.after < place
    if place and is_free and reading.tokens[place - 1].kind == "comparator":
        if limit.operator is not None:
            return None
        first = place - 1
        limit = replace(limit, operator=operator(reading.tokens[first].name))
    either = joined_names(reading.tokens, place, end)
    named = () if either is None else _resolved(names, limit, reading.lowered)
    return LimitStatement(named, limit, first, limit.end, either=bool(either))


def _of_pair(
    reading: CriterionReading, names: tuple[str, ...], limit: Limit
) -> LimitStatement | None:
    """Read "blood pressure > 160 mmHg systolic": one of a pair, named behind its figure."""
    paired = parameters()[names[0]].paired
    behind = reading.tokens[limit.end : limit.end + 1]
    if not behind or behind[0].name not in paired or len(limit.quantities) > 1:
        return None
    single = read_limit_at(
        reading.lowered,
        reading.tokens,
        _place_at(reading.tokens, limit.start),
        parameters()[behind[0].name],
    )
    return None if single is None else LimitStatement((behind[0].name,), single, 0, limit.end + 1)


def _place_at(tokens: Sequence[CriterionToken], start: int) -> int:
    return next(place for place, token in enumerate(tokens) if token.start >= start)


def _resolved(names: tuple[str, ...], limit: Limit, lowered: str) -> tuple[str, ...]:
    """Name the scales general words stand for; no name where the text does not tell one."""
    known = parameters()
    general = next(
        (
            parameter
            for parameter in known.values()
            if parameter.alike and _are_meant(names, parameter)
        ),
        None,
    )
    names = names if general is None else (general.name,)
    result = [
        _scale_of(known[name].meanings, limit, lowered) if known[name].meanings else name
        for name in names
    ]
    if None in result:
        return ()
    return tuple(dict.fromkeys(name for name in result if name is not None))


def _are_meant(names: tuple[str, ...], general: Parameter) -> bool:
    """Recognise "ECOG or Karnofsky": every scale a general name may mean is named."""
    return {meaning.parameter for meaning in general.meanings} <= set(names)


def _scale_of(meanings: Sequence[Meaning], limit: Limit, lowered: str) -> str | None:
    """Return a scale from its figures or from what the text speaks of."""
    fitting = (meaning for meaning in meanings if _fits(meaning, limit, lowered))
    meaning = next(fitting, None)
    return None if meaning is None else meaning.parameter


def _fits(meaning: Meaning, limit: Limit, lowered: str) -> bool:
    if meaning.up_to is not None:
        return limit.quantities[-1].value <= meaning.up_to
    if meaning.near is not None:
        return _is_near(meaning.near, meaning.unless, limit, lowered)
    return meaning.anywhere is None or meaning.anywhere.search(lowered) is not None


def _is_near(words: re.Pattern[str], unless: str | None, limit: Limit, lowered: str) -> bool:
    """Recognise "class III or IV heart failure as defined by the New York Heart Association"."""
    end = limit.quantities[-1].end
    behind = words.search(lowered, end, end + 2 * _NEAR_SCALE)
    if behind is not None and _BREAKS.isdisjoint(lowered[end : behind.start()]):
        return unless is None or unless not in lowered[end : behind.start()]
    before = words.search(lowered, max(0, limit.start - _NEAR_SCALE), limit.start)
    return before is not None and _BREAKS.isdisjoint(lowered[before.end() : limit.start])


def _unnamed(reading: CriterionReading, place: int) -> LimitStatement | None:
    """Read a figure before its name: "≥2 prior lines", "18 years or older"."""
    start = reading.tokens[place].start
    words = reading.lowered[start : start + _FAR_UNIT]
    limit = _age(reading, place) if any(unit in words for unit in _YEARS) else None
    if limit is not None and _is_age(reading.lowered, limit):
        if _qualifies(reading, place):
            return None
        return LimitStatement((AGE,), limit, place, limit.end)
    near = reading.tokens[place : place + _FAR_NAME]
    named = dict.fromkeys(token.name for token in near if _is_name(token))
    for name in named:
        parameter = parameters()[name]
        if not parameter.follows_value or _is_of_other(reading.lowered, start, parameter.not_of):
            continue
        limit = read_limit_at(reading.lowered, reading.tokens, place, parameter)
        doubtful = place > 0 and reading.tokens[place - 1].kind == "or"
        if limit is not None and limit.operator is not None and not doubtful:
            after = _place_of(reading.tokens, limit.end, name)
            if after is not None:
                return LimitStatement((name,), _per_day(reading.lowered, limit, name), place, after)
    return _before_name(reading, place) if named else None


def _is_of_other(lowered: str, start: int, words: Sequence[str]) -> bool:
    """Recognise lines of endocrine therapy, which no count of lines of treatment holds."""
    behind = re.split("[.;]", lowered[start : start + _FAR_UNIT])[0]
    before = re.split("[.;]", lowered[max(0, start - _FAR_UNIT) : start])[-1]
    return any(word in before + behind for word in words)


def _per_day(lowered: str, limit: Limit, name: str) -> Limit:
    """Read "10 mg of prednisone daily"; a dose of another steroid is not the one of prednisone."""
    last = limit.quantities[-1]
    parameter = parameters()[name]
    if _DOSE_A_DAY not in parameter.units or len(limit.quantities) > 1:
        return limit
    behind = re.split("[.;,]", lowered[last.end : last.end + _FAR_UNIT])[0]
    if parameter.other_drugs is not None and parameter.other_drugs.search(behind):
        return replace(limit, operator=None)
    daily = _DAILY.search(behind)
    if last.unit == "mg" and daily is not None and "kg" not in behind[: daily.start()]:
        return replace(limit, quantities=(replace(last, unit=_DOSE_A_DAY),))
    return limit


def _before_name(reading: CriterionReading, place: int) -> LimitStatement | None:
    """Read "≥ 50 mL/min creatinine clearance", nothing but fillers between."""
    tokens = reading.tokens
    if tokens[place].kind != "comparator":
        return None
    named_at = next(
        (at for at in range(place, min(place + _NEAR_NAME, len(tokens))) if _is_name(tokens[at])), 0
    )
    if not named_at:
        return None
    names, after = read_parameters(tokens, named_at)
    limit = read_limit_at(reading.lowered, tokens, place, parameters()[names[0]])
    if limit is None or limit.quantities[-1].unit is None or limit.end > named_at:
        return None
    if any(token.kind not in {"filler", "dash"} for token in tokens[limit.end : named_at]):
        return None
    return LimitStatement(names, limit, place, after)


def _is_name(token: CriterionToken) -> bool:
    return token.kind == "parameter"


def _age(reading: CriterionReading, place: int) -> Limit | None:
    """Read an age limit, also both ends of "≥ 18 and ≤ 75 years"."""
    age = parameters()[AGE]
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


def _qualifies(reading: CriterionReading, place: int) -> bool:
    """Recognise an age that says for whom something holds: "for patients ≥ 16 years of age"."""
    if _MENOPAUSE.search(reading.lowered):
        return True
    start = reading.tokens[place].start
    if _OTHER_AGE.search(reading.lowered, max(0, start - _NEAR_EVENT), start):
        return True
    depth = 0
    for token in reversed(reading.tokens[max(0, place - _FAR_BACK) : place]):
        depth += (token.kind == "close") - (token.kind == "open")
        if token.kind in {"stop", "comma"}:
            return False
        if depth <= 0 and token.kind == "condition" and token.name not in {"who", "with"}:
            return True
    return False


def _is_age(lowered: str, limit: Limit) -> bool:
    last = limit.quantities[-1]
    if last.unit not in {"year", "month"} or limit.operator is None:
        return False
    if is_plain_age(lowered, limit.start, last.end):
        return True
    return "old" in lowered[limit.start : last.end + 14].split("(", maxsplit=1)[0] or (
        lowered[last.end : last.end + 10].strip().startswith("of age")
    )


def is_plain_age(lowered: str, start: int, end: int) -> bool:
    """Recognise an item that says nothing but who and how old: "Male or female, ≥ 18 years"."""
    return (
        _PEOPLE.fullmatch(lowered, max(0, start - _LONGEST_PEOPLE), start) is not None
        and _ENDS.match(lowered, end) is not None
    )


def _place_of(tokens: Sequence[CriterionToken], start: int, name: str) -> int | None:
    for place in range(start, min(start + _NEAR_VALUE, len(tokens))):
        if tokens[place].kind == "parameter":
            return place + 1 if tokens[place].name == name else None
        if tokens[place].kind not in {"filler", "word", "and", "slash", "dash", "open"}:
            return None
    return None

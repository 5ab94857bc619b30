"""Statements: which parameter, or parameters together, a limit of the text belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trialdesk.criteria.comparators import operator
from trialdesk.criteria.lexicon import parameters
from trialdesk.criteria.limits import Limit, read_limit_at, read_parameters, read_value
from trialdesk.criteria.tokens import Token
from trialdesk.criteria.windows import TimeSpan
from trialdesk.domain.criterion import Polarity

_ECOG_HIGHEST = 5
_NEAR_VALUE = 5
_NEAR_NAME = 9
_FAR_BACK = 60
_BEGINS = {"parameter", "comparator", "number"}
_TOXICITY = re.compile(r"ctcae|toxic|adverse|common terminology")
_HER2 = re.compile(r"her-?\s?2|erbb2|epidermal growth factor receptor\s?-?2")
_MENOPAUSE = re.compile(r"menopaus|amenorrh|childbearing")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in small letters with its tokens."""

    text: str
    lowered: str
    tokens: Sequence[Token]
    spans: Sequence[TimeSpan]
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Statement:
    """Parameters that share a limit; ``first`` and ``after`` are places of tokens."""

    names: tuple[str, ...]
    limit: Limit
    first: int
    after: int
    is_further: bool = False


def find_statements(reading: Reading) -> Iterator[Statement]:
    """Find the statements of a text in its order."""
    place, previous = 0, None
    while place < len(reading.tokens):
        if reading.tokens[place].kind not in _BEGINS:
            place += 1
            continue
        statement = _statement(reading, place, previous)
        if statement is not None:
            yield statement
            previous, place = statement, max(statement.after, place + 1)
            continue
        if reading.tokens[place].kind == "parameter":
            previous = None
        place += 1


def _statement(reading: Reading, place: int, previous: Statement | None) -> Statement | None:
    token = reading.tokens[place]
    if token.kind == "parameter":
        return _named(reading, place)
    if token.kind in {"comparator", "number"}:
        return _unnamed(reading, place) or _further(reading, place, previous)
    return None


def _named(reading: Reading, place: int) -> Statement | None:
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
    return Statement(_resolved(names, limit, reading.lowered), limit, first, limit.end)


def _resolved(names: tuple[str, ...], limit: Limit, lowered: str) -> tuple[str, ...]:
    """Name the scale a bare word stands for; no name where the text does not tell it.

    A bare "performance status" is ECOG up to 5 and Karnofsky from 10.
    """
    told = {
        "grade": "CTCAE grade" if _TOXICITY.search(lowered) else None,
        "HER2 IHC": "HER2 IHC" if _HER2.search(lowered) else None,
        "performance status": "ECOG" if limit.quantities[-1].value <= _ECOG_HIGHEST else "KPS",
    }
    found = [told.get(name, name) for name in names]
    if None in found:
        return ()
    return tuple(dict.fromkeys(name for name in found if name is not None))


def _unnamed(reading: Reading, place: int) -> Statement | None:
    """Read a figure before its name: "≥2 prior lines", "18 years or older"."""
    limit = _age(reading, place)
    if limit is not None and _is_age(reading.lowered, limit):
        if _qualifies(reading, place):
            return None
        return Statement(("age",), limit, place, limit.end)
    for name in ("prior lines", "corticosteroid dose"):
        limit = read_limit_at(reading.lowered, reading.tokens, place, parameters()[name])
        doubtful = place > 0 and reading.tokens[place - 1].kind == "or"
        if limit is not None and limit.operator is not None and not doubtful:
            after = _place_of(reading.tokens, limit.end, name)
            if after is not None:
                return Statement((name,), limit, place, after)
    return _before_name(reading, place)


def _before_name(reading: Reading, place: int) -> Statement | None:
    """Read "≥ 50 mL/min creatinine clearance"."""
    if reading.tokens[place].kind != "comparator":
        return None
    for ahead in range(place + 1, min(place + _NEAR_NAME, len(reading.tokens))):
        if reading.tokens[ahead].kind == "parameter":
            name = reading.tokens[ahead].name
            limit = read_limit_at(reading.lowered, reading.tokens, place, parameters()[name])
            if limit is None or limit.quantities[-1].unit is None or limit.end > ahead:
                return None
            return Statement((name,), limit, place, ahead + 1)
    return None


def _age(reading: Reading, place: int) -> Limit | None:
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


def _qualifies(reading: Reading, place: int) -> bool:
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


def _further(reading: Reading, place: int, previous: Statement | None) -> Statement | None:
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
    return Statement(previous.names, limit, place, limit.end, is_further=True)

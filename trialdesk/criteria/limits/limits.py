"""Limits: how a figure compares, the number and its unit, ranges and lists of grades."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from trialdesk.criteria.lexicon.parameters import Parameter, parameters
from trialdesk.criteria.limits.comparators import AFTER, operator
from trialdesk.criteria.limits.quantities import Quantity, number, read_limit, read_quantity
from trialdesk.criteria.limits.tokens import CriterionToken
from trialdesk.domain.constraint import Operator

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_OTHER_SCALE = re.compile(r"\s{0,2}(?:years?|yrs?|months?|weeks?|days?|mg|cycles?|ml)\b")
_OTHER_OR_SHARE = re.compile(rf"{_OTHER_SCALE.pattern}|\s{{0,2}}(?:%|percent)")
_PASSED_BEFORE_VALUE = 12
_start = attrgetter("start")
_ORDINALS = ("st ", "nd ", "rd ", "th ")
_WHERE_MEASURED = {"electrocardiogram", "ecg", "ekg", "serum", "plasma", "blood"}
_UNKNOWN_SIGN = re.compile(r"\s{0,9}[^\s\w,.;:()\[\]+，；。）（]")


@dataclass(frozen=True, slots=True)
class Limit:
    """How a figure compares: one quantity, a range or a list of grades."""

    operator: Operator | None
    quantities: tuple[Quantity, ...]
    start: int
    end: int
    """Place of the token after it."""


def read_parameters(tokens: Sequence[CriterionToken], place: int) -> tuple[tuple[str, ...], int]:
    """Read "AST and ALT" or "ECOG performance status (PS)" from a place; gives the place after."""
    names: list[str] = [tokens[place].name]
    end = place + 1
    position = end
    while position < len(tokens):
        token = tokens[position]
        if token.kind == "parameter":
            names.append(token.name)
            end = position + 1
        elif token.kind == "open":
            closed = _closed(tokens, position)
            if closed is None:
                break
            names += [inner.name for inner in tokens[position:closed] if inner.kind == "parameter"]
            position = end = closed
            continue
        elif token.kind == "close" and position == place + 1 and tokens[place - 1].kind == "open":
            end = position + 1
        elif token.kind not in {"filler", "or", "and", "slash", "comma", "dash"}:
            break
        position += 1
    return _merged(names), end


def joined_names(tokens: Sequence[CriterionToken], place: int, end: int) -> bool | None:
    """Return whether any of several names is enough ("AST or ALT"); None where "and" stands too."""
    names = [token.name for token in tokens[place:end] if token.kind == "parameter"]
    joints: set[str] = set()
    depth, last, joint = 0, names[0], ""
    for token in tokens[place + 1 : end]:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0 and token.kind in {"or", "and"}:
            joint = token.kind
        elif depth == 0 and token.kind == "parameter":
            joints |= {joint} if token.name != last else set()
            last, joint = token.name, ""
    if {"or", "and"} <= joints:
        return None
    return "or" in joints or (len(names) == 1 and parameters()[names[0]].either)


def _closed(tokens: Sequence[CriterionToken], place: int) -> int | None:
    """Return the place after a bracket that holds no figures; None where it does."""
    depth = 0
    for position in range(place, min(place + 14, len(tokens))):
        kind = tokens[position].kind
        depth += (kind == "open") - (kind == "close")
        if depth == 0:
            return position + 1
        if kind in {"number", "comparator", "roman", "stop"}:
            return None
    return None


def _merged(names: Sequence[str]) -> tuple[str, ...]:
    """Leave out an age beside other names and a general name beside a special one."""
    known = parameters()
    unique = [name for name in dict.fromkeys(names) if name == names[0] or not known[name].apart]
    return tuple(
        meant
        for name in unique
        if set(known[name].special).isdisjoint(unique)
        for meant in (known[name].stands_for or (name,))
    )


def read_value(
    lowered: str, tokens: Sequence[CriterionToken], place: int, parameter: Parameter
) -> Limit | None:
    """Read a limit that may stand behind fillers; None where other words come between."""
    passed = 0
    while place < len(tokens) and passed < _PASSED_BEFORE_VALUE:
        token = tokens[place]
        if token.kind == "number" and parameter.scale and _is_version(lowered, tokens, place):
            place += 1
            continue
        if token.kind in {"comparator", "number", "roman"}:
            return read_limit_at(lowered, tokens, place, parameter)
        if token.kind == "open":
            closed = _closed(tokens, place)
            if closed is None and not _opens_value(tokens, place):
                return None
            place = closed or place + 1
        elif token.kind in {"filler", "colon", "window", "dash", "comma", "close"}:
            place += 1
        elif token.name == "in" and (measured := _measured_in(tokens, place + 1)):
            place = measured
        else:
            return None
        passed += 1
    return None


def _is_version(lowered: str, tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise the version of a scale, as in "CTCAE 5.0" or "CTCAE 5", from its grade."""
    if "." in tokens[place].name:
        return True
    before = tokens[place - 1]
    versions = parameters()[before.name].versions if before.kind == "parameter" else ()
    if not versions or "grade" in lowered[before.start : before.end]:
        return False
    after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    return tokens[place].name in versions and after not in {"dash", "or", "slash"}


def _measured_in(tokens: Sequence[CriterionToken], place: int) -> int | None:
    """Return the place after "in rest electrocardiogram"; None for "in patients with …"."""
    while place < len(tokens) and tokens[place].kind == "filler":
        if tokens[place].name in _WHERE_MEASURED:
            return place + 1
        place += 1
    return None


def _opens_value(tokens: Sequence[CriterionToken], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].kind in {"comparator", "number"}


def read_limit_at(
    lowered: str, tokens: Sequence[CriterionToken], place: int, parameter: Parameter
) -> Limit | None:
    """Read comparator, number, unit and what follows them, starting exactly at a place."""
    start, first_place = tokens[place].start, place
    compared, place = _compared(tokens, place)
    if compared is None and place > first_place:
        return None
    if compared is not None:
        of_normal = read_limit(lowered, tokens[place - 1].end)
        if of_normal is not None:
            quantity = Quantity(Decimal(1), 0, *of_normal)
            return Limit(compared, (quantity,), start, _after(tokens, of_normal[1]))
    while compared is not None and place < len(tokens) and _is_passed(tokens[place], parameter):
        place += 1
    first = _quantity(lowered, tokens, place, parameter)
    if first is None:
        return None
    return _completed(lowered, tokens, parameter, Limit(compared, (first,), start, 0))


def _is_passed(token: CriterionToken, parameter: Parameter) -> bool:
    """Recognise a word between comparator and number: "> class 2", "at least a grade 2"."""
    named = token.kind == "parameter" and parameters()[token.name].step
    return token.kind == "filler" or (named and bool(parameter.scale))


def _compared(tokens: Sequence[CriterionToken], place: int) -> tuple[Operator | None, int]:
    """Read a comparator, also one said twice: "less than or equal to (<=)"."""
    if tokens[place].kind != "comparator":
        return None, place
    stated = operator(tokens[place].name)
    place += 1
    kinds = [token.kind for token in tokens[place : place + 3]]
    if kinds[:3] == ["open", "comparator", "close"]:
        again = operator(tokens[place + 1].name)
        return (stated if again == stated else None), place + 3
    if kinds[:1] == ["comparator"]:
        return None, place + 1
    return stated, place


def _quantity(
    lowered: str, tokens: Sequence[CriterionToken], place: int, parameter: Parameter
) -> Quantity | None:
    if place >= len(tokens):
        return None
    token = tokens[place]
    if token.kind == "roman" and parameter.scale:
        return Quantity(Decimal(_ROMAN[token.name]), 0, None, token.end)
    if token.kind != "number":
        return None
    value = number(token.name)
    other = _OTHER_SCALE if not parameter.plus else _OTHER_OR_SHARE
    is_other = parameter.scale and ("." in token.name or other.match(lowered, token.end))
    if is_other or lowered.startswith(_ORDINALS, token.end):
        return None
    if parameter.scale:
        end = token.end + 1 if parameter.plus and lowered[token.end : token.end + 1] == "+" else 0
        return Quantity(value, 0, None, end or token.end)
    return read_quantity(lowered, value, token.end)


def _completed(
    lowered: str, tokens: Sequence[CriterionToken], parameter: Parameter, limit: Limit
) -> Limit | None:
    end = limit.quantities[-1].end
    if parameter.paired:
        return _paired(lowered, tokens, parameter, limit)
    if limit.operator is None:
        further = _further(lowered, tokens, parameter, limit)
        if further is not None:
            return further
        after = AFTER.match(lowered, end)
        if after is not None:
            stated = _operator_after(after.lastgroup or "", parameter)
            return Limit(stated, limit.quantities, limit.start, _after(tokens, after.end()))
        if not parameter.plus and _UNKNOWN_SIGN.match(lowered, end):
            return None
    return Limit(limit.operator, limit.quantities, limit.start, _after(tokens, end))


def _paired(
    lowered: str, tokens: Sequence[CriterionToken], parameter: Parameter, limit: Limit
) -> Limit:
    """Read the second figure of "160/100 mmHg"."""
    place = _after(tokens, limit.quantities[0].end)
    if place < len(tokens) and tokens[place].kind == "slash":
        second = _quantity(lowered, tokens, place + 1, parameter)
        if second is not None:
            both = (limit.quantities[0], second)
            return Limit(limit.operator, both, limit.start, _after(tokens, second.end))
    return Limit(None, limit.quantities, limit.start, _after(tokens, limit.quantities[0].end))


def _operator_after(words: str, parameter: Parameter) -> Operator | None:
    """Read "or older", "or better": better is lower on ECOG and higher on Karnofsky."""
    if words in {"low", "high"}:
        return ">=" if words == "low" else "<="
    if parameter.better is None:
        return None
    return ">=" if (parameter.better == "high") == (words == "better") else "<="


def _further(
    lowered: str, tokens: Sequence[CriterionToken], parameter: Parameter, limit: Limit
) -> Limit | None:
    """Read on after a first number: "0-1", "18 to 75", "0, 1 or 2"."""
    place = _after(tokens, limit.quantities[0].end)
    kind = tokens[place].kind if place < len(tokens) else ""
    if kind == "dash" or (kind == "and" and lowered[: limit.start].rstrip().endswith("between")):
        second = _quantity(lowered, tokens, place + 1, parameter)
        if second is None:
            return None
        both = (limit.quantities[0], second)
        return Limit("between", both, limit.start, _after(tokens, second.end))
    if parameter.scale and kind in {"or", "comma", "slash", "and"}:
        return _listed(lowered, tokens, parameter, limit)
    return None


def _listed(
    lowered: str, tokens: Sequence[CriterionToken], parameter: Parameter, limit: Limit
) -> Limit | None:
    quantities = list(limit.quantities)
    place = _after(tokens, quantities[-1].end)
    while len(quantities) < len(parameter.scale) and _joins(tokens, place):
        result = _quantity(lowered, tokens, place + 1, parameter)
        place += 1
        if result is not None:
            quantities.append(result)
            place = _after(tokens, result.end)
    if len(quantities) == 1:
        return None
    return Limit("in", tuple(quantities), limit.start, _after(tokens, quantities[-1].end))


def _joins(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise what joins two grades of a list, also ", or" before the last one."""
    if place + 1 >= len(tokens) or tokens[place].kind not in {"or", "comma", "slash", "and"}:
        return False
    follows = {"number", "roman"} | ({"or", "and"} if tokens[place].kind == "comma" else set())
    return tokens[place + 1].kind in follows


def _after(tokens: Sequence[CriterionToken], end: int) -> int:
    """Return the place of the first token that starts at or after a position of the text."""
    return bisect_left(tokens, end, key=_start)

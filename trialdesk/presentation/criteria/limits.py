"""How a limit read from a criterion is put into words: "ANC ≥ 1.5 10⁹/L"."""

from decimal import Decimal

from trialdesk.domain.constraint import Constraint, Window
from trialdesk.presentation.wording.numbers import dose_number
from trialdesk.presentation.wording.translation import _

_SIGNS = {"<": "<", "<=": "≤", "=": "=", ">=": "≥", ">": ">"}
_COUNTED = {"hour", "day", "week", "month", "year", "half-life", "line"}
_SHOWN_UNITS = {"10^9/L": "× 10⁹/L", "10^12/L": "× 10¹²/L", "x ULN": "× ULN", "x LLN": "× LLN"}


def limit_words(limit: Constraint) -> str:
    """Put one limit into words, with all that qualifies it."""
    if limit.operator == "=" and limit.value == "present":
        parts = [_("no") if limit.negated else "", limit.parameter]
    else:
        parts = [_("not") if limit.negated else "", limit.parameter, _bounds(limit)]
    if limit.window is not None and limit.unit != limit.window.unit:
        parts.append(window_words(limit.window))
    shown = " ".join(part for part in parts if part)
    remarks = [limit.condition or "", _("an example") if limit.example else "", _whichever(limit)]
    inside = "; ".join(remark for remark in remarks if remark)
    return f"{shown} ({inside})" if inside else shown


def limits_words(limits: tuple[Constraint, ...]) -> str:
    """Put the limits of one criterion into words, alternatives joined by "or"."""
    shown = ""
    for place, limit in enumerate(limits):
        if place:
            before = limits[place - 1].alternative
            either = limit.alternative is not None and limit.alternative == before
            shown += _(" or ") if either else "; "
        shown += limit_words(limit)
    return shown


def _bounds(limit: Constraint) -> str:
    if limit.operator == "in":
        values = limit.values or ((limit.value,) if isinstance(limit.value, Decimal) else ())
        return _(" or ").join(_number(value) for value in values) or str(limit.value)
    unit = _unit(limit)
    if limit.operator == "between":
        low, high = _value(limit.value), _value(limit.high)
        return _("{low} to {high} {unit}").format(low=low, high=high, unit=unit).strip()
    return f"{_SIGNS[limit.operator]} {_value(limit.value)} {unit}".strip()


def _unit(limit: Constraint) -> str:
    unit = limit.unit or ""
    if unit in _COUNTED and (limit.high or limit.value) != 1:
        return _plural(unit)
    return _SHOWN_UNITS.get(unit, unit)


def _value(value: Decimal | str | None) -> str:
    return _number(value) if isinstance(value, Decimal) else value or ""


def _number(value: Decimal) -> str:
    """Print a laboratory limit as written: here a trailing zero is precision."""
    shown = format(value, "f")
    return dose_number(value) if "." not in shown else shown


def window_words(window: Window) -> str:
    """Word a stretch of time: "28 days before randomisation"."""
    number = dose_number(window.amount)
    unit = window.unit if window.amount == 1 else _plural(window.unit)
    shown = f"{number} {unit}"
    if window.direction:
        shown = f"{shown} {_(window.direction)}"
    return f"{shown} {window.anchor}" if window.anchor else shown


def _plural(unit: str) -> str:
    return "half-lives" if unit == "half-life" else f"{unit}s"


def _whichever(limit: Constraint) -> str:
    return _("whichever is {which}").format(which=limit.whichever) if limit.whichever else ""

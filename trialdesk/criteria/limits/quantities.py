"""Numbers with their units as eligibility texts write them, and what they are in SI units."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from trialdesk.criteria.lexicon.parameters import Parameter
from trialdesk.criteria.lexicon.units import units

NUMBER = (
    r"\d{1,3}(?:(?:,\s?|\s)(?!10[369]\s?/\s?l)\d{3})+(?!\d)"
    r"|\d{1,12}(?:[.·]\d{1,12}|,\d{1,2}(?!\d))?"
)
NUMBER_WORDS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
_DECIMAL_COMMA = re.compile(r"\d{1,12},\d{1,2}")
_POWER = re.compile(
    r"\s{0,9}(?:[x×*✕⋅·]|times)\s{0,9}10\s{0,9}(?:\^|\*\*|e\+?|\()?\s{0,9}(12|3|6|9|¹²|³|⁶|⁹)\)?(?![\d,.])"
    r"|\s{0,9}[x×*]\s{0,9}1,?000(?![\d,.])|(?<=\d)\s?e(3|6|9)(?!\d)"
    r"|\s{1,3}10(3|6|9)(?=\s?/\s?(?:l|litre|liter)\b)"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LIMIT_WORDS = (
    r"(?:(?:the|of|an?|institution\w*(?:['’]s)?|laborator\w+(?:['’]s)?|lab|local|site|age|sex|gender"
    r"|respective|adjusted|appropriate|specified|matched|normal|for|and)[\s-]+){0,5}"
)
_NORMAL = r"(?:(?:institution\w*|laborator\w+|lab|local|reference|the|of)\s{1,2}){0,3}"
_LIMIT = re.compile(
    rf"(?:\s{{0,2}}(?:[x×*✕]|times|-?\s?fold)(?:\s{{0,2}}[(\[]\s{{0,2}}|\s{{0,4}})|\s{{0,4}}){_LIMIT_WORDS}"
    rf"(?:(?P<upper>i?uln\b|unl\b|ulrr\b|upper\s{{1,2}}(?:institutional\s{{1,2}})?(?:limits?|level)\s{{1,2}}(?:of\s{{1,2}})?{_NORMAL}(?:normal|norm\b|range)"
    r"(?:\s{1,2}(?:range|limits?|values?))?|upper\s{1,2}(?:normal|reference)\s{1,2}(?:limits?|range|values?)"
    r"|(?<=normal\s)upper\s{1,2}limits?)"
    rf"|(?P<lower>i?lln\b|lower\s{{1,2}}limits?\s{{1,2}}(?:of\s{{1,2}})?{_NORMAL}normal))"
)
_OF_NORMAL = re.compile(
    r"\s{0,2}(?:(?:[x×*✕]|times|-?\s?fold)\s{0,2}(?:(?:the|institutional|laboratory)\s{1,2}){0,2}"
    r"normal(?:\s{1,2}(?:limits?|range|values?))?(?![\w-]|\s{1,2}(?:upper|lower|or\b))"
    r"|normal\s{1,2}limits?\s{0,2}\(\s?i?(?:uln|unl)\s?\))"
)
_ABBREVIATED = re.compile(r"\s{0,2}[(\[]\s{0,2}i?(?:uln|unl|lln)\s{0,2}[)\]]")
_SPACES = r"\s{0,9}"
_COUNT = "10^9/L"
_POWER_OF_COUNT = 9


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, the power of ten written with it, and its unit; ``end`` is where it ends."""

    value: Decimal
    power: int
    unit: str | None
    end: int


def number(words: str) -> Decimal:
    """Read digits with separators of thousands, a decimal comma, or a word such as "two"."""
    if words in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[words])
    plain = "".join(words.replace("·", ".").split())
    if "," in plain and _DECIMAL_COMMA.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return Decimal(plain.replace(",", ""))


def read_quantity(lowered: str, value: Decimal, start: int) -> Quantity:
    """Read the power of ten and the unit that follow a number ending at ``start``."""
    power = 0
    hit = _POWER.match(lowered, start)
    if hit is not None:
        digits = (hit[1] or hit[2] or hit[3] or "3").translate(_SUPERSCRIPTS)
        power, start = int(digits), hit.end()
    limit = None if power else read_limit(lowered, start)
    if limit is not None:
        return Quantity(value, 0, *limit)
    written = _unit_pattern().match(lowered, start)
    if written is None or written.lastindex is None:
        return Quantity(value, power, None, start)
    return Quantity(value, power, tuple(units())[written.lastindex - 1], written.end())


@cache
def _unit_pattern() -> re.Pattern[str]:
    """Return one expression for all units; the number of its group tells which one it was."""
    written = (unit.pattern.pattern.removeprefix(_SPACES) for unit in units().values())
    alternatives = "|".join(f"({words})" for words in written)
    return re.compile(rf"(?:\s{{0,8}}(?!\s)|\s{{9}})(?:{alternatives})")


def read_limit(lowered: str, start: int) -> tuple[str, int] | None:
    """Read "x ULN" or "times the lower limit of normal" at a place: the unit and its end."""
    hit = _LIMIT.match(lowered, start)
    if hit is None:
        multiple = _OF_NORMAL.match(lowered, start)
        return None if multiple is None else ("x ULN", multiple.end())
    abbreviated = _ABBREVIATED.match(lowered, hit.end())
    end = abbreviated.end() if abbreviated else hit.end()
    return ("x ULN" if hit["upper"] else "x LLN"), end


def written_unit(quantity: Quantity) -> str | None:
    """Name the unit with its power of ten: "10^9/L", "10^3/µL", "mg/dL"."""
    if not quantity.power:
        return quantity.unit
    return f"10^{quantity.power}{quantity.unit or ''}"


def in_si(quantity: Quantity, parameter: Parameter) -> tuple[Decimal, str] | None:
    """Convert to the SI unit of a parameter; None where that is not defined or not plausible."""
    if parameter.si == _COUNT:
        converted = _count(quantity, parameter)
    else:
        converted = _converted(quantity, parameter)
    if converted is None or parameter.si is None or not is_plausible(converted, parameter):
        return None
    return converted, parameter.si


def _count(quantity: Quantity, parameter: Parameter) -> Decimal | None:
    if quantity.unit is None:
        return _unitless_count(quantity, parameter)
    unit = units().get(quantity.unit)
    factor = None if unit is None else unit.to.get(_COUNT)
    if unit is None or factor is None:
        return None
    as_written = _scaled(quantity, factor)
    if is_plausible(as_written, parameter) or quantity.power:
        return as_written
    return quantity.value * (
        factor if unit.micro_lost is None else units()[unit.micro_lost].to[_COUNT]
    )


def _unitless_count(quantity: Quantity, parameter: Parameter) -> Decimal | None:
    if quantity.power == _POWER_OF_COUNT:
        return quantity.value
    if quantity.power:
        return quantity.value if quantity.power == 3 else None  # noqa: PLR2004 - 10^3 per µL
    low, high = parameter.count_low, parameter.count_high
    if low is None or high is None or not low <= quantity.value <= high:
        return None
    return quantity.value / 1000


def _scaled(quantity: Quantity, factor: Decimal) -> Decimal:
    return quantity.value * factor * Decimal(10) ** quantity.power


def _converted(quantity: Quantity, parameter: Parameter) -> Decimal | None:
    unit = quantity.unit
    if unit is None or quantity.power or parameter.si is None:
        return None
    if unit == parameter.si:
        return quantity.value
    known = units().get(unit)
    general = None if known is None else known.to.get(parameter.si)
    factor = parameter.factors.get(unit, general)
    return None if factor is None else quantity.value * factor


def is_plausible(value: Decimal, parameter: Parameter) -> bool:
    low, high = parameter.low, parameter.high
    return (low is None or value >= low) and (high is None or value <= high)

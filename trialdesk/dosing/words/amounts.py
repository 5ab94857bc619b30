"""Amounts of a drug as records write them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from trialdesk.domain.dose import PerUnit

_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,6})(?:[.]\d{1,4}|,\d{1,2}(?!\d))?"
UNIT = (
    r"(?:mg|milligrams?|mcg|µg|μg|ug|micrograms?|grams?|gm|g|mL|millilit(?:er|re)s?"
    r"|I\.?U\.?|international\s{1,2}units?|units?|U)(?![A-Za-z])"
)
_SQUARE_METRE = (
    r"(?:m\s?\\?\^\s?2|m²|m2|㎡|m\*{1,2}2|sq\.?\s?m|(?:square\s{1,2}met(?:er|re)|met(?:er|re)\s"
    r"{1,2}squared))"
)
_BODY = (
    rf"(?:(?P<kg>kg|kilograms?)|(?P<m2>{_SQUARE_METRE}))(?![A-Za-z])"
    rf"(?:\s?\(\s?mg\s?/\s?(?:kg|{_SQUARE_METRE})\s?\))?"
    r"(?:\s(?:of\s)?(?:body[\s-]?(?:weight|surface(?:\sarea)?)|BSA|b\.?w\.?))?"
)
_TIME = r"(?P<time>day|d|dose|time|administration|infusion|injection)(?![A-Za-z])"
_PER = r"\s?(?:/|\bper\b|⁄)\s?"
_MASS = (
    rf"(?P<low>{_NUMBER})(?:\s?(?:-|–|~|to)\s?(?P<high>{_NUMBER}))?\s?-?(?P<unit>{UNIT})"
    rf"(?:\s?\(\s?(?:mg|mcg|μg|g)\s?\))?"
    rf"(?:{_PER}{_BODY})?(?:{_PER}{_TIME})?"
)
_CURVE = (
    r"(?:area\s{1,2}under\s{1,2}the\s{1,2}(?:concentration\s{1,2})?curve\s?)?\(?AUC\)?\s?"
    r"(?:=|:|of)?\s?\(?(?P<curve>\d{1,2}(?:\.\d)?)(?![\d.]\d|\d)"
    r"(?:\s?(?:-|–|to)\s?(?P<curve_high>\d{1,2}(?:\.\d)?)(?!\d))?\)?"
    r"(?:\s?mg\s?/\s?mL\s?(?:[·•*×x./-]\s?|per\s)?min(?:utes?)?)?"
)
# No dose: the strength of a form, a concentration, a factor, a limit, an alternative.
_NOT_BEFORE = r"(?<![\w.,/×<>≤≥=±~+-])(?<![<>≤≥±×~]\s)(?<!\bor\s)(?<!\bx\s)(?<![\d)]-)"
_NOT_AFTER = (
    r"(?!\s?(?:/|⁄|\bper\b(?!\s(?:day|dose)))|%|\s{0,2}(?:or|vs\.?|versus)\s"
    r"|\s{0,2}(?:[A-Za-z-]{1,14}\s{1,2}){0,2}(?:tablet|capsule|vial|pill|patch|syringe"
    r"|ampoule|pen\b|suppositor|cartridge|lozenge|sachet|caplet|increment|strength)"
    r"|\s?x\s?\d|\s?×)"
)
AMOUNT = rf"{_NOT_BEFORE}(?:{_MASS}|{_CURVE}){_NOT_AFTER}"

_UNITS = {
    "milligram": "mg",
    "milligrams": "mg",
    "gram": "g",
    "grams": "g",
    "gm": "g",
    "µg": "mcg",
    "μg": "mcg",
    "ug": "mcg",
    "microgram": "mcg",
    "micrograms": "mcg",
    "ml": "mL",
    "milliliter": "mL",
    "milliliters": "mL",
    "millilitre": "mL",
    "millilitres": "mL",
    "iu": "IU",
    "i.u.": "IU",
    "i.u": "IU",
    "u": "units",
    "unit": "units",
    "units": "units",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """How much; ``a_day`` where the amount is what is given in one day."""

    low: Decimal
    unit: str
    high: Decimal | None = None
    per: PerUnit | None = None
    a_day: bool = False


def amount(hit: re.Match[str]) -> Amount | None:
    """Read a match of AMOUNT; None where the figures make no dose."""
    if hit["curve"]:
        return _ordered(Amount(Decimal(hit["curve"]), "AUC", _number(hit["curve_high"])))
    low = _number(hit["low"])
    if low is None:
        return None
    per: PerUnit | None = "kg" if hit["kg"] else "m2" if hit["m2"] else None
    a_day = (hit["time"] or "").lower() in {"day", "d"}
    return _ordered(Amount(low, _unit(hit["unit"]), _number(hit["high"]), per, a_day))


def _ordered(read: Amount) -> Amount | None:
    return read if read.low > 0 and (read.high is None or read.high > read.low) else None


def _unit(words: str) -> str:
    plain = words.lower()
    return "IU" if plain.startswith("international") else _UNITS.get(plain, plain)


def _number(words: str | None) -> Decimal | None:
    """Read "1,250.5" and "0,75": a comma before exactly three digits divides thousands."""
    if not words:
        return None
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", words):
        return Decimal(words.replace(",", ""))
    return Decimal(words.replace(",", ".")) if len(re.findall("[,.]", words)) <= 1 else None

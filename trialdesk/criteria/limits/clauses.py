"""A clause that tells for whom a limit holds: where it begins and where it ends."""

import re
from collections.abc import Sequence

from trialdesk.criteria.limits.tokens import CriterionToken

_FARTHEST_BACK = 40
_LONGEST_CONDITION = 160
_NEAR_FIGURE = 9
_LONGEST_RESTATEMENT = 9
_SHORT_UNITS = {"ms", "msec", "mg", "g", "x", "times", "mmhg", "umol"}
LIMITS = {"comparator", "parameter"}
OF_WHOM = {"for", "in", "among", "if", "when", "where", "who", "whose", "unless", "except"}
_PEOPLE = {
    "patients",
    "patient",
    "subjects",
    "subject",
    "participants",
    "participant",
    "age",
    "aged",
}
_PEOPLE |= {"those", "women", "men", "females", "males", "individuals", "children", "adults"}
_TRAILING = re.compile(r"[\s,;]+(?:(?:and|or|but|then)\s*)?$|\s+(?:and|or|but|then|for|of)$")


def after_restatement(tokens: Sequence[CriterionToken], place: int) -> int:
    """Return the place after a bracket that only says a figure again: "(132 µmol/L)"."""
    if place >= len(tokens) or tokens[place].kind != "open":
        return place
    for position in range(place + 1, min(place + _LONGEST_RESTATEMENT, len(tokens))):
        kind = tokens[position].kind
        if kind == "close":
            return position + 1
        if kind not in {"comparator", "number", "word", "letter", "slash", "other", "filler"}:
            break
    return place


def clause(
    text: str, tokens: Sequence[CriterionToken], place: int, *, start: int | None = None
) -> str:
    start = tokens[place].start if start is None else start
    position = clause_end(tokens, place)
    end = tokens[position].start if position < len(tokens) else len(text)
    return _TRAILING.sub("", text[start : min(end, start + _LONGEST_CONDITION)]).strip()


def clause_end(tokens: Sequence[CriterionToken], place: int) -> int:
    """Return the place where the clause that begins at a place ends.

    A limit that says for whom something holds is part of it: "for patients with creatinine >
    1.5 x ULN"; one that begins anew is not: "for males and ≤ 470 ms for females".
    """
    last = min(place + _FARTHEST_BACK, len(tokens))
    belongs = tokens[place].name in OF_WHOM
    for position in range(place + 1, last):
        kind = tokens[position].kind
        if kind in {"close", "stop", "comma", "open"}:
            return position
        if kind == "number" and _is_further_figure(tokens, position):
            return position - 1
        if kind in LIMITS and not (belongs and _qualifies(tokens, place, position)):
            return _before_joint(tokens, position)
    return last


def _is_further_figure(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise "for men or 470 ms for women" from "for cohorts 1 and 2"."""
    joined = tokens[place - 1].kind in {"or", "and"}
    return joined and place + 1 < len(tokens) and tokens[place + 1].name in _SHORT_UNITS


def _before_joint(tokens: Sequence[CriterionToken], place: int) -> int:
    """Return the place of the "or" or "and" before a place, fillers left out."""
    before = place - 1
    while before > 0 and tokens[before].kind == "filler":
        before -= 1
    return before if tokens[before].kind in {"or", "and"} else place


def _qualifies(tokens: Sequence[CriterionToken], place: int, position: int) -> bool:
    """Recognise a parameter or comparator that goes on with the words before it."""
    if tokens[position].kind == "parameter" and not _is_limited(tokens, position):
        return True
    before = position - 1
    while before > place and tokens[before].kind in {"filler", "parameter"}:
        if tokens[before].name in _PEOPLE:
            return True
        before -= 1
    return tokens[before].kind == "condition" or tokens[before].name in _PEOPLE


def _is_limited(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Return whether a figure follows a parameter, other parameters and fillers between."""
    for token in tokens[place + 1 : place + _NEAR_FIGURE]:
        if token.kind in {"comparator", "number", "roman"}:
            return True
        if token.kind not in {
            "filler",
            "parameter",
            "open",
            "close",
            "slash",
            "or",
            "and",
            "colon",
        }:
            return False
    return False

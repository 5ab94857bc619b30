"""Why a posted figure reads "NA", as far as the comment beside it says so."""

import re
from collections.abc import Iterator
from typing import Literal

from trialdesk.domain.result import Absence

FigurePart = Literal["value", "low", "high", "spread"]

_LONGEST = 2_000  # characters that are read
_STATES: tuple[tuple[Absence, str], ...] = (
    ("not reached", r"\bnot\s+(?:yet\s+)?(?:been\s+)?(?:reached|attained)\b|\bnever reached\b"),
    (
        "not estimable",
        (
            r"\b(?:not|non-?)\s*(?:yet\s+)?(?:be\s+|been\s+)?"
            r"(?:estimable|evaluable|calculable|estimated|calculated|computed|determined)\b"
            r"|\binsufficient\b[^.;]{0,80}\bto (?:estimate|calculate|compute|determine)\b"
        ),
    ),
    ("not available", r"\bnot (?:available|applicable)\b"),
)
_STATE = re.compile(
    "|".join(f"(?P<s{at}>{words})" for at, (_, words) in enumerate(_STATES)), re.IGNORECASE
)
_NAMED: dict[FigurePart, re.Pattern[str]] = {
    "value": re.compile(
        r"\b(?:medians?|(?<!confidence )means?|rates?|values?|point estimates?|survival|duration"
        r"|OS|PFS|DF?S|iDFS|EFS|DO?R|TTP|TTR|time to \w+)\b",
        re.IGNORECASE,
    ),
    "low": re.compile(
        r"\blower\b|\blimits\b|\bbounds\b|\bC\.?I\b|confidence interval", re.IGNORECASE
    ),
    "high": re.compile(
        r"\bupper\b|\blimits\b|\bbounds\b|\bC\.?I\b|confidence interval", re.IGNORECASE
    ),
    "spread": re.compile(
        r"\bGCV\b|\bCV\b|coefficient of variation|standard (?:deviation|error)|\bS[DE]\b",
        re.IGNORECASE,
    ),
}
_ONE_BOUND = re.compile(r"\b(lower|upper)\b", re.IGNORECASE)
_BREAK = re.compile(r"[.;](?=\s|$)|\b(?:because|as|since|due to)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:participants?|patients?|subjects?|who|whom)\b", re.IGNORECASE)


def absence(part: FigurePart, comment: str | None) -> Absence:
    """Return why a figure posted as "NA" is not there; "not available" where the comment is silent.

    What a comment says of another figure, as of the median, is not taken for this one.
    """
    statements = list(_statements((comment or "")[:_LONGEST]))
    of_figure = [state for state, named in statements if part in named]
    general = [state for state, named in statements if not named]
    return (of_figure or general or ["not available"])[0]


def _statements(comment: str) -> Iterator[tuple[Absence, set[FigurePart]]]:
    """Return the states a comment names, each with the figures it is said of; none where of all."""
    start = 0
    for hit in _STATE.finditer(comment):
        subject = _BREAK.split(comment[start : hit.start()])[-1]
        start = hit.end()
        named = _figures(subject)
        if named or not _PERSON.search(subject):
            (state,) = (name for at, (name, _) in enumerate(_STATES) if hit[f"s{at}"])
            yield state, named


def _figures(subject: str) -> set[FigurePart]:
    named: set[FigurePart] = {part for part, words in _NAMED.items() if words.search(subject)}
    bounds = {bound.lower() for bound in _ONE_BOUND.findall(subject)}
    if bounds == {"upper"}:
        named.discard("low")
    if bounds == {"lower"}:
        named.discard("high")
    return named

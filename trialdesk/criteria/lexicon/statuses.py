"""Receptor and gene states a criterion names: HER2-positive, without EGFR mutation."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from trialdesk.criteria.lexicon.tables import table
from trialdesk.domain.constraint import Constraint

_BETWEEN = (
    r"(?:\s{0,9}\((?:her-?2|hr|er|pr|pgr|egfr|alk)\))?[\s-]{0,3}(?:(?:status|expression|protein|gene"
    r"|receptor|is|was|are|exon\s?\d+|v600[ek]?|\(?sensiti[sz]ing\)?|\(?activating\)?)[\s:-]{1,3}){0,3}"
)
_STATE = (
    r"(?P<state>positive|negative|ultra-?low|low|over-?express\w*|阳性|阴性|低表达|超低表达"
    r"|\+(?=[\s,;/.)]|$))(?![a-z])"
)
_CHANGE = (
    r"(?P<change>mutations?|mutated|mutant|re-?arrangements?|translocations?|fusions?|alterations?)"
    r"(?![a-z])(?P<tail>[\s-]{1,2}(?:status|test\w*|negative|positive|unknown|is|are))?"
)
_NEGATION = re.compile(
    r"\b(?:no|not|without|absence\s{1,9}of|lack(?:ing)?(?:\s{1,9}of)?|negative\s{1,9}for|non"
    r"|excluding|free\s{1,9}of)\b"
)
_UNBROKEN = re.compile(r"(?:[^,;.:()]|\([^()]{0,40}\)){0,80}")
_NEAR = 100
_TESTED = re.compile(
    r"(?:\btest\w{0,4}|\bstatus|\bif|\b(?:for|in)\s(?:patients|subjects|participants|those|women))\b"
    r"[^,;.:()]{0,60}$"
)
_PEOPLE = re.compile(r"(?:patients|subjects|participants|individuals|those)\b[^.;]{0,60}$")
_DEMANDED = re.compile(
    r"\b(?:must|should|are required|need to|may be|are eligible|(?:are|were) allowed"
    r"|have progressed)\b"
)
_OPEN_TAILS = ("status", "test", "unknown", "is", "are")
_STATES = {"阳性": "positive", "阴性": "negative", "低表达": "low", "超低表达": "ultralow"}
_STATES |= {"+": "positive", "ultra-low": "ultralow"}
_STEMS = (
    *("positive", "negative", "low", "express", "+", "阳性", "阴性", "表达"),
    *("mutat", "mutant", "arrangement", "translocation", "fusion", "alteration"),
)


@dataclass(frozen=True, slots=True)
class _Stated:
    """Receptors or genes by name, and the expression whose groups are they in this order."""

    names: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _receptors() -> _Stated:
    return _stated(table("states")["receptor"], _STATE)


@cache
def _genes() -> _Stated:
    return _stated(table("states")["gene"], _CHANGE)


def _stated(entries: Sequence[Mapping[str, Any]], state: str) -> _Stated:
    named = "|".join(f"({entry['pattern']})" for entry in entries)
    pattern = re.compile(rf"(?<![a-z0-9])(?:{named}){_BETWEEN}{state}")
    return _Stated(tuple(entry["name"] for entry in entries), pattern)


@cache
def _tellers(key: str) -> frozenset[str]:
    entries = [*table("states")["receptor"], *table("states")["gene"]]
    return frozenset(word for entry in entries for word in entry.get(key, ()))


def names_a_state(lowered: str, words: Collection[str]) -> bool:
    """Return, at little cost, whether a text can name a state at all."""
    if _tellers("words").isdisjoint(words) and not any(
        map(lowered.__contains__, _tellers("stems"))
    ):
        return False
    return any(map(lowered.__contains__, _STEMS))


def statuses(lowered: str) -> Iterator[Constraint]:
    """Read the states named in a text in small letters."""
    receptors, genes = _receptors(), _genes()
    for hit in receptors.pattern.finditer(lowered):
        around = lowered[max(0, hit.start() - _NEAR) : hit.end() + _NEAR]
        doubtful = hit["state"].startswith("over") and "negative" in around
        if not doubtful and not _is_condition(lowered, hit):
            name = _named(hit, receptors.names)
            yield _status(name, _state(hit["state"]), lowered, hit)
    for hit in genes.pattern.finditer(lowered):
        tail = (hit["tail"] or "").strip(" -\n")
        if not tail.startswith(_OPEN_TAILS) and not _is_condition(lowered, hit):
            made = _status(_named(hit, genes.names), "present", lowered, hit)
            yield replace(made, negated=made.negated != (tail == "negative"))


def _status(name: str, state: str, lowered: str, hit: re.Match[str]) -> Constraint:
    before = lowered[max(0, hit.start() - _NEAR) : hit.start()]
    negated = any(_UNBROKEN.fullmatch(before, no.end()) for no in _NEGATION.finditer(before))
    return Constraint(name, "=", state, negated=negated, span=hit.span())


def _is_condition(lowered: str, hit: re.Match[str]) -> bool:
    """Recognise a state that is tested for, or only says for whom something else holds."""
    before = lowered[max(0, hit.start() - _NEAR) : hit.start()]
    if _TESTED.search(before):
        return True
    after = re.split(r"[.;]\s", lowered[hit.end() : hit.end() + 2 * _NEAR])[0]
    return _PEOPLE.search(before) is not None and _DEMANDED.search(after) is not None


def _named(hit: re.Match[str], names: tuple[str, ...]) -> str:
    return next(name for name, words in zip(names, hit.groups(), strict=False) if words)


def _state(words: str) -> str:
    if words.startswith("over"):
        return "positive"
    return _STATES.get(words, words)

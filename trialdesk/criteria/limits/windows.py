"""Stretches of time in a criterion: how long, before or after what, whichever is shorter."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from trialdesk.criteria.limits.comparators import COMPARING, operator
from trialdesk.criteria.limits.comparators import PATTERN as COMPARATOR
from trialdesk.criteria.limits.quantities import NUMBER, NUMBER_WORDS, number
from trialdesk.domain.constraint import Alternation, Operator, Window

_COUNT = rf"(?P<amount>(?<![\w.])(?:{NUMBER})|(?<![a-z])(?:{'|'.join(NUMBER_WORDS)})(?![a-z]))"
_UNIT = re.compile(
    r"(?:half[\s-]?li(?:fe|ves)|years?|yrs?|months?|weeks?|wks?|days?|hours?|hrs?|个月|周|天|年|小时)"
    r"(?![a-z])"
)
_COUNTED = re.compile(
    rf"{_COUNT}\s{{0,3}}(?:\(\s?\d{{1,3}}\s?\)\s{{0,2}})?"
    r"(?:(?:calendar|full|consecutive|elimination|plasma|drug)\s{1,9})?-?$"
)
_LONGEST_COUNT = 60
_ARTICLE = r"(?<![a-z])(?:a|the|approximately|about)\s{1,9}"
# every article that stands there is read as one: the one of "a minimum of" is no comparator's
_LEADING_WORDS = re.compile(
    r"(?:(?<![a-z])(?P<within>within|during|over|in|for|past|last|previous|preceding|prior|since|of)"
    rf"(?![a-z]))?(?:\s{{0,2}}(?!\s)|\s{{3}})(?:{_ARTICLE}(?:{_ARTICLE}|(?!{_ARTICLE}))|(?!{_ARTICLE}))"
    r"(?:(?<![a-z])(?P<past>last|past|previous|prior|preceding)\s{1,9})?"
    rf"(?P<compared>{COMPARATOR})?\s{{0,3}}(?:the\s{{1,9}})?$"
)
_LONGEST_LEADING = 60
_LEADING = frozenset(
    {*("within", "during", "over", "in", "for", "past", "last", "previous", "preceding", "prior")}
    | {*("since", "of", "a", "the", "approximately", "about")}
    | {phrase.split()[-1] for phrase in COMPARING}
)
_ANCHOR_WORDS = (
    r"the|a|any|first|1st|last|final|start|starting|initiation|initiating|beginning|begin|of|planned"
    r"|study|trial|protocol|investigational|investigative|experimental|drugs?|medications?|products?"
    r"|agents?|treatments?|therapy|interventions?|dose|doses|dosing|administration|use|receiving"
    r"|randomi[sz]ation|randomi[sz]ed|enrol\w+|registration|registering|screening|inclusion|entry"
    r"|entering|into|to|signing|signature|informed|consent|icf|form|cycle|day|c1d1|infusion|surgery"
    r"|step|on|this|being|leukapheresis|apheresis|lymphodepletion|transplant\w*|visit|baseline|1"
    r"|commencement|commencing|completion|end|chemotherapy|radiotherapy|随机|入组|首次|给药|用药"
)
_ANCHOR = re.compile(
    r"\s{0,3}(?:\([^()]{1,60}\)\s{0,2})?(?:(?P<before>before|prior(?:\s{1,9}to)?|preceding|previous\s{1,9}to"
    r"|of(?=\s{1,9}(?:the\s{1,9})?(?:first|start|study|enrol|regist|random|screen|cycle|day|treat|trial))"
    r"|from|前|之前)|(?P<after>after|following|since|post|后))(?![a-z])\s{0,3}"
    rf"(?P<anchor>(?:(?:{_ANCHOR_WORDS})(?![a-z\d])[\s-]{{0,3}}){{0,14}})"
)
_AGE = re.compile(
    r"\s{0,2}(?:of\s{1,9}age|old|or\s{1,9}older|and\s{1,9}older|and\s{1,9}above|and\s{1,9}over)"
)
_SHORTER = re.compile(
    r"whichever\s{1,9}(?:is\s{1,9}|comes?\s{1,9}|occurs?\s{1,9})?(?:the\s{1,9})?(shorte(?:r|st)|first)"
)
_LONGER = re.compile(
    r"whichever\s{1,9}(?:is\s{1,9}|comes?\s{1,9})?(?:the\s{1,9})?(?:longe(?:r|st)|later|greater)"
)
_STEMS = ("day", "week", "month", "year", "hour", "half", "yr", "wk", "hr", *"月周天年时")
_UNITS = {"yr": "year", "wk": "week", "hr": "hour", "个月": "month", "周": "week"}
_UNITS |= {"天": "day", "年": "year", "小时": "hour"}
_PAST = {"past", "last", "previous", "preceding"}


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A window with its place in the text; the operator compares the time since with it."""

    window: Window
    operator: Operator | None
    start: int
    end: int


@lru_cache(maxsize=256)
def time_spans(lowered: str) -> tuple[TimeSpan, ...]:
    """Find every stretch of time in a text in small letters, ages left out."""
    return tuple(_hits(lowered)) if any(map(lowered.__contains__, _STEMS)) else ()


def _hits(lowered: str) -> Iterator[TimeSpan]:
    last = 0
    for unit in _UNIT.finditer(lowered):
        count = _COUNTED.search(lowered, max(last, unit.start() - _LONGEST_COUNT), unit.start())
        if count is None or _AGE.match(lowered, unit.end()):
            continue
        leading = _leading(lowered, last, count.start())
        stated = leading.groupdict() if leading is not None else {}
        words = leading[0] if leading is not None else ""
        start = count.start() - len(words.lstrip())
        anchored = _ANCHOR.match(lowered, unit.end())
        window, last = _window(number(count["amount"]), unit, stated, anchored)
        yield TimeSpan(window, _operator(stated), start, last)


def _leading(lowered: str, last: int, start: int) -> re.Match[str] | None:
    """Read what leads to a stretch of time: "within the last", "at least"."""
    first = max(last, start - _LONGEST_LEADING)
    words = lowered[first:start].rsplit(maxsplit=1)
    if words and words[-1].isalpha() and words[-1] not in _LEADING:
        return None
    return _LEADING_WORDS.search(lowered, first, start)


def _window(
    amount: Decimal,
    hit: re.Match[str],
    stated_words: Mapping[str, str | None],
    anchored: re.Match[str] | None,
) -> tuple[Window, int]:
    unit = hit[0]
    named = "half-life" if "half" in unit else _UNITS.get(unit.rstrip("s"), unit.rstrip("s"))
    if anchored is None:
        past = stated_words.get("past") or stated_words.get("within") in _PAST
        return Window(amount, named, "before" if past else None), hit.end()
    text = anchored["anchor"].strip(" -\n")
    end = anchored.start("anchor") + len(text) if text else anchored.end()
    return Window(amount, named, "before" if anchored["before"] else "after", text or None), end


def _operator(stated_words: Mapping[str, str | None]) -> Operator | None:
    compared = stated_words.get("compared")
    if compared:
        return operator(compared)
    if stated_words.get("past") or stated_words.get("within") not in {None, "for", "of", "since"}:
        return "<="
    return None


def whichever(lowered: str) -> Alternation | None:
    """Return which of two stretches of time counts, where the words say so."""
    if _SHORTER.search(lowered):
        return "shorter"
    return "longer" if _LONGER.search(lowered) else None

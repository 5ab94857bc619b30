"""A sentence on treatment, word by word."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from trialdesk.dosing.words.amounts import AMOUNT, UNIT, amount
from trialdesk.dosing.words.names import DrugNames
from trialdesk.dosing.words.routes import ROUTE, route
from trialdesk.dosing.words.schedules import (
    CYCLE,
    DAYS,
    EACH_CYCLE,
    EVERY,
    TIMES,
    UNCLEAR,
    days_long,
    days_named,
    interval,
    times_a_day,
)

_Value = TypeVar("_Value")

ENDS = {"unknown", "doubtful", "stop", "amount"}
"""Kinds at which the words said of an amount end."""

_WORD = r"[^\W\d_][\w'’-]{0,60}"
_ORDER = (
    r"(?:\bat\s|\bapproximately\s|\babout\s|\bat\sleast\s|\bwithin\s){0,2}"
    r"(?:(?:\d{1,2}|one|two|half\san)\s?(?:h|hours?|hrs?|min|minutes?)\s)?"
    r"(?:after|following|before|prior\sto)\s(?:the\s)?(?:(?:completion|end|start)\sof\s)?(?:the\s)?"
    rf"(?:{_WORD}\s){{1,3}}?(?:infusion|administration|injection|dosing|dose)(?![a-z])"
)
_PARTICULAR = (
    r"(?:\b(?:of|in|on|during|for|at)\s)?(?:the\s)?(?:first\s)?\bcycles?\s?\d{1,2}(?!\s?(?:-|\s)?"
    r"(?:days?|weeks?))(?:\s?(?:-|–|to|,|and|onwards?)\s?\d{0,2}){0,3}|\bC\d{1,2}\s?D\d{1,2}"
    r"|\b(?:the\s)?(?:first|1st|second|third|last)\s(?:\w{1,7}\s)?cycles?"
    r"|\b(?:week|month)s?\s\d{1,3}"
)
_LOADING = r"\b(?:a\s)?loading\s?(?:dose|infusion)?|\b(?:first|initial)\s(?:doses?|dosing|infusion)"
_LATER = (
    r"\b(?:and\s)?(?:followed\sby|then|thereafter|subsequently|subsequent(?:\sdoses?|\sinfusions?)?"
    r"|maintenance\s(?:dose|infusion)s?)(?![a-z])"
)
_COUNTED = r"(?:\d{1,3}|one|two|three|four|five|six|eight|twelve)"
_SPAN = rf"\bfor\s{_COUNTED}(?:\s?(?:-|–|to)\s?\d{{1,2}})?[\s-](?:consecutive\s)?days?"
_STOP = (
    r"\buntil\b|\bup\sto\b|\bfor\sa\s(?:total|maximum|minimum)\b|\bfor\sat\sleast\b"
    rf"|\b(?:for|to)\s{_COUNTED}[\s-]?(?:\w{{1,11}}\s)?(?:weeks?|months?|years?|cycles?|doses?)"
    r"|\bas\slong\sas\b|\bunless\b|\bin\sthe\sabsence\b"
)
_TIMING = (
    rf"\bover\s(?:a\s)?(?:period\sof\s)?(?:approximately\s)?{_COUNTED}"
    r"(?:\s?(?:-|–|to|±)\s?\d{1,3})?(?:\s?\([^()]{1,14}\))?[\s-]?"
    r"(?:min|minutes?|h|hours?|hrs?)(?![a-z])"
    rf"|{_COUNTED}[\s-](?:minutes?|min|hours?|h)[\s-](?=(?:i\.?v|intravenous|infusion|continuous))"
)
_FILLER = (
    "a|administer|administered|administration|administrations|all|an|and|are|as|at|be|been"
    "|begin|being|body|by|capsule|capsules|combination|combined|continuous|continuously"
    "|dosage|dosages|dose|dosed|doses|dosing|drip|drug|drugs|each|every|first|fixed|flat|for"
    "|get|gets|given|giving|has|have|in|infused|infusion|infusions|injected|injection"
    "|injections|intermittent|investigational|is|it|its|level|medication|monotherapy|of|on"
    "|once|only|participant|participants|patient|patients|per|plus|product|receive|received"
    "|receives|receiving|regimen|route|schedule|single|slow|start|starts|study|subject"
    "|subjects|tablet|tablets|take|taken|takes|taking|the|therapy|these|they|this|time|to"
    "|together|treated|treatment|treatments|vein|via|was|weight|were|who|will|with"
)

_PARTS: tuple[tuple[str, str], ...] = (
    ("order", _ORDER),
    ("skip", rf"{_TIMING}|\(\s?{UNIT}(?:\s?/\s?(?:kg|m2|m²))?\s?\)|\(in\sthe\svein\)"),
    ("cycle", CYCLE),
    ("particular", _PARTICULAR),
    ("amount", AMOUNT),
    ("days", DAYS),
    ("each_cycle", EACH_CYCLE),
    ("unclear", UNCLEAR),
    ("times", TIMES),
    ("every", EVERY),
    ("route", ROUTE),
    ("loading", _LOADING),
    ("later", _LATER),
    ("span", _SPAN),
    ("stop", _STOP),
    ("filler", rf"\b(?:{_FILLER})\b"),
    ("mark", r"[][(){},:：，、.*•·+&'\"“”‘’–—-]"),
    ("doubtful", r"\bplacebo\b"),
    ("unknown", rf"{_WORD}|\d[\w.,]{{0,20}}|\S"),
)
_READERS: dict[str, Callable[[re.Match[str]], object]] = {
    "cycle": lambda hit: days_long(hit[0]),
    "days": lambda hit: days_named(hit[0]),
    "times": times_a_day,
    "every": interval,
    "route": lambda hit: route(hit[0]),
    "amount": amount,
}


@dataclass(frozen=True, slots=True)
class DosingToken:
    """A piece of a sentence and what it says; a name says whose it is, or None."""

    kind: str
    text: str
    value: object = None


def tokens(sentence: str, names: DrugNames) -> list[DosingToken]:
    """Take the sentence apart; white space is left out."""
    return _without_doubtful_names(list(_pieces(sentence, names)))


def values(read: Iterable[DosingToken], kind: str, of: type[_Value]) -> list[_Value]:
    """Return what the tokens of one kind say."""
    return [token.value for token in read if token.kind == kind and isinstance(token.value, of)]


def _pieces(sentence: str, names: DrugNames) -> Iterator[DosingToken]:
    named = {hit.start(): hit[0] for hit in names.find(sentence)}
    at = 0
    while at < len(sentence):
        hit = _grammar().match(sentence, at)
        if hit is None:
            at += 1
            continue
        if at in named and hit.lastgroup != "is_order":
            yield DosingToken("name", named[at], names.owner(named[at]))
            at += len(named[at])
            continue
        token = _token(hit)
        is_order = token.kind != "order" or any(names.find(token.text))
        yield token if is_order else DosingToken("unknown", token.text)
        at = hit.end()


def _token(hit: re.Match[str]) -> DosingToken:
    kind = (hit.lastgroup or "").removeprefix("is_")
    value = _READERS[kind](hit) if kind in _READERS else None
    unread = kind in _READERS and value is None
    return DosingToken("unknown" if unread else kind, hit[0], value)


def _without_doubtful_names(read: list[DosingToken]) -> list[DosingToken]:
    """Turn a name beside a strange word into one: "liposomal X" and "X emtansine" are not X."""
    strange = [token.kind == "unknown" for token in read]
    return [
        DosingToken("doubtful", token.text)
        if token.kind == "name" and any(strange[max(0, at - 1) : at + 2])
        else token
        for at, token in enumerate(read)
    ]


@cache
def _grammar() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<is_{kind}>{words})" for kind, words in _PARTS), re.IGNORECASE)

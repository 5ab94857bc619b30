"""A criterion's words as tokens: parameters, comparators, numbers and what joins them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from string import ascii_lowercase
from typing import NamedTuple

from trialdesk.criteria.lexicon.parameters import parameter_of_phrase, parameter_phrases, parameters
from trialdesk.criteria.lexicon.phrases import folded
from trialdesk.criteria.limits.comparators import COMPARING, SIGNS, WORDS
from trialdesk.criteria.limits.quantities import NUMBER, NUMBER_WORDS
from trialdesk.criteria.limits.windows import TimeSpan

_WORDS_OF_KIND = {
    "filler": """
is are was were be been being has have had having must should shall will need needs required of a an
 the count counts cell cells level levels score scores scored status value values index scale
point points ps rating range functional physical class classification stage group result results at
as on total serum plasma blood calculated estimated measured absolute peripheral baseline screening
study entry enrollment registration current documented adequate version v between from resting
mean average institutional corrected fasting assessed rate per by using according formula fridericia
bazett cockcroft gault prolongation prolonged period time performance grading grade graded nci
criteria patients patient subjects subject participants participant their its his her both either
all any prior previous different systemic old years year radioisotope electrocardiogram ecg ekg
interval rest
""",
    "number": " ".join(NUMBER_WORDS),
    "roman": "i ii iii iv",
    "or": "or alternatively",
    "and": "and but",
    "negation": "no not without never neither nor absence free none cannot lack lacks lacking",
    "condition": """
if unless except excluding exception when where provided for in with among who whose then until
""",
    "dash": "to through",
}
_KINDS = {word: kind for kind, words in _WORDS_OF_KIND.items() for word in words.split()}
_COMMON = """
anticipated association body calculated class common corrected count counts criteria estimated
expected functional heart her index international interval mean new oncology operative organization
period predicted prior protein score scores survival time toxicity treatment urinary value who
"""
_CHINESE = {"或": "or", "和": "and", "且": "and", "无": "negation", "没有": "negation"}
_CHINESE |= {"不": "negation", "评分": "filler", "计数": "filler", "水平": "filler"}
_CHINESE |= {"为": "filler", "在": "filler"}
_EXAMPLE = re.compile(
    r"(?:e\.?\s?g\.?|i\.\s?e\.|such as|for example|including|like"
    r"|not including)(?![a-z])|eg(?![a-z])"
)
_FEW = 12
_YEARS = frozenset({"year", "years", "yrs"})
_WORD = re.compile("[a-z]+")
_DIGIT = re.compile(r"\d")
_FIGURES = frozenset(NUMBER_WORDS) | {"i", "ii", "iii", "iv", "limit", "limits"}
_FIGURES |= {"uln", "iuln", "unl", "ulrr", "lln", "illn"}
_PIECE = re.compile(
    r"(?P<word>[a-z]+)"
    rf"|(?P<number>(?<![a-z0-9_.^])(?<![a-z]-)(?:{NUMBER}))"
    rf"|(?P<comparator>{SIGNS})"
    r"|(?P<open>[(\[（])|(?P<close>[)\]）])|(?P<comma>[,，])|(?P<slash>/)|(?P<colon>[:：])"
    r"|(?P<dash>[-‐-―~−～〜])|(?P<plus>\+)|(?P<and>&)"
    r"|(?P<stop>[;；。]|\.(?=\s|$)|\n)"
    r"|(?P<letter>[^\W\d_])|(?P<other>\w+)"
)


class CriterionToken(NamedTuple):
    """A stretch of the text; ``name`` is a parameter's name, else the words in small letters."""

    kind: str
    name: str
    start: int
    end: int


_new = CriterionToken._make  # faster than the call by fields


def tokens(lowered: str, spans: Sequence[TimeSpan]) -> list[CriterionToken]:
    """Read a text in small letters; stretches of time given are left out as one token each."""
    result: list[CriterionToken] = []
    position = 0
    for span in spans:
        result += _scan(lowered, position, span.start)
        result.append(CriterionToken("window", "", span.start, span.end))
        position = max(position, span.end)
    result += _scan(lowered, position, len(lowered))
    return result


def _scan(lowered: str, position: int, end: int) -> Iterator[CriterionToken]:
    openers = _openers()
    for hit in _PIECE.finditer(lowered, position, end):
        start, after = hit.span()
        if start < position:
            continue  # part of a phrase read before
        kind, words = hit.lastgroup or "other", hit[0]
        token = None
        if kind == "word":
            if words in openers:
                token = _phrase(openers[words], lowered, start, end)
            kind = _KINDS.get(words, kind)
            if after - start == 1 and _is_bullet(lowered, start):
                kind = "stop"
        elif kind == "letter":
            token = _phrase(_letters(), lowered, start, end)
        if token is None:
            yield _new((kind, words, start, after))
        else:
            yield token
            position = token.end


def _is_bullet(lowered: str, place: int) -> bool:
    """Recognise the letter of "b. Platelets" or "b)Platelets" behind other words."""
    return lowered[place + 1 : place + 2] in {".", ")"} and lowered[place - 1 : place].isspace()


_Tried = tuple[tuple[str, re.Pattern[str]], ...]


def _phrase(tried: _Tried, lowered: str, start: int, end: int) -> CriterionToken | None:
    for kind, pattern in tried:
        hit = pattern.match(lowered, start, end)
        if hit is None:
            continue
        name = _named(hit[0]) if kind == "parameter" else hit[0]
        return CriterionToken(_CHINESE.get(name, kind), name, start, hit.end())
    return None


def _named(words: str) -> str:
    names = _parameters()
    phrase = folded(words)
    return names[phrase] if phrase in names else names[phrase.removesuffix("s")]


@cache
def _parameters() -> Mapping[str, str]:
    return {folded(phrase): name for phrase, name in parameter_of_phrase().items()}


@cache
def _openers() -> Mapping[str, _Tried]:
    """Return, for each word that may begin a phrase, the patterns to try at its place."""
    begun: dict[str, dict[str, re.Pattern[str]]] = {}
    comparator = re.compile(rf"(?:{WORDS})(?![a-z])")
    parameter = re.compile(parameter_phrases().pattern)
    for word in ("e", "eg", "i", "such", "for", "including", "like", "not"):
        begun.setdefault(word, {})["example"] = _EXAMPLE
    for phrase in COMPARING:
        begun.setdefault(_first(phrase), {})["comparator"] = comparator
    for phrase in _parameters():
        for word in (_first(phrase), f"{_first(phrase)}s"):
            begun.setdefault(word, {})["parameter"] = parameter
    begun["and"] = {"or": re.compile("and/or(?![a-z])")}
    return {word: tuple(tried.items()) for word, tried in begun.items() if word}


def _first(phrase: str) -> str:
    return "".join(takewhile(ascii_lowercase.__contains__, phrase))


@cache
def _letters() -> _Tried:
    words = "|".join(sorted(_CHINESE, key=len, reverse=True))
    return (
        ("comparator", re.compile(WORDS)),
        ("parameter", re.compile(parameter_phrases().pattern)),
        ("filler", re.compile(words)),
    )


@cache
def _keys(*, of_doses: bool) -> frozenset[str]:
    """Return the words of which a text that names a parameter holds at least one."""
    common = _COMMON.split()
    telling = {
        min(re.findall("[a-z]+", phrase), key=lambda word: (word in common, -len(word)))
        for phrase, name in _parameters().items()
        if phrase.isascii() and ("mg/day" in parameters()[name].units) == of_doses
    }
    return frozenset(telling | {f"{word}s" for word in telling} | {"old", "older"})


def words_of(lowered: str) -> frozenset[str]:
    return frozenset(_WORD.findall(lowered))


def names_a_figure(lowered: str, words: Collection[str]) -> bool:
    """Return, at little cost, whether a text can name a parameter and a figure at all."""
    if _FIGURES.isdisjoint(words) and _DIGIT.search(lowered) is None:
        return False
    if not _keys(of_doses=False).isdisjoint(words):
        return True
    if len(words) < _FEW and not _YEARS.isdisjoint(words):
        return True
    if ("mg" in lowered or "milli" in lowered) and not _keys(of_doses=True).isdisjoint(words):
        return True
    return not lowered.isascii() and any(term in lowered for term in _foreign())


@cache
def _foreign() -> tuple[str, ...]:
    return tuple(phrase for phrase in _parameters() if not phrase.isascii())

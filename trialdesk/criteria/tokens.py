"""A criterion's words as tokens: parameters, comparators, numbers and what joins them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trialdesk.criteria.comparators import PATTERN as COMPARATOR
from trialdesk.criteria.lexicon import parameter_of_phrase, parameter_phrases
from trialdesk.criteria.phrases import folded
from trialdesk.criteria.quantities import NUMBER, NUMBER_WORDS
from trialdesk.criteria.windows import TimeSpan

_FILLERS = """
is are was were be been being has have had having must should shall will need needs to of a an the
count counts cell cells level levels score scores scored status value values index scale points
point functional class classification stage group result results at as on total serum plasma blood
calculated estimated measured absolute peripheral baseline screening study entry enrollment
registration current documented adequate version v v3 v4 v5 v6 between from resting mean average
institutional corrected fasting assessed rate per in period time performance grading
grade graded nci criteria
patients patient subjects subject participants participant their its his her both either all any
prior previous different systemic old years year 评分 计数 水平 为 在
"""
_FILLER = frozenset(_FILLERS.split())
_NEGATION = (
    r"no|not|without|never|neither|nor|absence|free|none|cannot|lack|lacks|lacking|无|没有|不"
)
_CONDITION = (
    r"if|unless|except|excluding|exception|when|where|provided|for|in|with|among|who"
    r"|whose|then|until"
)
_EXAMPLE = r"e\.?\s?g\.?|i\.\s?e\.|such as|for example|including|like"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the text; ``name`` is a parameter's name, else the words in small letters."""

    kind: str
    name: str
    start: int
    end: int


@cache
def _scanner() -> re.Pattern[str]:
    words = "|".join(NUMBER_WORDS)
    return re.compile(
        rf"(?P<example>(?<![a-z])(?:{_EXAMPLE})(?![a-z]))"
        rf"|(?P<comparator>{COMPARATOR})"
        rf"|(?P<parameter>{parameter_phrases().pattern})"
        rf"|(?P<number>(?<![a-z0-9_.^])(?<![a-z]-)(?:{NUMBER})|(?<![a-z])(?:{words})(?![a-z]))"
        r"|(?P<roman>(?<![a-z])(?:iv|i{1,3})(?![a-z]))"
        r"|(?P<or>(?<![a-z])(?:and/or|or|alternatively)(?![a-z])|或)"
        r"|(?P<and>(?<![a-z])(?:and|but)(?![a-z])|&|和|且)"
        rf"|(?P<negation>(?<![a-z])(?:{_NEGATION})(?![a-z]))"
        rf"|(?P<condition>(?<![a-z])(?:{_CONDITION})(?![a-z]))"
        r"|(?P<open>[(\[（])|(?P<close>[)\]）])|(?P<comma>,|，)|(?P<slash>/)|(?P<colon>[:：])"
        r"|(?P<dash>[-‐-―~−～〜]|(?<![a-z])(?:to|through)(?![a-z]))|(?P<plus>\+)"
        r"|(?P<stop>[;；。]|\.(?=\s|$)|\n)"
        r"|(?P<word>[^\W\d_]+|\w+)"
    )


def tokens(lowered: str, spans: tuple[TimeSpan, ...]) -> list[Token]:
    """Read a text in small letters; stretches of time given are left out as one token each."""
    found: list[Token] = []
    position = 0
    for span in spans:
        found += _scan(lowered, position, span.start)
        found.append(Token("window", "", span.start, span.end))
        position = max(position, span.end)
    found += _scan(lowered, position, len(lowered))
    return found


def _scan(lowered: str, start: int, end: int) -> Iterator[Token]:
    names = parameter_of_phrase()
    phrases = parameter_phrases()
    for found in _scanner().finditer(lowered, start, end):
        kind, words = found.lastgroup or "word", found[0]
        if kind == "parameter":
            yield Token(kind, names[_spelt(phrases.named(words))], found.start(), found.end())
        elif kind == "word" and words in _FILLER:
            yield Token("filler", words, found.start(), found.end())
        else:
            yield Token(kind, words, found.start(), found.end())


@cache
def _spellings() -> dict[str, str]:
    return {folded(phrase): phrase for phrase in parameter_of_phrase()}


def _spelt(phrase: str) -> str:
    return _spellings()[phrase]

"""What words of a criterion say the same, and which of them let it meet fewer or more."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from trialdesk.criteria.lexicon.lexicon import wordings
from trialdesk.criteria.lexicon.phrases import Phrases, folded

_WORD = re.compile(
    r"[a-z\d][a-z\d'.]{0,60}|[^\W\d_]{1,60}|(?<=\w)-(?!\w)|[^\s\w.,:/'\"“”‘’()\[\]-]"
)
_VERSION = re.compile(
    r"(?:ctcae|recist|events|tumou?rs|version|\bv\.?|asco/cap|guidelines?)[\s)(,:v.]{0,4}"
    r"(\d{1,4}(?:\.\d{1,2})?)(?![\d%])",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_SHORTEST_STEM = 4


class Word(NamedTuple):
    """A word, or a phrase under the name of what it says, at its place in the text."""

    name: str
    kind: str
    """"plain", "narrowing" or "widening"."""
    start: int
    narrowed: str | None = None
    """What narrows it, where the phrase names a narrower thing."""


class _Meaning(NamedTuple):
    name: str
    kind: str
    narrowed: str | None = None


def without_versions(text: str) -> str:
    """Blank the number of the version of a standard, such as CTCAE 5.0."""
    for hit in _VERSION.finditer(text):
        text = text[: hit.start(1)] + " " * len(hit[1]) + text[hit.end(1) :]
    return text


@cache
def _meanings() -> Mapping[str, _Meaning | None]:
    stated = wordings()
    narrowing = {_stem(word) for word in stated.narrowing}
    widening = set(stated.widening)

    def kind(name: str) -> str:
        if name in widening:
            return "widening"
        return "narrowing" if _stem(name) in narrowing else "plain"

    result: dict[str, _Meaning | None] = {folded(phrase): None for phrase in stated.light}
    for word in stated.narrowing:
        result[folded(word)] = _Meaning(_stem(word), "narrowing")
    for name, phrases in stated.same.items():
        for phrase in (name, *phrases):
            result[folded(phrase)] = _Meaning(name, kind(name))
    for name, phrases in stated.narrower.items():
        for phrase in phrases:
            result[folded(phrase)] = _Meaning(name, kind(name), _stem(phrase))
    return result


@cache
def _phrases() -> Phrases:
    return Phrases(_meanings())


@lru_cache(maxsize=4096)
def words_of(lowered: str) -> tuple[Word, ...]:
    """Return the words that say something in a text in small letters, in their order."""
    result: list[Word] = []
    position = 0
    for start, end, phrase in _phrases().find(lowered):
        result += _plain(lowered, position, start)
        meaning = _meanings()[phrase]
        if meaning is not None:
            result.append(Word(meaning.name, meaning.kind, start, meaning.narrowed))
        position = end
    return (*result, *_plain(lowered, position, len(lowered)))


def phrase_spans(lowered: str) -> list[tuple[int, int]]:
    """Return the places of known phrases, also of those that say nothing."""
    return [(start, end) for start, end, _ in _phrases().find(lowered)]


def _plain(lowered: str, start: int, end: int) -> Iterator[Word]:
    for hit in _WORD.finditer(lowered, start, end):
        yield Word(_stem(hit[0]), "plain", hit.start())


def _stem(word: str) -> str:
    """Return a word without the ending that grammar gives it."""
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word

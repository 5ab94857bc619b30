"""Many phrases found in one pass over a text, the longest at each place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

_SPACE = re.compile(r"[\s\-/]+")
_LATIN = re.compile(r"(?<![a-z0-9])[a-z0-9]{1,60}")
_ANY = re.compile(r"(?<![a-z0-9])[a-z0-9]{1,60}|[^\x00-\u02ff]")
_END = ""
_Tree = dict[str, "_Tree"]


class Phrases:
    """Phrases of a lexicon; a space in one also stands for hyphens, slashes and line breaks."""

    def __init__(self, meanings: Mapping[str, object]) -> None:
        self._meanings = {folded(phrase): meaning for phrase, meaning in meanings.items()}
        self._begun = _by_first_word(self._meanings)
        self._whole = frozenset(
            first
            for first, phrases in self._begun.items()
            if all(first in {phrase, f"{phrase}s"} for phrase in phrases)
        )
        self._compiled: dict[str, re.Pattern[str]] = {}

    @cached_property
    def pattern(self) -> str:
        """One expression for all phrases."""
        return phrase_pattern(self._meanings)

    def find(self, lowered: str) -> Iterator[tuple[int, int, str]]:
        """Return (start, end, phrase as the lexicon spells it) in a text in small letters.

        Most words begin no phrase, and most others are one, so the first word is looked up before
        anything is compared.
        """
        position = 0
        for word in (_LATIN if lowered.isascii() else _ANY).finditer(lowered):
            first = word[0]
            if first in self._begun and word.start() >= position:
                hit: re.Match[str] | None = word
                if first not in self._whole:
                    pattern = self._compiled.get(first) or self._beginning_with(first)
                    hit = pattern.match(lowered, word.start())
                if hit is not None:
                    position = hit.end()
                    yield word.start(), position, self.named(hit[0])

    def _beginning_with(self, word: str) -> re.Pattern[str]:
        self._compiled[word] = re.compile(phrase_pattern(self._begun[word]))
        return self._compiled[word]

    def named(self, words: str) -> str:
        """Return the phrase of the lexicon that these words spell, plural or not."""
        if words in self._meanings:
            return words
        phrase = folded(words)
        return phrase if phrase in self._meanings else phrase.removesuffix("s")


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Order phrases by their first word, or first sign in a script without spaces."""
    begun: dict[str, list[str]] = {}
    for phrase in phrases:
        first = _ANY.match(phrase)
        assert first is not None, phrase  # noqa: S101 - a phrase is words
        begun.setdefault(first[0], []).append(phrase)
        if first[0] == phrase:
            begun.setdefault(f"{phrase}s", []).append(phrase)
    return begun


def folded(words: str) -> str:
    return _SPACE.sub(" ", words.lower()).strip()


def phrase_pattern(phrases: Iterable[str]) -> str:
    """Return one expression for all phrases, sharing their beginnings; it needs no backtracking."""
    latin: _Tree = {}
    other: _Tree = {}
    for phrase in phrases:
        _plant(latin if phrase[0].isascii() else other, phrase)
    parts = [rf"(?<![a-z0-9]){_grown(latin)}s?(?![a-z0-9])"] if latin else []
    return "|".join([*parts, *([_grown(other)] if other else [])])


def _plant(tree: _Tree, phrase: str) -> None:
    for letter in phrase:
        tree = tree.setdefault(letter, {})
    tree[_END] = {}


def _grown(tree: _Tree) -> str:
    branches = [
        (r"[\s\-/]{1,3}" if letter == " " else re.escape(letter)) + _grown(below)
        for letter, below in sorted(tree.items(), reverse=True)
        if letter != _END
    ]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if _END not in tree:
        return joined
    return f"(?:{joined})?"

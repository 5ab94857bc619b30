"""Two texts side by side, with the words only one of them has marked."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from trialdesk.presentation.marked import Marked, joined, spans_in
from trialdesk.presentation.tables import Look
from trialdesk.presentation.wording.figures import Token, tokens

Spans = tuple[tuple[int, int], ...]

ONLY_FIRST, ONLY_SECOND = "⊖", "⊕"
_MOST_COMPARED = 1_000_000
"""Pairs of tokens up to which the order of the words counts; beyond, only which there are."""


def word_difference(text: str, other: str) -> tuple[Marked, Marked]:
    """Mark in each text the words that the other lacks, led by a glyph: ⊖ first, ⊕ second.

    A number with its unit is one word, so is a comparator ("at least" and "≥" are the same one);
    case and punctuation make no difference.
    """
    first, second = differing_spans(text, other)
    return _glyphed(text, first, ONLY_FIRST), _glyphed(other, second, ONLY_SECOND)


def differing_spans(text: str, other: str) -> tuple[Spans, Spans]:
    """Find the stretches of each text that the other lacks."""
    first, second = tokens(text), tokens(other)
    if len(first) * len(second) > _MOST_COMPARED:
        return _unshared(first, second), _unshared(second, first)
    blocks = SequenceMatcher(None, _keys(first), _keys(second), autojunk=False).get_opcodes()
    changed = [block[1:] for block in blocks if block[0] != "equal"]
    return (
        _stretches(first[start:end] for start, end, _, _ in changed),
        _stretches(second[start:end] for _, _, start, end in changed),
    )


def _keys(side: Sequence[Token]) -> list[tuple[str, object]]:
    return [(token.kind, token.meaning) for token in side]


def _unshared(words: Sequence[Token], others: Sequence[Token]) -> Spans:
    known = set(_keys(others))
    return _stretches([token] for token in words if (token.kind, token.meaning) not in known)


def _stretches(runs: Iterable[Sequence[Token]]) -> Spans:
    return tuple((run[0].start, run[-1].end) for run in runs if run)


def _glyphed(text: str, spans: Spans, glyph: str) -> Marked:
    parts = []
    place = 0
    for start, end in spans:
        words = f"{glyph}{text[start:end]}"
        parts += [Marked(text[place:start]), spans_in(Look.ONLY_HERE, words, [(0, len(words))])]
        place = end
    return joined([*parts, Marked(text[place:])], "")

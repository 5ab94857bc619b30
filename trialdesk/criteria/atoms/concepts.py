"""Which subjects of the lexicon a criterion speaks of."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from trialdesk.criteria.lexicon.lexicon import Concept, concepts, masks, word_groups
from trialdesk.criteria.lexicon.phrases import Phrases, folded
from trialdesk.criteria.limits.windows import time_spans

_OF_THE_ITEM = frozenset({"prior", "metastasis_words"})
_NOTHING = frozenset[str]()


class Mention(NamedTuple):
    """A phrase of the lexicon in a text: the concepts it may stand for, the groups it is in."""

    start: int
    end: int
    concepts: tuple[str, ...]
    groups: frozenset[str]


class _Meaning(NamedTuple):
    concepts: tuple[str, ...]
    groups: frozenset[str]


@cache
def _meanings() -> Mapping[str, _Meaning]:
    of: dict[str, list[str]] = {}
    for concept in concepts().values():
        for term in concept.terms:
            of.setdefault(folded(term), []).append(concept.id)
    words = {folded(word): name for name, group in word_groups().items() for word in group}
    result = {
        phrase: _Meaning(tuple(of.get(phrase) or _terms_within(phrase, of)), _groups_within(phrase))
        for phrase in [*of, *words]
    }
    return result | {folded(mask): _Meaning((), frozenset()) for mask in masks()}


def _terms_within(phrase: str, of: Mapping[str, list[str]]) -> list[str]:
    padded = f" {phrase} "
    return [name for term, names in of.items() if f" {term} " in padded for name in names]


def _groups_within(phrase: str) -> frozenset[str]:
    padded = f" {phrase} "
    return frozenset(
        name
        for name, group in word_groups().items()
        if any(f" {folded(word)} " in padded for word in group)
    )


@cache
def _phrases() -> Phrases:
    return Phrases(_meanings())


def mentions(lowered: str) -> tuple[Mention, ...]:
    """Find the phrases of the lexicon in a text in small letters, the longest at each place."""
    meanings = _meanings()
    return tuple(
        Mention(start, end, *meanings[phrase]) for start, end, phrase in _phrases().find(lowered)
    )


def features(mentioned: Sequence[Mention], lowered: str) -> frozenset[str]:
    """Return what holds for all atoms of an item: a stretch of time, earlier therapy."""
    if not mentioned:
        return _NOTHING
    stated = _OF_THE_ITEM & _NOTHING.union(*[mention.groups for mention in mentioned])
    timed = _timed()
    if any(not timed.isdisjoint(mention.concepts) for mention in mentioned) and _has_window(
        lowered
    ):
        return stated | {"window"}
    return stated


@cache
def _timed() -> frozenset[str]:
    return frozenset(
        concept.id for concept in concepts().values() if "window" in {*concept.needs, *concept.bars}
    )


def _has_window(lowered: str) -> bool:
    """Return whether a text names a stretch of time before or since something."""
    return any(span.operator is not None or span.window.direction for span in time_spans(lowered))


def subjects(mentioned: Sequence[Mention], around: frozenset[str]) -> tuple[str, ...]:
    """Return the concepts of one atom in the order of the lexicon.

    ``around`` are the features of the whole item.
    """
    if not mentioned:
        return ()
    named = _NOTHING.union(*[mention.concepts for mention in mentioned])
    return _subjects(named, around.union(*[mention.groups for mention in mentioned]))


@lru_cache(maxsize=4096)
def _subjects(named: frozenset[str], stated: frozenset[str]) -> tuple[str, ...]:
    known = concepts()
    return tuple(
        sorted((name for name in named if _holds(known[name], stated)), key=_rank().__getitem__)
    )


@cache
def _rank() -> Mapping[str, int]:
    return {name: place for place, name in enumerate(concepts())}


def _holds(concept: Concept, features: frozenset[str]) -> bool:
    return all(need in features for need in concept.needs) and not any(
        bar in features for bar in concept.bars
    )

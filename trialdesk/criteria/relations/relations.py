"""How the demands of two trials on one subject relate: the same, stricter, or different."""

import re
from collections.abc import Sequence
from functools import lru_cache

from trialdesk.criteria.atoms.topics import Topic, belongs
from trialdesk.criteria.lexicon.lexicon import concepts
from trialdesk.criteria.lexicon.parameters import parameters
from trialdesk.criteria.lexicon.wordings import without_versions
from trialdesk.criteria.relations.admitted import admitted, of_figures
from trialdesk.criteria.relations.demands import Demand, demands, marks, qualifying
from trialdesk.criteria.relations.ranges import Relation

_NUMBER = re.compile(r"(?<![a-z\d.])\d{1,12}(?:[.,]\d{1,12})*", re.IGNORECASE)
_TOKEN = re.compile(r"\d{1,12}(?:[.,]\d{1,12})*|[^\W_]+|(?<=\w)-(?!\w)|[^\w\s.,;:()\[\]'\"/-]")
_LIGHT_WORDS = """
a an the of for to in on at by with as is are be been being was were has have had must should
will shall may this that these those their its his her patients patient subjects subject
participants participant individuals individual people women men who which any study trial
defined per according based
"""
_STOP_WORDS = frozenset(_LIGHT_WORDS.split())
_EXCEPTION = re.compile(
    r"\b(?:except|excluding|unless|other than|exempt|apart from)", re.IGNORECASE
)
_ORDERED = re.compile(r"\d|no|not|non|without|except|unless|if|but|and|[^\w]")


def relation(a: tuple[Topic, ...], b: tuple[Topic, ...], concept: str) -> Relation:
    """Relate what two trials demand on one concept; "different" wherever that is not certain."""
    return _of_stated(a, b, concept) if a and b else "not_stated"


@lru_cache(maxsize=8192)
def _of_stated(a: tuple[Topic, ...], b: tuple[Topic, ...], concept: str) -> Relation:
    if _polarities(a) == _polarities(b) and _same_words(a, b):
        return "same"
    first, second = _states(a, concept), _states(b, concept)
    if first and first == second:
        return "same"
    if all(_is_figure_alone(topic, concept) for topic in (*a, *b)):
        return _by_figures(a, b, concept)
    return _by_demands(a, b, concept)


def _by_figures(a: Sequence[Topic], b: Sequence[Topic], concept: str) -> Relation:
    if _exceptions(a) != _exceptions(b) or not all(_all_read(topic) for topic in (*a, *b)):
        return "different"
    return of_figures(admitted(a, concept), admitted(b, concept))


def _by_demands(a: Sequence[Topic], b: Sequence[Topic], concept: str) -> Relation:
    figures_only = _says_no_more(a, b, concept)
    first = demands(a, concept, figures_only=figures_only)
    second = None if first is None else demands(b, concept, figures_only=figures_only)
    if concept in concepts() and concepts()[concept].attached:
        first, second = qualifying(first), qualifying(second)
    if first is None or second is None:
        return "different"
    a_implies, b_implies = _imply(first, second), _imply(second, first)
    if a_implies and b_implies:
        return "same"
    if (a_implies or b_implies) and not (concept in concepts() and concepts()[concept].alone):
        return "a_stricter" if a_implies else "b_stricter"
    return "different"


def _imply(some: Sequence[Demand], others: Sequence[Demand]) -> bool:
    return all(any(first.implies(other) for first in some) for other in others)


def _says_no_more(a: Sequence[Topic], b: Sequence[Topic], concept: str) -> bool:
    """Return whether figures and the words that narrow or widen are all there is to compare."""
    if concept in concepts() and concepts()[concept].plain and _numbers(a) == _numbers(b):
        return True
    return all(
        _all_read(topic) and any(belongs(limit, concept) for limit in topic.constraints)
        for topic in (*a, *b)
    )


def _is_figure_alone(topic: Topic, concept: str) -> bool:
    """Recognise an atom whose figures say all there is to a subject, as those of platelets do."""
    named = [limit.parameter for limit in topic.constraints if belongs(limit, concept)]
    known = parameters()
    return bool(named) and all(name in known and known[name].concept is not None for name in named)


def _numbers(topics: Sequence[Topic]) -> set[str]:
    return {number for topic in topics for number, _ in _counted(topic.atom.text)}


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[tuple[str, int], ...]:
    """Return the numbers of a text with their places, but for versions of standards."""
    return tuple((hit[0], hit.start()) for hit in _NUMBER.finditer(without_versions(text)))


def _exceptions(topics: Sequence[Topic]) -> int:
    return sum(_EXCEPTION.search(topic.atom.text) is not None for topic in topics)


def _states(topics: Sequence[Topic], concept: str) -> set[tuple[str, str, bool]]:
    """Return the receptor and gene states of atoms that state nothing else, one an atom."""
    result: set[tuple[str, str, bool]] = set()
    for topic in topics:
        limits = [limit for limit in topic.constraints if belongs(limit, concept)]
        if len(limits) != 1 or not isinstance(limits[0].value, str):
            return set()
        negated = limits[0].negated != (topic.atom.polarity == "exclusion")
        result.add((limits[0].parameter, limits[0].value, negated))
    return result


def _polarities(topics: Sequence[Topic]) -> set[str]:
    return {topic.atom.polarity for topic in topics}


def words(topics: Sequence[Topic]) -> list[str]:
    """Return the words of atoms that carry meaning in their order, plurals folded."""
    return [word for topic in topics for word in _words(topic.atom.text)]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(
        word.removesuffix("s") if len(word) > 3 else word  # noqa: PLR2004 - "is", "gas"
        for word in _TOKEN.findall(text.lower())
        if word not in _STOP_WORDS
    )


@lru_cache(maxsize=4096)
def word_set(text: str) -> frozenset[str]:
    return frozenset(_words(text))


def _same_words(a: Sequence[Topic], b: Sequence[Topic]) -> bool:
    """Compare words; their order counts where figures, negations or exceptions are among them."""
    first, second = words(a), words(b)
    if _setting(a) != _setting(b) or _limits(a) != _limits(b):
        return False
    if any(_ORDERED.match(word) for word in first):
        return first == second
    return sorted(first) == sorted(second)


def _limits(topics: Sequence[Topic]) -> set[tuple[object, ...]]:
    """Return the limits of atoms; a stretch of time may stand outside their own words."""
    return {
        (
            limit.parameter,
            limit.operator,
            limit.value,
            limit.high,
            limit.values,
            limit.unit,
            limit.whichever,
        )
        for topic in topics
        for limit in topic.constraints
    }


def _setting(topics: Sequence[Topic]) -> set[tuple[object, bool]]:
    """Return what weighs on the words of atoms from outside: their lead, an "or" beside them."""
    return {
        (marks(limit.lead), limit.atom.either and limit.atom.polarity != "exclusion")
        for limit in topics
    }


def _all_read(topic: Topic) -> bool:
    """Return whether every number of an atom is part of a limit that was read, or of its window."""
    spans = [limit.span for limit in topic.constraints]
    windows = {
        f"{limit.window.amount:f}" for limit in topic.constraints if limit.window is not None
    }
    return all(
        number in windows or any(start <= place < end for start, end in spans)
        for number, place in _counted(topic.atom.text)
    )

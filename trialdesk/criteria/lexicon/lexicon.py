"""The subjects criteria speak of, and the wordings that say the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from trialdesk.criteria.lexicon.tables import table, tuples
from trialdesk.vocabulary.drugs import names_of_classes


@dataclass(frozen=True, slots=True)
class Domain:
    """A group of concepts; ``time_limit`` is what a stretch of time limits in it, if anything."""

    id: str
    time_limit: str | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """One subject criteria speak of; the rules say which mentions and features make it.

    An atom is of the concept when it holds one of ``terms``, all ``needs`` and none of ``bars``;
    ``needs`` and ``bars`` name groups of words or "window". ``of`` names the concept that this
    one is a part of; an ``attached`` one only qualifies the words beside it; wordings of a
    ``plain`` one ask the same unless a figure or a qualifier differs; one that is
    ``alone`` counts only where an atom speaks of nothing else; the drugs of ``classes``
    are among the terms.
    """

    id: str
    label: str
    domain: str
    terms: tuple[str, ...]
    needs: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    of: str | None = None
    attached: bool = False
    plain: bool = False
    alone: bool = False
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wordings:
    """Which words say the same, nothing, or let a criterion meet fewer or more."""

    light: tuple[str, ...]
    narrowing: tuple[str, ...]
    widening: tuple[str, ...]
    same: Mapping[str, tuple[str, ...]]
    narrower: Mapping[str, tuple[str, ...]]


@cache
def domains() -> Mapping[str, Domain]:
    """Return every domain by its id."""
    return {entry["id"]: Domain(**entry) for entry in table("concepts")["domain"]}


@cache
def concepts() -> Mapping[str, Concept]:
    """Return every concept by its id, in the order rows are shown."""
    result = (Concept(**tuples(entry)) for entry in table("concepts")["concept"])
    return {
        concept.id: replace(concept, terms=(*concept.terms, *names_of_classes(concept.classes)))
        for concept in result
    }


@cache
def word_groups() -> Mapping[str, tuple[str, ...]]:
    """Return the groups of words that concepts need or bar."""
    return {name: tuple(words) for name, words in table("concepts")["words"].items()}


@cache
def masks() -> tuple[str, ...]:
    """Return phrases that hold words of a term without speaking of it."""
    return tuple(table("concepts")["masks"])


@cache
def wordings() -> Wordings:
    """Return what words mean beside the concepts they name."""
    stated = tuples(table("wordings"))
    return Wordings(**stated | {name: tuples(stated[name]) for name in ("same", "narrower")})

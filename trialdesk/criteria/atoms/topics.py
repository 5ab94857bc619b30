"""An eligibility text read to the end: its atoms with what they speak of and their limits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from trialdesk.criteria.atoms.atoms import Atom, atoms
from trialdesk.criteria.atoms.times import time_limits
from trialdesk.criteria.lexicon.parameters import parameters
from trialdesk.criteria.limits.constraints import constraints, small
from trialdesk.criteria.text.split import split
from trialdesk.domain.constraint import Constraint
from trialdesk.domain.criterion import Criterion

_LONGEST_READ = 12_000
_LONGEST_HEADED = 60
_LONGEST_JOINT = 10
_SUBJECT = re.compile(
    r"(?!.*\b(?:cohorts?|arms?|groups?|parts?|phases?|patients?|subjects?|participants?|for|with)\b)"
    r"\w[\w'-]*(?:[ /]\w[\w'-]*){0,3}\s?:?",
    re.IGNORECASE,
)
_UNSAID = re.compile(r"\W*(?:not (?:specified|stated|applicable)|none|any|n/?a)\W*", re.IGNORECASE)
_OR_NEXT = re.compile(r"\b(?:and/)?or\W{0,3}$", re.IGNORECASE)
_OR_FIRST = re.compile(r"\W{0,3}(?:and/)?or\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One atom of a text and the limits its words state."""

    atom: Atom
    constraints: tuple[Constraint, ...]
    lead: str = ""
    """The words of the item this one details."""

    def __hash__(self) -> int:
        return hash((self.atom.id, self.atom.text))  # what was found of a topic is kept by it


@lru_cache(maxsize=512)
def topics(text: str) -> tuple[Topic, ...]:
    """Split a text into items and atoms and read each; items with children keep theirs apart."""
    items = split(text)
    words = {item.id: item.text for item in items}
    read = [topics_of(item, words.get(item.parent or "", "")) for item in items]
    for place in range(1, len(items)):
        if _OR_NEXT.search(items[place - 1].text[-_LONGEST_JOINT:]) or _OR_FIRST.match(
            items[place].text
        ):
            read[place - 1] = (*read[place - 1][:-1], _either(read[place - 1][-1]))
            read[place] = (_either(read[place][0]), *read[place][1:])
    return tuple(topic for inside in read for topic in inside)


def _either(topic: Topic) -> Topic:
    return replace(topic, atom=replace(topic.atom, either=True))


def topics_of(item: Criterion, lead: str = "") -> tuple[Topic, ...]:
    """Read one item; one far longer than any real one only keeps its words."""
    if len(item.text) > _LONGEST_READ:
        whole = Atom(item.id, item.id, item.polarity, item.text, 0, len(item.text), ())
        return (Topic(whole, ()),)
    parts = atoms(item)
    limits = constraints(item.text, item.polarity)
    is_open = not limits and not any(part.concepts for part in parts)
    if is_open and (heading := _heading(item, lead)):
        parts, limits = _headed(item, heading, parts)
    lowered = small(item.text)
    return tuple(Topic(part, tuple(_limits(part, parts, limits, lowered)), lead) for part in parts)


def _heading(item: Criterion, lead: str) -> str:
    """Return the few words above a short item that name what it is about: "Life expectancy:"."""
    above = lead or item.group or ""
    is_short = len(item.text) <= _LONGEST_HEADED and not _UNSAID.fullmatch(item.text)
    return above if is_short and _SUBJECT.fullmatch(above) else ""


def _headed(
    item: Criterion, heading: str, parts: tuple[Atom, ...]
) -> tuple[tuple[Atom, ...], tuple[Constraint, ...]]:
    """Read a short item together with its heading; its words and their places stay its own."""
    whole = replace(item, text=f"{heading} {item.text}")
    shift = len(heading) + 1
    named = dict.fromkeys(name for part in atoms(whole) for name in part.concepts)
    limits = tuple(
        replace(limit, span=(limit.span[0] - shift, limit.span[1] - shift))
        for limit in constraints(whole.text, item.polarity)
        if limit.span[0] >= shift
    )
    return tuple(replace(part, concepts=tuple(named)) for part in parts), limits


def _limits(
    part: Atom,
    parts: Sequence[Atom],
    limits: Sequence[Constraint],
    lowered: str,
) -> Iterator[Constraint]:
    until = _until(part, parts, len(lowered))
    inside = [limit for limit in limits if part.start <= limit.span[0] < until]
    for limit in inside:
        yield _within(limit, part, lowered)
    if not any(limit.window for limit in inside):
        yield from time_limits(part, until, lowered)


def _within(limit: Constraint, part: Atom, lowered: str) -> Constraint:
    """Count the place of a limit from its atom; a condition told of the next atom is not its."""
    condition = limit.condition
    if condition is not None and lowered.find(condition.lower(), limit.span[1]) >= part.end:
        condition = None
    span = (limit.span[0] - part.start, limit.span[1] - part.start)
    return replace(limit, span=span, condition=condition)


def _until(part: Atom, parts: Sequence[Atom], length: int) -> int:
    later = [other.start for other in parts if other.start > part.start]
    return min(later, default=length)


def belongs(constraint: Constraint, concept: str) -> bool:
    """Return whether a limit is to be read under a concept: platelets only under platelets."""
    parameter = parameters().get(constraint.parameter)
    return parameter is None or parameter.concept in {None, concept}

"""An eligibility text read to the end: its atoms with what they speak of and their limits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from trialdesk.criteria.atoms import Atom, atoms
from trialdesk.criteria.constraints import constraints, small
from trialdesk.criteria.lexicon import concepts, parameters
from trialdesk.criteria.split import split
from trialdesk.criteria.windows import TimeSpan, time_spans, whichever
from trialdesk.domain.constraint import Constraint
from trialdesk.domain.criterion import Criterion

_DAYS = {
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.436875"),
    "year": Decimal("365.2425"),
}
_OR_ALSO = re.compile(r"[\s(,]{0,4}or\s{1,4}")
_LONGEST_READ = 12_000
_LOOK_BACK = {"Heart", "Lung", "CNS", "Infection", "Other disease"}


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
    return tuple(
        topic for item in items for topic in topics_of(item, words.get(item.parent or "", ""))
    )


def topics_of(item: Criterion, lead: str = "") -> tuple[Topic, ...]:
    """Read one item; one far longer than any real one only keeps its words."""
    if len(item.text) > _LONGEST_READ:
        whole = Atom(item.id, item.id, item.polarity, item.text, 0, len(item.text), ())
        return (Topic(whole, ()),)
    parts = atoms(item)
    limits = constraints(item.text, item.polarity)
    lowered = small(item.text)
    return tuple(Topic(part, tuple(_limits(part, parts, limits, lowered)), lead) for part in parts)


def _limits(
    part: Atom,
    parts: Sequence[Atom],
    limits: Sequence[Constraint],
    lowered: str,
) -> Iterator[Constraint]:
    until = _until(part, parts, len(lowered))
    inside = [one for one in limits if part.start <= one.span[0] < until]
    for one in inside:
        yield _within(one, part, lowered)
    if not any(one.window for one in inside):
        yield from _times(part, until, lowered)


def _within(one: Constraint, part: Atom, lowered: str) -> Constraint:
    """Count the place of a limit from its atom; a condition told of the next atom is not its."""
    condition = one.condition
    if condition is not None and lowered.find(condition.lower(), one.span[1]) >= part.end:
        condition = None
    span = (one.span[0] - part.start, one.span[1] - part.start)
    return replace(one, span=span, condition=condition)


def _until(part: Atom, parts: Sequence[Atom], length: int) -> int:
    later = [other.start for other in parts if other.start > part.start]
    return min(later, default=length)


def _times(part: Atom, until: int, lowered: str) -> Iterator[Constraint]:
    """Give stretches of time as limits: in the atom, or said once at the end of its list."""
    parameter = time_parameter(part)
    if parameter is None:
        return
    spans = _spans(lowered)
    own = [span for span in spans if part.start <= span.start < until]
    stop = lowered.find(";", part.end)
    shared = [
        span
        for span in spans
        if span.start >= until and (stop < 0 or span.start < stop) and span.operator == "<="
    ]
    for span in own or shared:
        if span.operator == "<=" or (span.operator is not None and parameter == "washout"):
            yield _time(parameter, span, part, lowered)


def _spans(lowered: str) -> list[TimeSpan]:
    """Find stretches of time; in "within 4 weeks or 5 half-lives" the first says it for both."""
    found: list[TimeSpan] = []
    for span in time_spans(lowered):
        last = found[-1] if found and span.operator is None else None
        follows = last is not None and _OR_ALSO.fullmatch(lowered, last.end, span.start)
        found.append(replace(span, operator=last.operator) if last and follows else span)
    return found


def _time(parameter: str, span: TimeSpan, part: Atom, lowered: str) -> Constraint:
    window = span.window
    factor = _DAYS.get(window.unit)
    return Constraint(
        parameter,
        span.operator or "<=",
        window.amount,
        unit=window.unit,
        value_si=None if factor is None else window.amount * factor,
        unit_si=None if factor is None else "day",
        window=window,
        whichever=whichever(lowered) if window.unit == "half-life" else None,
        span=(span.start - part.start, span.end - part.start),
    )


def time_parameter(part: Atom) -> str | None:
    """Name what a stretch of time limits here: the time since a therapy, or a look-back."""
    domains = {concepts()[name].domain for name in part.concepts}
    if domains & {"Washout", "Prior therapy"}:
        return "washout"
    return "look-back" if domains & _LOOK_BACK else None


def belongs(constraint: Constraint, concept: str) -> bool:
    """Tell whether a limit is to be read under a concept: platelets only under platelets."""
    parameter = parameters().get(constraint.parameter)
    return parameter is None or parameter.concept in {None, concept}

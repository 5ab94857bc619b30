"""What atoms demand: whom they let in or keep out, told in words and figures that compare."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product

from trialdesk.criteria.atoms.atoms import Atom
from trialdesk.criteria.atoms.concepts import mentions
from trialdesk.criteria.atoms.topics import Topic, belongs
from trialdesk.criteria.lexicon.lexicon import Concept, concepts, domains
from trialdesk.criteria.lexicon.parameters import parameters
from trialdesk.criteria.lexicon.wordings import Word, phrase_spans, without_versions, words_of
from trialdesk.criteria.relations.ranges import Range, compared, range_of
from trialdesk.domain.constraint import Constraint

_EXAMPLES = re.compile(
    r"\(\s?(?:e\.?\s?g\b|for example|such as|including)[^()]{0,400}\)"
    r"|,?\s(?:such as|including(?: but not limited to)?|for example|e\.g\.)"
    r"(?:(?!\s(?:that|which|who|requiring|unless|except)\b)[^;()]){0,400}"
)
_ABBREVIATION = re.compile(r"\(\s?[A-Z][A-Za-z\d/-]{1,9}\s?\)")
_EXCEPT = re.compile(
    r"(\(\s?)?\b(?:except\w{0,6}|excluding|unless|other than|with the exception of|exempt\w{0,4}"
    r"|apart from|not including)\b"
)
_CONDITIONAL = re.compile(
    r"\b(?:eligible|allowed|permitted|acceptable|(?:may|can)(?: be)? (?:enrol|includ|particip)"
    r"|(?<!cannot be )(?<!not be )excluded|if|provided|when)|[.。]\s{1,9}[a-z]"
)
_OR = re.compile(r"\s(?:and/or|or|nor)\s|[,;，；、]|或")
_LAST = re.compile(r",\s{0,3}and\s")
_DIGIT = re.compile(r"\d")
_NEGATIONS = frozenset(
    {"no", "not", "non", "without", "free", "absenc", "never", "neither", "cannot"}
)
_GOVERNING = frozenset({"requiring", "caused"})
_NOT_RECOVERED = re.compile(
    r"\bnot (?:yet |been |fully |completely ){0,2}(?:recover|resolv|restor|improv|return|reliev)"
)
_LOOK_BACK, _WASHOUT = "look-back", "washout"
_TIMES = frozenset({_WASHOUT, _LOOK_BACK})
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Described:
    """Those an atom speaks of; more narrowing words or narrower figures mean fewer of them."""

    words: frozenset[str] = frozenset()
    narrowing: frozenset[str] = frozenset()
    widening: frozenset[str] = frozenset()
    figures: tuple[tuple[_Key, Range], ...] = ()
    doubtful: frozenset[str] = frozenset()
    """Limits that can only be told to be the same or not."""
    exceptions: tuple["Described", ...] = ()

    def covers(self, other: "Described") -> bool:
        """Return whether all the other speaks of are certainly among these."""
        return (
            self.words == other.words
            and self.doubtful == other.doubtful
            and self.narrowing <= other.narrowing
            and self.widening >= other.widening
            and _within(dict(other.figures), dict(self.figures))
            and all(
                any(theirs.covers(mine) for theirs in other.exceptions) for mine in self.exceptions
            )
        )


def _within(inner: Mapping[_Key, Range], outer: Mapping[_Key, Range]) -> bool:
    limited = {parameter for parameter, _ in outer}
    if any(key not in outer and key[0] not in limited and not _narrows(key[0]) for key in inner):
        return False
    return all(
        key in inner and compared(inner[key], range_outside) in {"same", "a_stricter"}
        for key, range_outside in outer.items()
    )


def _narrows(parameter: str) -> bool:
    """Return whether a limit of a figure nobody else limits means fewer of those described."""
    known = parameters().get(parameter)
    return parameter == _LOOK_BACK or (known is not None and known.keeps_out_above)


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing asked of all: to be none of those described, or one of them."""

    excludes: bool
    described: tuple[Described, ...]

    def implies(self, other: "Demand") -> bool:
        """Return whether all who meet this demand certainly meet the other."""
        if self.excludes != other.excludes:
            return False
        if self.excludes:
            return all(
                any(first.covers(its) for first in self.described) for its in other.described
            )
        return all(any(its.covers(first) for its in other.described) for first in self.described)


def demands(stated: Sequence[Topic], concept: str, *, figures_only: bool) -> list[Demand] | None:
    """Return what one trial demands on a subject; None where its words are not understood.

    ``figures_only`` leaves aside the words that neither narrow nor widen nor negate.
    """
    result: list[Demand] = []
    for topic in stated:
        asked = _of_topic(topic, concept, figures_only=figures_only)
        if asked is None:
            return None
        result += asked
    return result


@lru_cache(maxsize=8192)
def _of_topic(topic: Topic, concept: str, *, figures_only: bool) -> tuple[Demand, ...] | None:
    if _is_unclear(topic.atom) or _CONDITIONAL.search(topic.atom.text.lower()):
        return None
    return tuple(_demands_of(topic, concept, figures_only=figures_only))


def _is_unclear(atom: Atom) -> bool:
    """Recognise what may be met by something else as well, or may mean either list."""
    return atom.polarity == "unknown" or (atom.either and atom.polarity == "inclusion")


def qualifying(demanded: Sequence[Demand] | None) -> list[Demand] | None:
    """Keep of demands only the exceptions, where they make any, else only their figures."""
    if demanded is None:
        return None
    stated = [described for demand in demanded for described in demand.described]
    exceptions = tuple(
        dict.fromkeys(exception for described in stated for exception in described.exceptions)
    )
    if exceptions:
        return [Demand(excludes=False, described=exceptions)]
    if any(not described.figures for described in stated):
        return list(demanded)
    limits = dict.fromkeys(
        Described(figures=described.figures, doubtful=described.doubtful) for described in stated
    )
    return [Demand(excludes=True, described=(described,)) for described in limits]


def _demands_of(topic: Topic, concept: str, *, figures_only: bool) -> Iterator[Demand]:
    lowered = _without_limits(topic)
    excludes = topic.atom.polarity == "exclusion"
    base, excepted = _parted(lowered)
    limits, flipped = _limits(topic, concept, excludes=excludes)
    base, negated = _positive(base) if not excludes else (base, False)
    excludes ^= flipped or negated
    exceptions = tuple(_alternatives(excepted, concept, excludes=True)) if excepted else ()
    alternatives = _alternatives(base, concept, excludes=excludes)
    if figures_only and _is_asked_or_not(topic, concept):
        alternatives = [_asked_for(alternative) for alternative in alternatives]
    elif figures_only:
        alternatives = _marked(_reduced(alternatives, topic, concept), topic.lead)
    else:
        alternatives = _marked(alternatives, topic.lead)
    described = tuple(
        replace(alternative, figures=figures, doubtful=doubtful, exceptions=exceptions)
        for alternative, (figures, doubtful) in product(alternatives, limits)
    )
    if excludes:
        yield from (Demand(excludes, (alternative,)) for alternative in described)
    else:
        yield Demand(excludes, described)


def _asked_for(described: Described) -> Described:
    return Described(described.words & _NEGATIONS, widening=described.widening - {"history"})


def _is_asked_or_not(topic: Topic, concept: str) -> bool:
    """Recognise a subject that is asked for or not, such as consent, whatever words surround it."""
    known = concepts().get(concept)
    if known is None or not known.plain or known.domain == _WASHOUT:
        return False
    return all(isinstance(limit.value, str) for limit in topic.constraints)


def _reduced(alternatives: Sequence[Described], topic: Topic, concept: str) -> list[Described]:
    """Leave of the words what narrows, widens or negates, and the subjects they name."""
    known = concepts()
    others = frozenset(
        name
        for name in topic.atom.concepts
        if not known[name].plain and name != concept and not known[name].attached
    )
    is_plain = concept in known and known[concept].plain
    kept = _NEGATIONS if is_plain else _named(topic, concept)
    if len(alternatives) == 1:
        only = alternatives[0]
        return [replace(only, words=only.words & kept, narrowing=only.narrowing | others)]
    return [
        replace(alternative, words=alternative.words & kept | others)
        for alternative in alternatives
    ]


def _named(topic: Topic, concept: str) -> frozenset[str]:
    """Return the words of an atom by which it speaks of a concept, and its negations."""
    lowered = topic.atom.text.lower()
    mentioned = [mention for mention in mentions(lowered) if concept in mention.concepts]
    stated = {
        word.name
        for mention in mentioned
        for word in words_of(lowered[mention.start : mention.end])
    }
    return _NEGATIONS | stated


def _without_limits(topic: Topic) -> str:
    """Return the words of an atom without its limits, examples and abbreviations in brackets."""
    text = without_versions(topic.atom.text)
    for limit in topic.constraints:
        start, end = max(0, limit.span[0]), min(len(text), limit.span[1])
        text = text[:start] + " " * (end - start) + text[end:] if start < end else text
    return _EXAMPLES.sub(" ", _ABBREVIATION.sub(" ", text).lower())


def _parted(lowered: str) -> tuple[str, str]:
    """Part the words from those that tell an exception."""
    hit = _EXCEPT.search(lowered)
    if hit is None:
        return lowered, ""
    end = lowered.find(")", hit.end()) if hit[1] else len(lowered)
    end = len(lowered) if end < 0 else end
    return f"{lowered[: hit.start()]} {lowered[end + 1 :]}", lowered[hit.end() : end]


def _positive(lowered: str) -> tuple[str, bool]:
    """Take the negation from the front of a demand such as "must not be pregnant"."""
    stated = words_of(lowered)
    negations = [word for word in stated if word.name in _NEGATIONS]
    if len(negations) != 1 or stated[0] != negations[0]:
        return lowered, False
    start = stated[0].start
    return lowered[:start] + re.sub(r"^\w+", "", lowered[start:]), True


def _alternatives(lowered: str, concept: str, *, excludes: bool) -> list[Described]:
    """Read what stands between "or"; commas part what is kept out, not what is asked for."""
    if excludes:
        lowered = _LAST.sub(", ", lowered)
    elif "," in lowered:
        return [_described(words_of(lowered), concept)]
    spoken = [words for part in _items(lowered) if (words := words_of(part.strip(" ()")))]
    return list(dict.fromkeys(_described(words, concept) for words in spoken)) or [Described()]


def _items(lowered: str) -> Iterator[str]:
    """Part a list; "uncontrolled, life-threatening infection" is one item with two adjectives."""
    start = 0
    breaks = tuple(_OR.finditer(lowered))
    phrases = phrase_spans(lowered) if breaks else []
    for at in breaks:
        if any(first < at.start() and at.end() < last for first, last in phrases):
            continue
        stated = words_of(lowered[start : at.start()].strip(" ()"))
        if at[0] == "," and stated and all(word.kind == "narrowing" for word in stated):
            continue
        yield lowered[start : at.start()]
        start = at.end()
    yield lowered[start:]


def _described(stated: Sequence[Word], concept: str) -> Described:
    sorts: dict[str, set[str]] = {"plain": set(), "narrowing": set(), "widening": set()}
    governed = False
    known = concepts().get(concept)
    for word in stated:
        governed = governed or word.name in _GOVERNING
        if governed and word.name == "treatment":
            continue
        kind = "narrowing" if governed and word.kind == "plain" else word.kind
        if word.narrowed is not None:
            sorts["narrowing"].add(word.narrowed)
        if word.name != concept and not (kind == "widening" and _is_of_therapy(known)):
            sorts[kind].add(word.name)
    plain, narrowing, widening = (frozenset(names) for names in sorts.values())
    return Described(plain, narrowing, widening)


def _is_of_therapy(known: Concept | None) -> bool:
    return known is not None and domains()[known.domain].time_limit == _WASHOUT


def _marked(alternatives: list[Described], lead: str) -> list[Described]:
    """Add what the item above says of all its details: that they be uncontrolled, or since when."""
    if not lead:
        return alternatives
    words, narrowing = marks(lead)
    return [
        replace(
            alternative,
            words=alternative.words | words,
            narrowing=alternative.narrowing | narrowing,
        )
        for alternative in alternatives
    ]


@lru_cache(maxsize=1024)
def marks(lead: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the numbers and negations of a lead, and its words that narrow."""
    stated = words_of(_EXAMPLES.sub(" ", lead.lower()))
    weighty = (word.name for word in stated if word.name in _NEGATIONS or _DIGIT.match(word.name))
    narrowing = (word.name for word in stated if word.kind == "narrowing")
    return frozenset(weighty), frozenset(narrowing)


_Figures = tuple[tuple[tuple[_Key, Range], ...], frozenset[str]]


def _limits(topic: Topic, concept: str, *, excludes: bool) -> tuple[list[_Figures], bool]:
    """Return the figures of an atom, and whether a stretch of time turns what it asks around."""
    is_plain = concept in concepts() and concepts()[concept].plain
    limits = [
        limit
        for limit in topic.constraints
        if belongs(limit, concept) and not (is_plain and isinstance(limit.value, str))
    ]
    flipped = not excludes and any(_is_least_time(limit) for limit in limits)
    ranges: dict[_Key, Range] = {}
    doubtful: set[str] = set()
    for limit in limits:
        result = None if _is_doubtful(limit) else _range(limit, topic, flipped=flipped)
        key = (limit.parameter, limit.unit_si or limit.unit or "")
        if result is None or (key in ranges and ranges[key] != result):
            doubtful.add(_as_words(limit))
        else:
            ranges[key] = result
    both = tuple(sorted(ranges.items(), key=lambda item: item[0]))
    if (
        any(limit.unit == "half-life" and limit.whichever != "shorter" for limit in limits)
        and excludes
    ):
        return [((pair,), frozenset(doubtful)) for pair in both], flipped
    return [(both, frozenset(doubtful))], flipped


def _is_least_time(limit: Constraint) -> bool:
    return limit.parameter in _TIMES and limit.operator[0] == ">"


def _is_doubtful(limit: Constraint) -> bool:
    if limit.condition is not None and _EXCEPT.match(limit.condition.lower()) is None:
        return True
    return limit.alternative is not None or not isinstance(limit.value, Decimal)


def _as_words(limit: Constraint) -> str:
    values = (
        limit.parameter,
        limit.operator,
        limit.value,
        limit.unit,
        limit.high,
        limit.values,
        limit.negated,
    )
    return repr((*values, limit.condition, limit.whichever))


def _range(limit: Constraint, topic: Topic, *, flipped: bool) -> Range | None:
    known = parameters().get(limit.parameter)
    unresolved = (
        known is not None
        and known.recovers
        and _NOT_RECOVERED.search(topic.atom.text.lower()) is not None
    )
    negated = limit.negated and limit.parameter not in _TIMES
    complement = negated or unresolved or (flipped and _is_least_time(limit))
    return range_of(limit, complement=complement)

"""Stretches of time as limits: the time since a therapy, or how far back an event counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialdesk.criteria.atoms.atoms import Atom
from trialdesk.criteria.lexicon.lexicon import concepts, domains
from trialdesk.criteria.lexicon.units import days_in
from trialdesk.criteria.limits import surroundings
from trialdesk.criteria.limits.windows import TimeSpan, time_spans, whichever
from trialdesk.domain.constraint import Constraint

_OR_ALSO = re.compile(r"[\s(,]{0,4}or\s{1,4}")
_NOT = re.compile(
    r"\b(?:no|not|without|never|none|neither|nor|inadequate|insufficient|cannot|free of)\b"
)
_NOT_AFTER = re.compile(r"[^.;]{0,80}\bnot\s(?:be\s)?(?:allowed|permitted|acceptable|eligible)\b")
_FORBIDDEN = re.compile(r"\b(?:may|must|should|can|shall)\s?not\b")
_LET = re.compile(
    r"\b(?:may|can|allowed|permitted|acceptable|accepted|eligible|provided|as long as)\b(?!\snot)"
)
_MEASURED = re.compile(
    r"\b(?:test|imaging|image|scan|mri|ct|echo|assess|document|confirm|measur|stable|screen|perform"
    r"|obtain|negative|evaluat|determin|sample|biops|adequate)"
)
_OFF = re.compile(r"\b(?:off|not|no|without|free|discontinu\w*|stopped|since|elapsed|washout)\b")
_LASTS = re.compile(
    r"\s(?:(?:duration|in duration)\b|of\s(?:\w+\s){0,2}(?:\w*therapy|treatment|use|duration)\b)"
)
_FOR_WHOM = re.compile(r"\s?((?:for|in|if)\s[^,;.()]{3,80})")
_BREAK = re.compile(r"[(),;]|\b(?:or|and)\b")
_NAME = re.compile(r"[^\W\d_]{4,}")


def time_limits(part: Atom, until: int, lowered: str) -> Iterator[Constraint]:
    """Return stretches of time as limits: in the atom, or said once at the end of its list."""
    parameter = _parameter(part)
    if parameter is None:
        return
    spans = _spans(lowered)
    inside = [span for span in spans if part.start <= span.start < until]
    stated = inside or _shared(spans, part, until, lowered)
    for place, span in enumerate(stated):
        if span.operator is None or (span.operator[0] == ">" and parameter != "washout"):
            continue
        negated = _negated(span, parameter, part, lowered)
        if negated is None:
            continue
        condition = _condition(stated, place, lowered)
        if condition is not None or not _is_another(stated, place):
            limit = _limit(parameter, span, part, lowered)
            yield replace(limit, negated=negated, condition=condition)


def _spans(lowered: str) -> list[TimeSpan]:
    """Find stretches of time; in "within 4 weeks or 5 half-lives" the first says it for both."""
    result: list[TimeSpan] = []
    for span in time_spans(lowered):
        last = result[-1] if result and span.operator is None else None
        follows = last is not None and _OR_ALSO.fullmatch(lowered, last.end, span.start)
        result.append(replace(span, operator=last.operator) if last and follows else span)
    return result


def _shared(spans: Sequence[TimeSpan], part: Atom, until: int, lowered: str) -> list[TimeSpan]:
    """Return the first stretch of time behind an atom, with its alternatives."""
    stop = lowered.find(";", part.end)
    result: list[TimeSpan] = []
    for span in spans:
        if span.start < until or (0 <= stop <= span.start) or span.operator != "<=":
            continue
        if result and _OR_ALSO.fullmatch(lowered, result[-1].end, span.start) is None:
            break
        result.append(span)
    return result


def _negated(span: TimeSpan, parameter: str, part: Atom, lowered: str) -> bool | None:
    """Return whether a negation turns a stretch of time around; None where it is no such limit."""
    first, last = surroundings.sentence(lowered, span.start, span.end)
    before = lowered[max(first, lowered.rfind("(", first, span.start) + 1) : span.start]
    is_least = (span.operator or "").startswith(">")
    if _LASTS.match(lowered, span.end) or _is_other(span, before, lowered, is_least=is_least):
        return None
    permits = _LET.search(lowered, first, last) is not None
    if part.polarity == "exclusion":
        return _negated_exclusion(before, is_least=is_least, permits=permits)
    if is_least:
        return False
    if _NOT.search(before) or _NOT_AFTER.match(lowered, span.end, last):
        return True
    return None if parameter == "washout" or permits or _MEASURED.search(before) else False


def _negated_exclusion(before: str, *, is_least: bool, permits: bool) -> bool | None:
    """Recognise "has not completed a washout of at least 4 weeks": a rule turned around."""
    clause = _BREAK.split(before)[-1]
    denied = _NOT.search(clause) is not None
    if denied and _FORBIDDEN.search(clause):
        return None
    if is_least:
        return True if denied and not permits else None
    if permits and not denied:
        return None if _LET.search(before) else False
    return denied


def _is_other(span: TimeSpan, before: str, lowered: str, *, is_least: bool) -> bool:
    """Recognise "stable for at least 4 weeks" and "within 6 months after the last dose"."""
    if is_least:
        return lowered.startswith("for", span.start) and _OFF.search(before) is None
    stated = lowered[span.start : span.end]
    return span.window.direction == "after" and "since" not in stated


def _is_another(stated: Sequence[TimeSpan], place: int) -> bool:
    """Recognise a further stretch of time that is no alternative in half-lives and says another."""
    first, span = stated[0].window, stated[place].window
    units = {first.unit, span.unit}
    return (
        place > 0
        and "half-life" not in units
        and (first.amount, first.unit) != (span.amount, span.unit)
    )


def _condition(stated: Sequence[TimeSpan], place: int, lowered: str) -> str | None:
    """Return the words that tell for which therapy one of several stretches of time holds."""
    if len(stated) == 1:
        return None
    span = stated[place]
    end = stated[place + 1].start if place + 1 < len(stated) else len(lowered)
    after = _FOR_WHOM.match(lowered, span.end, end)
    if after is not None:
        return after[1].strip()
    if not _is_another(stated, place):
        return None
    breaks = [hit.end() for hit in _BREAK.finditer(lowered, stated[place - 1].end, span.start)]
    start = breaks[0] if breaks else span.start
    words = lowered[start : span.start].strip(" :,(")
    return words if _NAME.search(words) else None


def _limit(parameter: str, span: TimeSpan, part: Atom, lowered: str) -> Constraint:
    window = span.window
    factor = days_in(window.unit)
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


def _parameter(part: Atom) -> str | None:
    """Name what a stretch of time limits here: the time since a therapy, or a look-back."""
    limited = {domains()[concepts()[name].domain].time_limit for name in part.concepts}
    return next((limit for limit in ("washout", "look-back") if limit in limited), None)

"""Constraints: the limits a criterion states in figures, read with certainty or not at all."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from trialdesk.criteria.lexicon.parameters import AGE, parameters
from trialdesk.criteria.lexicon.statuses import names_a_state, statuses
from trialdesk.criteria.limits import conditions, surroundings
from trialdesk.criteria.limits.figures import figures_of
from trialdesk.criteria.limits.joining import joined, unclear
from trialdesk.criteria.limits.reading import CriterionReading, LimitStatement
from trialdesk.criteria.limits.statements import find_statements, is_plain_age
from trialdesk.criteria.limits.tokens import CriterionToken, names_a_figure, tokens, words_of
from trialdesk.criteria.limits.windows import TimeSpan, time_spans
from trialdesk.domain.constraint import Constraint, Window
from trialdesk.domain.criterion import Polarity

_FAR_BACK = 60
_FAR_TOXICITY = 90
_FARTHEST_WINDOW = 14
_PASSED = {"open", "close", "comma", "filler", "word", "or", "and", "dash", "slash"}
_OTHER_EVENTS = ("transfus", "support", "growth", "factor", "csf", "erythro", "received", "use")
_MEASURED = ("measur", "obtain", "perform", "determin", "evaluat", "test", "taken", "done")
_UNRESOLVED = re.compile(
    r"\b(?:not|never|failed to|without|yet to)\s(?:[\w-]+\s){0,4}?"
    r"(?:resol|recover|improv|return|subside|reduc)"
)
_NEAR_CONDITION = 4
_OUTSIDE = re.compile(r"\b(?:outside|out of|beyond|other than)\b")
_FORBIDDEN = re.compile(r"\b(?:may|must|should|can|shall)\s?not\b")
_DESCRIBING = ("with ", "who ", "whose ")
_ADVICE = ("recommended", "consult", "discussed", "maintain", "keep", "achieve")
_ADVISED = re.compile(r"\b(?:recommended|consult\w{0,5}|discussed)\b")
_KEPT = re.compile(r"\b(?:maintain|keep|achieve)\b")


def constraints(text: str, polarity: Polarity = "unknown") -> tuple[Constraint, ...]:
    """Read the limits of one criterion; words that cannot be read with certainty give none."""
    lowered = small(text)
    words = words_of(lowered)
    states = tuple(statuses(lowered)) if names_a_state(lowered, words) else ()
    if not names_a_figure(lowered, words):
        return states
    spans = tuple(span for span in time_spans(lowered) if not _is_value(lowered, span))
    reading = CriterionReading(text, lowered, tokens(lowered, spans), spans, polarity)
    result: list[Constraint] = []
    previous: LimitStatement | None = None
    statements = list(find_statements(reading))
    doubtful = unclear(statements, reading)
    for statement in statements:
        made = [] if statement.limit.start in doubtful else _made(statement, reading)
        result = joined(result, made, statement, previous, reading)
        previous = statement
    return (*_without_undecided(result, lowered), *states)


def _without_undecided(limits: list[Constraint], lowered: str) -> list[Constraint]:
    """Leave out grades where another test decides too and is not their condition.

    So it is with HER2 grades where in-situ hybridisation stands in the text.
    """
    undecided = {
        name
        for name in {limit.parameter for limit in limits}
        if (other := parameters()[name].undecided_by) and _decides(other, name, limits, lowered)
    }
    return [limit for limit in limits if limit.parameter not in undecided]


def _decides(
    other_test: re.Pattern[str], name: str, limits: list[Constraint], lowered: str
) -> bool:
    """Return whether a test is named outside the conditions of a parameter's limits."""
    conditions_of = [
        range(limit.span[1], limit.span[1] + len(limit.condition) + _NEAR_CONDITION)
        for limit in limits
        if limit.parameter == name and limit.condition is not None
    ]
    return any(
        not any(named.start() in condition for condition in conditions_of)
        for named in other_test.finditer(lowered)
    )


def small(text: str) -> str:
    """Return a text in small letters with every character in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] or c for c in text)


def _is_value(lowered: str, span: TimeSpan) -> bool:
    """Recognise a stretch of time that is itself the figure: an age, a life expectancy, a range."""
    before = lowered[max(0, span.start - 60) : span.start].rstrip()
    if before[-1:] in {"-", "–", "~"} or before.endswith((" to", " and")):
        return True
    clause = before.replace(";", ".").rpartition(".")[2]
    if any(word in clause for word in ("expectancy", "survival", "生存期")):
        return span.operator != "<=" or "within" not in lowered[span.start : span.end]
    if span.window.unit == "year" and is_plain_age(lowered, span.start, span.end):
        return True
    if before.endswith(" for"):
        return False
    aged = any(word in clause.split() for word in ("age", "age:", "aged", "ages"))
    return aged and span.window.direction is None


def _made(statement: LimitStatement, reading: CriterionReading) -> list[Constraint]:
    """Make the constraints of a statement; none where sense or unit is in doubt."""
    negated = surroundings.negation_before(reading.tokens, statement.first)
    if negated is None or _is_permission(statement, reading):
        return []
    if negated and reading.polarity == "exclusion" and _is_forbidden(reading, statement):
        return []
    place = statement.limit.start, statement.limit.quantities[-1].end
    if reading.polarity == "inclusion" and surroundings.keeps_out(reading.lowered, *place):
        negated = not negated
    if _is_beside_the_rule(reading, statement):
        return []
    made = [list(figures_of(name, statement.limit)) for name in statement.names]
    if not all(made):
        return []
    if len(statement.names) == 1 and parameters()[statement.names[0]].recovers:
        if conditions.is_excepted(reading.tokens, statement.first):
            return []  # a rule leaves it out: "except grade 2 neuropathy"
        negated = negated or _is_unresolved(reading, place[0])
    placed = _placed(
        [limit for ones in made for limit in ones], statement, reading, negated=negated
    )
    return [limit for limit in placed if not _is_implausible(limit, reading.polarity)]


def _is_forbidden(reading: CriterionReading, statement: LimitStatement) -> bool:
    """Recognise "patients may not have …" in a list of exclusions: a rule turned around twice."""
    start = statement.limit.start
    first, _ = surroundings.sentence(reading.lowered, start, start)
    return _FORBIDDEN.search(reading.lowered, first, start) is not None


def _is_beside_the_rule(reading: CriterionReading, statement: LimitStatement) -> bool:
    """Recognise a range to be outside of, and a figure that only calls for advice."""
    start = statement.limit.start
    first, _ = surroundings.sentence(reading.lowered, start, start)
    before = reading.lowered[first:start]
    is_range = statement.limit.operator == "between"
    if not is_range and not any(word in before for word in _ADVICE):
        return False
    if is_range and _OUTSIDE.search(before):
        return True
    advised = _ADVISED.search(before)
    return _KEPT.search(before.rpartition(",")[2][-_FAR_BACK:]) is not None or (
        advised is not None and " if " in before[advised.end() :]
    )


def _is_unresolved(reading: CriterionReading, start: int) -> bool:
    """Recognise "toxicities not recovered to …": farther off than a negation reaches."""
    first, _ = surroundings.sentence(reading.lowered, start, start)
    hits = _UNRESOLVED.finditer(reading.lowered, first, start)
    return any(start - hit.end() <= _FAR_TOXICITY for hit in hits)


def _is_implausible(limit: Constraint, polarity: Polarity) -> bool:
    """Recognise a demand nobody makes.

    Severe toxicity or heart failure lets nobody in, a low dose or a mild one keeps nobody out.
    """
    known = parameters()[limit.parameter]
    if polarity == "exclusion":
        lets_low = limit.operator in {"<", "<="} or (limit.high is not None and limit.value == 0)
        return known.keeps_out_above and lets_low and not limit.negated
    if not (known.keeps_out_above and known.scale) or limit.negated or polarity != "inclusion":
        return False
    lowest = limit.value if isinstance(limit.value, Decimal) else Decimal(0)
    return limit.operator in {">", ">="} or (limit.operator not in {"<", "<="} and lowest > 1)


def _is_permission(statement: LimitStatement, reading: CriterionReading) -> bool:
    """Recognise "patients with … may be enrolled": no demand, whichever list it stands in."""
    place = statement.limit.start, statement.limit.quantities[-1].end
    if reading.polarity == "exclusion":
        lets_in = surroundings.lets_in(reading.lowered, *place)
        return lets_in or surroundings.demands(reading.lowered, *place)
    return surroundings.permits(reading.lowered, *place)


def _placed(
    made: Sequence[Constraint],
    statement: LimitStatement,
    reading: CriterionReading,
    *,
    negated: bool,
) -> list[Constraint]:
    """Return the constraints of a statement what its surroundings say."""
    condition = (
        conditions.condition_after(reading.text, reading.tokens, statement.after)
        or conditions.condition_before(reading.text, reading.tokens, statement.first)
        or conditions.exception_before(reading.text, reading.tokens, statement.first)
    )
    if statement.names == (AGE,) and (condition or "").lower().startswith(_DESCRIBING):
        condition = None
    example = _is_example(reading.tokens, statement.first)
    window = _window(reading, statement)
    if not (negated or condition or example or window):
        return list(made)
    return [
        replace(limit, negated=negated, condition=condition, example=example, window=window)
        for limit in made
    ]


def _is_example(tokens: Sequence[CriterionToken], place: int) -> bool:
    for token in reversed(tokens[max(0, place - _FAR_BACK) : place]):
        if token.kind in {"close", "stop"}:
            return False
        if token.kind == "example":
            return token.name.startswith(("e", "such", "for", "like"))
    return False


def _window(reading: CriterionReading, statement: LimitStatement) -> Window | None:
    """Return the stretch of time a limit was to be measured in: after it, or inside its words."""
    start, inside = reading.tokens[statement.first].start, statement.limit.start
    end = _window_after(reading.tokens, statement.after)
    for span in reading.spans:
        if (span.end == end or start < span.start < inside) and _is_within(reading, span):
            return span.window
    return None


def _is_within(reading: CriterionReading, span: TimeSpan) -> bool:
    """Recognise "within 28 days" and "in the last week"; "≤ 16 years" is no window."""
    stated = reading.lowered.startswith(("within", "during", "in ", "over"), span.start)
    return span.operator == "<=" and (stated or span.window.direction is not None)


def _window_after(tokens: Sequence[CriterionToken], place: int) -> int:
    """Return where the window behind a limit ends; 0 where the words speak of something else."""
    for position in range(place, min(place + _FARTHEST_WINDOW, len(tokens))):
        kind, name = tokens[position].kind, tokens[position].name
        if kind == "window":
            return tokens[position].end
        if kind not in _PASSED or name.startswith(_OTHER_EVENTS):
            return 0
        if kind in {"comma", "and"} and not _is_measured(tokens, position + 1):
            return 0
    return 0


def _is_measured(tokens: Sequence[CriterionToken], place: int) -> bool:
    """Recognise what goes on with the limit: ", measured within 28 days"."""
    after = next((token for token in tokens[place:] if token.kind != "filler"), None)
    return after is not None and (after.kind == "window" or after.name.startswith(_MEASURED))

"""Constraints: the limits a criterion states in figures, read with certainty or not at all."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from trialdesk.criteria import surroundings
from trialdesk.criteria.figures import figures_of
from trialdesk.criteria.joining import joined
from trialdesk.criteria.quantities import NUMBER_WORDS
from trialdesk.criteria.statements import Reading, Statement, find_statements
from trialdesk.criteria.statuses import names_a_state, statuses
from trialdesk.criteria.tokens import Token, names_a_figure, tokens
from trialdesk.criteria.windows import TimeSpan, time_spans
from trialdesk.domain.constraint import Constraint, Window
from trialdesk.domain.criterion import Polarity

_FAR_BACK = 60
_WORD = re.compile("[a-z]+")
_DIGIT = re.compile(r"\d")
_FIGURES = frozenset(NUMBER_WORDS) | {"i", "ii", "iii", "iv", "limit", "limits"}
_FIGURES |= {"uln", "iuln", "unl", "ulrr", "lln", "illn"}


def constraints(text: str, polarity: Polarity = "unknown") -> tuple[Constraint, ...]:
    """Read the limits of one criterion; words that cannot be read with certainty give none."""
    lowered = small(text)
    words = frozenset(_WORD.findall(lowered))
    states = tuple(statuses(lowered)) if names_a_state(lowered, words) else ()
    if not _holds_a_figure(lowered, words) or not names_a_figure(lowered, words):
        return states
    spans = tuple(span for span in time_spans(lowered) if not _is_value(lowered, span))
    reading = Reading(text, lowered, tokens(lowered, spans), spans, polarity)
    found: list[Constraint] = []
    previous: Statement | None = None
    for statement in find_statements(reading):
        found = joined(found, _made(statement, reading), statement, previous, reading)
        previous = statement
    return (*found, *states)


def _holds_a_figure(lowered: str, words: frozenset[str]) -> bool:
    return _DIGIT.search(lowered) is not None or not words.isdisjoint(_FIGURES)


def small(text: str) -> str:
    """Give a text in small letters with every character in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] or c for c in text)


def _is_value(lowered: str, span: TimeSpan) -> bool:
    """Tell a stretch of time that is itself the figure: an age, a life expectancy, a range."""
    before = lowered[max(0, span.start - 60) : span.start].rstrip()
    if before[-1:] in {"-", "–", "~"} or before.endswith((" to", " and")):
        return True
    clause = before.replace(";", ".").rpartition(".")[2]
    named = any(word in clause for word in ("expectancy", "survival", "生存期"))
    aged = any(word in clause.split() for word in ("age", "age:", "aged", "ages"))
    return (named or aged) and span.window.direction is None


def _made(statement: Statement, reading: Reading) -> list[Constraint]:
    """Make the constraints of a statement; none where sense or unit is in doubt."""
    negated = surroundings.negation_before(reading.tokens, statement.first)
    if negated is None or _is_permission(statement, reading):
        return []
    place = statement.limit.start, statement.limit.quantities[-1].end
    if reading.polarity == "inclusion" and surroundings.keeps_out(reading.lowered, *place):
        negated = not negated
    made = [list(figures_of(name, statement.limit)) for name in statement.names]
    if not all(made):
        return []
    placed = [_placed(one, statement, reading, negated=negated) for ones in made for one in ones]
    return [one for one in placed if not _is_implausible(one, reading.polarity)]


def _is_implausible(one: Constraint, polarity: Polarity) -> bool:
    """Tell a demand nobody makes: severe toxicity or heart failure as a condition to be let in."""
    if one.parameter not in {"CTCAE grade", "NYHA class"} or one.negated or polarity != "inclusion":
        return False
    lowest = one.value if isinstance(one.value, Decimal) else Decimal(0)
    return one.operator in {">", ">="} or (one.operator not in {"<", "<="} and lowest > 1)


def _is_permission(statement: Statement, reading: Reading) -> bool:
    """Tell "patients with … may be enrolled": no demand, whichever list it stands in."""
    place = statement.limit.start, statement.limit.quantities[-1].end
    if reading.polarity == "exclusion":
        return surroundings.lets_in(reading.lowered, *place)
    return surroundings.permits(reading.lowered, *place)


def _placed(
    made: Constraint, statement: Statement, reading: Reading, *, negated: bool
) -> Constraint:
    after = surroundings.condition_after(reading.text, reading.tokens, statement.after)
    before = surroundings.condition_before(reading.text, reading.tokens, statement.first)
    excepted = surroundings.exception_before(reading.text, reading.tokens, statement.first)
    return replace(
        made,
        negated=negated,
        condition=after or before or excepted,
        example=_is_example(reading.tokens, statement.first),
        window=_window(reading, statement),
    )


def _is_example(tokens: Sequence[Token], place: int) -> bool:
    for token in reversed(tokens[max(0, place - _FAR_BACK) : place]):
        if token.kind in {"close", "stop"}:
            return False
        if token.kind == "example":
            return token.name.startswith(("e", "such", "for", "like"))
    return False


def _window(reading: Reading, statement: Statement) -> Window | None:
    """Give the stretch of time that follows a limit at once, or stands inside its words."""
    start = reading.tokens[statement.first].start
    after = reading.tokens[statement.after : statement.after + 4]
    end = next((token.end for token in after if token.kind == "window"), 0)
    if any(token.kind in {"stop", "parameter", "comparator", "number"} for token in after):
        end = 0
    inside = statement.limit.start
    for span in reading.spans:
        if span.end == end or start < span.start < inside:
            return span.window
    return None

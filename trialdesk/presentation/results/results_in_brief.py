"""What a trial has reported, in brief: efficacy, the most frequent adverse events, the citation."""

import re
from collections.abc import Iterator, Sequence

from trialdesk.comparison.compare import Comparison
from trialdesk.comparison.sections import RESULTS
from trialdesk.domain.result import AdverseEvent, Estimate, Results
from trialdesk.presentation.document import Block, Facts, Grid, Heading, Words
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.presentation.wording.cells import stated, valued
from trialdesk.presentation.wording.numbers import statistic
from trialdesk.presentation.wording.rows import field_label, section_label
from trialdesk.presentation.wording.translation import _

_EVENTS_IN_BRIEF = 10


def results_in_brief(comparison: Comparison, place: int) -> Iterator[Block]:
    """Show the figures a clinician asks for first, as reported and with their citation."""
    results = comparison.trials[place].results
    if results is None:
        return
    yield Heading(section_label(RESULTS), 3)
    yield Facts(
        (
            (field_label("cutoff"), stated(results.cutoff)),
            (_("Reported in"), stated(results.citation or _tables(results))),
        )
    )
    yield from _estimates(comparison, place)
    yield from _adverse_events(results)


def _tables(results: Results) -> str | None:
    """Point to posted tables, whose figures are not of one publication."""
    posted = results.posted
    if posted is None:
        return None
    text = _("results section of the registry (outcome measures: {count})")
    return text.format(count=len(posted.outcomes))


def _estimates(comparison: Comparison, place: int) -> Iterator[Block]:
    figures = [
        (row.name, statement.value)
        for row in comparison.rows
        if (statement := row.statements[place]) and isinstance(statement.value, Estimate)
    ]
    if not figures:
        return
    rows = tuple(Row((Cell(name), valued(value))) for name, value in figures)
    yield Words(Cell(_legend(comparison.trials[place].results, rows)), "note")
    yield Grid(Table("", (_("Endpoint"), _("As reported")), rows), (1, 2))


def _legend(results: Results | None, rows: Sequence[Row]) -> str:
    """Explain the short forms the rows use."""
    used = "\n".join(row.cells[1].text for row in rows)
    sets = results.populations if results else ()
    known = ((_("NR"), _("not reached")), (_("CI"), _("confidence interval")), *sets)
    return "; ".join(
        f"{name}: {meaning.rstrip('.')}"
        for name, meaning in known
        if re.search(rf"\b{re.escape(name)}\b", used)
    )


def _adverse_events(results: Results) -> Iterator[Block]:
    terms = dict.fromkeys(event.term for event in results.adverse_events)
    by_grade = {(event.term, event.grade): event for event in results.adverse_events}
    ranked = sorted(terms, key=lambda term: -_participants(by_grade.get((term, "any"))))
    rows = tuple(
        Row((Cell(term), *(_frequency(by_grade.get((term, grade))) for grade in ("any", "3+"))))
        for term in ranked[:_EVENTS_IN_BRIEF]
    )
    if rows:
        yield Heading(_("Adverse events"), 3)
        if len(ranked) > len(rows):
            text = _("The {shown} most frequent of {all} reported.")
            yield Words(Cell(text.format(shown=len(rows), all=len(ranked))), "note")
        columns = (_("Event"), _("Any grade"), _("Grade 3 and above"))
        yield Grid(Table("", columns, rows), (2, 1, 1))


def _participants(event: AdverseEvent | None) -> int:
    return event.n if event is not None and event.n is not None else -1


def _frequency(event: AdverseEvent | None) -> Cell:
    if event is None:
        return stated(None)
    counted = event.n is not None and event.total is not None
    shown = f"{event.n}/{event.total}" if counted else ""
    if event.percent is not None:
        percent = f"{statistic(event.percent, '')}%"
        shown = f"{percent} ({shown})" if shown else percent
    return stated(shown)

"""The results of a board on paper."""

from collections.abc import Iterator, Sequence

from trialdesk.domain.trial import Trial
from trialdesk.presentation.comparability import comparability
from trialdesk.presentation.document import Block, Grid, Heading, NewPage, Words
from trialdesk.presentation.event_figure import POSTED
from trialdesk.presentation.results_board import part_label, results_board, results_legend
from trialdesk.presentation.results_rows import SILENT
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import caution, trial_letter

_WIDE = 4  # trials side by side: the tables of results need a page as wide
_STRIP = (1.3, 1, 1, 1, 1, 0.9, 1.4, 1.5, 0.8)
_WIDTHS = {
    "endpoints": (1.9, 2.5, 0.7, 0.9, 1.5, 1.3, 1.3),
    "events": (2.2, 2.8, 0.8, 0.7, 1, 1, 1),
    "quoted": (1.4, 1.8, 1.4, 1, 1.2, 3.4),
}
_LEAST_DRAWN = 10
"""Percent of a group: rarer events of posted tables stand in the window, not on paper."""


def results_pages(trials: Sequence[Trial]) -> Iterator[Block]:
    """Print comparability, figures and quoted studies; without results one sentence."""
    told = [place for place, trial in enumerate(trials) if trial.results is not None]
    if not told:
        yield Heading(_("Results"))
        yield Words(Cell(_("no results in the record"), Tone.MISSING))
        return
    yield NewPage(_WIDE)
    yield Heading(_("Results"))
    yield Words(Cell(caution(), Tone.WARNING))
    yield Grid(comparability(trials), _STRIP)
    silent = [trial_letter(place) for place in range(len(trials)) if place not in told]
    if silent:
        text = _("No results in the record of {letters}.")
        yield Words(Cell(text.format(letters=", ".join(silent))))
    yield Words(Cell(results_legend()), "note")
    for name, widths in _WIDTHS.items():
        whole = results_board(trials, name).table
        table = _printed(whole)
        if table.rows:
            yield Heading(part_label(name), 3)
            yield from _left_out(table, whole)
            yield Grid(table, widths)


def _left_out(printed: Table, whole: Table) -> Iterator[Words]:
    if any(POSTED in row.key for row in whole.rows) and len(printed.rows) < len(whole.rows):
        text = _(
            "Of events posted by registries those of at least {percent}% of a group are printed; "
            "the window shows all."
        )
        yield Words(Cell(text.format(percent=_LEAST_DRAWN)), "note")


def _printed(table: Table) -> Table:
    """Leave out silent trials, which are named above, and rare events of posted tables."""
    frequent = {_event(row) for row in table.rows if _is_frequent(row)}
    rows = (row for row in table.rows if not row.key.endswith(SILENT))
    kept = tuple(row for row in rows if POSTED not in row.key or _event(row) in frequent)
    return Table(table.title, table.columns, kept)


def _event(row: Row) -> str:
    return row.key.rpartition("/")[0]


def _is_frequent(row: Row) -> bool:
    dots = row.cells[1].plot.dots if row.cells[1].plot else ()
    return any(dot.value is not None and dot.value >= _LEAST_DRAWN for dot in dots)

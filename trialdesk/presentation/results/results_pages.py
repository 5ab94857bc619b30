"""The results of a board on paper."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from trialdesk.domain.trial import Trial
from trialdesk.presentation.document import Block, Grid, Heading, NewPage, Words
from trialdesk.presentation.results.comparability import comparability
from trialdesk.presentation.results.event_figure import POSTED
from trialdesk.presentation.results.results_board import part_label, results_board, results_legend
from trialdesk.presentation.results.results_rows import SILENT
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import caution, trial_letter
from trialdesk.presentation.wording.translation import _

_WIDE = 4  # trials side by side: the tables of results need a page as wide
_STRIP = (1.3, 1, 1, 1, 1, 0.9, 1.4, 1.5, 0.8)
_WIDTHS = {
    "endpoints": (1.9, 2.5, 0.7, 0.9, 1.5, 1.3, 1.3),
    "events": (2.2, 2.8, 0.8, 0.7, 1, 1, 1),
    "participants": (2.4, 0.8, 0.9, 0.9, 2.4, 1, 1.2),
    "quoted": (1.4, 1.8, 1.4, 1, 1.2, 3.4),
}
_MOST_LINES = 20
"""Lines printed of a posted table of adverse events; some hold thousands."""


def results_pages(trials: Sequence[Trial]) -> Iterator[Block]:
    """Print comparability, figures and quoted studies; without results one sentence."""
    reporting = [place for place, trial in enumerate(trials) if trial.results is not None]
    if not reporting:
        yield Heading(_("Results"))
        yield Words(Cell(_("no results in the record"), Tone.MISSING))
        return
    yield NewPage(_WIDE)
    yield Heading(_("Results"))
    yield Words(Cell(caution(), Tone.WARNING))
    yield Grid(comparability(trials), _STRIP)
    silent = [trial_letter(place) for place in range(len(trials)) if place not in reporting]
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
    if len(list(_posted(printed))) < len(list(_posted(whole))):
        text = _(
            "Of the events posted by registries those with most participants in one group are "
            "printed, up to {lines} lines a table; the window shows all."
        )
        yield Words(Cell(text.format(lines=_MOST_LINES)), "note")


def _printed(table: Table) -> Table:
    """Leave out silent trials, which are named above, and most events of long posted tables."""
    kept = _most_frequent(table)
    rows = (row for row in table.rows if not row.key.endswith(SILENT))
    shown = tuple(row for row in rows if POSTED not in row.key or _event(row) in kept)
    return Table(table.title, table.columns, shown)


def _posted(table: Table) -> Iterator[Row]:
    return (row for row in table.rows if POSTED in row.key)


def _most_frequent(table: Table) -> set[str]:
    """Choose events of each posted table, all groups of an event or none."""
    kept: set[str] = set()
    for _group, rows in groupby(_posted(table), key=lambda row: row.group):
        events = [list(members) for _key, members in groupby(rows, key=_event)]
        room = _MOST_LINES
        for members in sorted(events, key=lambda members: -max(map(_participants, members))):
            room -= len(members)
            if room < 0:
                break
            kept.add(_event(members[0]))
    return kept


def _event(row: Row) -> str:
    return row.key.rpartition("/")[0]


def _participants(row: Row) -> int:
    """Read how many of a group had the event from its cell, 0 where that is not reported."""
    counted = row.cells[2].text.partition("/")[0].replace(",", "")
    return int(counted) if counted.isdecimal() else 0

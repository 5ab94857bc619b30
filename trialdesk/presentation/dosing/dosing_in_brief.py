"""The doses of a board on paper: drugs of several trials, then each cycle as a calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialdesk.domain.trial import Trial
from trialdesk.presentation.cycle import DoseCalendar
from trialdesk.presentation.document import Block, Cycle, Grid, Heading, NewPage, Words
from trialdesk.presentation.dosing.dose_calendar import legend
from trialdesk.presentation.dosing.dosing_board import dosing_board
from trialdesk.presentation.tables import Cell, Table, shared_groups
from trialdesk.presentation.wording.codes import caution, not_listed_note
from trialdesk.presentation.wording.translation import _


def dosing_in_brief(trials: Sequence[Trial]) -> Iterator[Block]:
    """Show what several trials give side by side, and the calendars of any number of trials."""
    board = dosing_board(trials)
    calendars = board.calendars
    if len(trials) > 1:
        yield NewPage(len(trials))
        yield Heading(_("Dosing side by side"))
        yield from _shared(board.table)
    if calendars:
        yield Heading(_("One cycle as a calendar"), 2 if len(trials) == 1 else 3)
    for calendar in calendars:
        yield from _calendar(calendar, explained=calendar is calendars[0])
    if board.undrawn and len(trials) > 1:
        yield Words(Cell(board.undrawn), "note")


def _shared(table: Table) -> Iterator[Block]:
    rows = shared_groups(table)
    if rows:
        note = _(
            "Drugs that at least two records list; a drug they give at different doses is marked "
            "≠, and no doses are merged. All doses stand on the cards."
        )
        yield Words(Cell(f"{note} {not_listed_note()} {caution()}"), "note")
        yield Grid(replace(table, rows=rows))
    else:
        note = _("No drug is listed by two of the records. All doses stand on the cards.")
        yield Words(Cell(note), "note")


def _calendar(calendar: DoseCalendar, *, explained: bool) -> Iterator[Block]:
    yield Heading("  ·  ".join((calendar.trial, *calendar.arms)), 3, calendar.place)
    if explained:
        yield Words(Cell(legend()), "note")
    yield Words(Cell(calendar.title), "note")
    yield Cycle(calendar)
    noted = [f"⚠ {note}" for note in calendar.notes]
    quoted = [f"“{sentence.text}”" for sentence in calendar.sentences]
    if noted or quoted:
        yield Words(Cell("\n".join((*noted, *quoted))), "note")

"""The calendars of a board, one beneath the other, each with the record's sentences."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trialdesk.gui.controls.badge import Badge
from trialdesk.gui.controls.buttons import tool_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.value import ChosenValue
from trialdesk.gui.views.dosing.cycle_grid import CycleGrid
from trialdesk.presentation.cycle import DoseCalendar
from trialdesk.presentation.dosing.dose_calendar import legend
from trialdesk.presentation.tables import Cell
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.translation import _


class CalendarList(QScrollArea):
    """Scrolls through the calendars; the button before a sentence shows where it stands."""

    value_chosen = Signal(ChosenValue)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("Calendars of one cycle"))

    def show_calendars(self, calendars: Sequence[DoseCalendar], undrawn: str) -> None:
        """Show the calendars, and beneath them the words on what could not be drawn."""
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        if calendars:
            column.addWidget(label(legend(), name="muted", size="small"))
        for calendar in calendars:
            self._add(column, calendar)
        if undrawn:
            column.addSpacing(GRID)
            column.addWidget(label(undrawn, name="muted"))
        column.addStretch(1)
        self.setWidget(page)

    def _add(self, column: QVBoxLayout, calendar: DoseCalendar) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(Badge(calendar.place, trial_letter(calendar.place)))
        whose = "  ·  ".join((calendar.trial, *calendar.arms))
        head.addWidget(label(f"{whose}\n{calendar.title}", size="bold"), 1)
        column.addSpacing(GRID)
        column.addLayout(head)
        column.addWidget(CycleGrid(calendar))
        for note in calendar.notes:
            column.addWidget(label(f"⚠ {note}", name="warning"))
        for sentence in calendar.sentences:
            column.addLayout(self._sentence(calendar, sentence))

    def _sentence(self, calendar: DoseCalendar, sentence: Cell) -> QHBoxLayout:
        title = _("{trial} · Dose").format(trial=calendar.trial)
        value = ChosenValue(title, sentence.text, sentence.source)
        words = _("Where this stands: {words}").format(words=sentence.text)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        button = tool_button(words, "source", partial(self.value_chosen.emit, value))
        button.setProperty("flat", True)  # noqa: FBT003 - Qt's signature
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(f"“{sentence.text}”", name="muted"), 1)
        return row

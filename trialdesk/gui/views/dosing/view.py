"""What the trials of the board give: regimens, one cycle as a calendar, a calculator apart."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from trialdesk.gui.controls.buttons import toggle
from trialdesk.gui.look.plain import tip
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.panes import keep_sizes, restore_sizes
from trialdesk.gui.view.board_table_view import BoardTableView, Texts
from trialdesk.gui.view.view import Answer
from trialdesk.gui.views.dosing.calendar_list import CalendarList
from trialdesk.gui.views.dosing.dose_calculator import DoseCalculator
from trialdesk.presentation.dosing.dosing_board import DosingBoard
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.codes import caution, not_listed_note
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library

_PARTS, _BESIDE = "layout/dosing_parts", "layout/dosing_beside"
_TABLE_PART, _CALENDAR_PART = 60 * GRID, 70 * GRID
_RECORDS_WIDTH, _CALCULATOR_WIDTH = 160 * GRID, 80 * GRID


class DosingView(BoardTableView):
    """Drugs are rows, trials columns; beneath, the days of one cycle."""

    def __init__(self, context: Context) -> None:
        texts = Texts(
            name=_("Regimens"),
            find=_("Find in the regimens"),
            empty=_("Put two to six trials on the board to see their regimens side by side."),
            footnote=f"{not_listed_note()} {caution()}",
        )
        super().__init__(context, texts, _gathered, head_shows_titles=False)
        self._open_calculator(wanted=False)
        self.restore_layout()

    def _content(self) -> QWidget:
        self.calendars = CalendarList()
        self.calculator = DoseCalculator()
        self._calculate = toggle(_("Calculator"), self._turn_calculator)
        self._calculate.setToolTip(tip(_("Doses for a weight and a height (C)")))
        self.tools.add_tool(self._calculate)
        self._parts = _splitter(Qt.Orientation.Vertical, self.table, self.calendars)
        self._beside = _splitter(Qt.Orientation.Horizontal, self._parts, self.calculator)
        return self._beside

    def _connect(self) -> None:
        super()._connect()
        self.calendars.value_chosen.connect(self._navigation.choose_value)
        self.calculator.closed.connect(partial(self._open_calculator, wanted=False))

    def answers(self) -> Mapping[str, Answer]:
        return {**super().answers(), "dose_calculator": Answer(self._turn_calculator)}

    def keep_layout(self) -> None:
        keep_sizes(self._memory, _PARTS, self._parts)
        keep_sizes(self._memory, _BESIDE, self._beside)

    def restore_layout(self) -> None:
        if not restore_sizes(self._memory, _PARTS, self._parts):
            self._parts.setSizes([_TABLE_PART, _CALENDAR_PART])
        if not restore_sizes(self._memory, _BESIDE, self._beside):
            self._beside.setSizes([_RECORDS_WIDTH, _CALCULATOR_WIDTH])

    def _take(self, content: DosingBoard) -> Table:
        self.calendars.show_calendars(content.calendars, content.undrawn)
        self.calculator.show_doses(content.stated)
        return content.table

    def _turn_calculator(self) -> None:
        self._open_calculator(wanted=not self.calculator.isVisibleTo(self))

    def _open_calculator(self, *, wanted: bool) -> None:
        """Show the calculator, or put it away and forget what was entered."""
        had_keyboard = self.calculator.isAncestorOf(self.focusWidget() or self)
        self.calculator.setVisible(wanted)
        self._calculate.setChecked(wanted)
        if wanted:
            self.calculator.focus_entry()
        else:
            self.calculator.clear()
            if had_keyboard:
                self.focus_content()


def _splitter(direction: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
    made = QSplitter(direction)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    made.addWidget(first)
    made.addWidget(second)
    made.setStretchFactor(0, 1)
    return made


def _gathered(library: "Library", board: tuple[str, ...], _progress: Progress) -> DosingBoard:
    from trialdesk.presentation.dosing.dosing_board import dosing_board

    return dosing_board(library.trials(board))

"""What the trials of the board give: regimens, one cycle as a calendar, a calculator apart."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from trialdesk.gui.background import Background
from trialdesk.gui.memory import Memory
from trialdesk.gui.plain import footnote, tip
from trialdesk.gui.session import Session
from trialdesk.gui.theme import GRID
from trialdesk.gui.view import Answer, View
from trialdesk.gui.widgets.board_page import BoardPage
from trialdesk.gui.widgets.buttons import toggle
from trialdesk.gui.widgets.calendar_list import CalendarList
from trialdesk.gui.widgets.dose_calculator import DoseCalculator
from trialdesk.gui.widgets.grouped_table import GroupedTable
from trialdesk.gui.widgets.row_tools import RowTools
from trialdesk.gui.widgets.trial_header import TrialHeader
from trialdesk.presentation.arrange import narrowed
from trialdesk.presentation.dosing_board import DosingBoard
from trialdesk.presentation.tables import Table
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import caution, not_listed_note
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library

_PARTS, _BESIDE = "layout/dosing_parts", "layout/dosing_beside"
_TABLE_PART, _CALENDAR_PART = 60 * GRID, 70 * GRID
_RECORDS_WIDTH, _CALCULATOR_WIDTH = 160 * GRID, 80 * GRID


class DosingView(View):
    """Drugs are rows, trials columns; beneath, the days of one cycle."""

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__(session, memory)
        self._reading = Background(session.workers, self)
        self._table = Table("", (), ())
        self._build()
        self._connect()
        self.restore_layout()
        self._read(session.board)

    def _build(self) -> None:
        self.table = GroupedTable(_("Regimens"))
        self._head = TrialHeader(self.table, titles=False)
        self.table.setHorizontalHeader(self._head)
        self.calendars = CalendarList()
        self.calculator = DoseCalculator()
        self.tools = RowTools(_("Find in the regimens"))
        self._calculate = toggle(_("Calculator"), self._turn_calculator)
        self._calculate.setToolTip(tip(_("Doses for a weight and a height (C)")))
        self.tools.add_tool(self._calculate)
        self._parts = _splitter(Qt.Orientation.Vertical, self.table, self.calendars)
        self._beside = _splitter(Qt.Orientation.Horizontal, self._parts, self.calculator)
        words = _("Put two to six trials on the board to see their regimens side by side.")
        self._page = BoardPage(words, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self._beside, 1)
        self._page.add(footnote(f"{not_listed_note()} {caution()}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._open_calculator(wanted=False)

    def _connect(self) -> None:
        self.table.value_chosen.connect(self._session.choose_source)
        self.calendars.value_chosen.connect(self._session.choose_source)
        self.tools.rows_changed.connect(self._refill)
        self.tools.words_changed.connect(self._mark)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self.calculator.closed.connect(partial(self._open_calculator, wanted=False))
        self._session.trials_chosen.connect(self._read)

    def answers(self) -> Mapping[str, Answer]:
        return {
            "find": Answer(self.tools.focus_find),
            "differences": Answer(self.tools.toggle_differences),
            "dose_calculator": Answer(self._turn_calculator),
        }

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.table.focus_a_row()

    def keep_layout(self) -> None:
        self._memory.keep_state(_PARTS, self._parts.saveState())
        self._memory.keep_state(_BESIDE, self._beside.saveState())

    def restore_layout(self) -> None:
        if not self._parts.restoreState(self._memory.state(_PARTS)):
            self._parts.setSizes([_TABLE_PART, _CALENDAR_PART])
        if not self._beside.restoreState(self._memory.state(_BESIDE)):
            self._beside.setSizes([_RECORDS_WIDTH, _CALCULATOR_WIDTH])

    def _read(self, board: tuple[str, ...]) -> None:
        library = self._session.library
        if not board or library is None:
            self._reading.drop()
            self._page.show_empty()
        else:
            self._reading.run(partial(_gathered, library, board), self._show)

    def _show(self, board: DosingBoard) -> None:
        self._table = board.table
        self._head.show_chips(self._session.chips())
        wants_keyboard = self._page.show_full()
        self._refill()
        self.calendars.show_calendars(board.calendars, board.undrawn)
        self.calculator.show_doses(board.stated)
        if wants_keyboard:
            self.focus_content()

    def _refill(self) -> None:
        self.table.show_table(narrowed(self._table, self.tools.rows()))
        self._say_count()

    def _say_count(self) -> None:
        differing = sum(row.differs for row in self._table.rows)
        self.tools.say(
            _("{differing} of {rows} rows differ").format(
                differing=differing, rows=len(self._table.rows)
            )
        )

    def _mark(self) -> None:
        self.table.mark(self.tools.words())
        self._say_count()

    def _go_to_next(self) -> None:
        if not self.table.go_to_next(self.tools.words()):
            self.tools.say(_("No cell holds these words"))

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
    from trialdesk.presentation.dosing_board import dosing_board

    return dosing_board(library.trials(board))

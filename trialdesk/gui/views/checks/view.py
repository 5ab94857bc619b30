"""What in the records of the board cannot be right, the grave first."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from trialdesk.gui.look.plain import footnote
from trialdesk.gui.session.context import Context
from trialdesk.gui.tables.figure_table import FigureTable
from trialdesk.gui.tables.find_tools import FindTools
from trialdesk.gui.view.board_page import BoardPage
from trialdesk.gui.view.view import Answer, View
from trialdesk.presentation.checks.checks_table import checks_on_board
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.translation import _

_SHARES = (40, 28, 44)  # what the record says, against what, why


class ChecksView(View):
    """A finding a line, under its weight; choosing it shows the record's own words."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._build()
        self._connect()
        self._read()

    def _build(self) -> None:
        self.table = FigureTable(_("Record checks"), label_characters=16)
        self.tools = FindTools(_("Find in the findings"))
        self._note = footnote("")
        words = _("Put trials on the board to see what in their records cannot be right.")
        self._page = BoardPage(words, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self.table, 1)
        self._page.add(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _connect(self) -> None:
        self.table.value_chosen.connect(self._navigation.choose_value)
        self.tools.words_changed.connect(self._mark)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self._checking.changed.connect(self._read)

    def answers(self) -> Mapping[str, Answer]:
        return {"find": Answer(self.tools.focus_find)}

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.table.focus_a_row()

    def _read(self, *_changed: object) -> None:
        """Show what was found; what is not checked yet is checked at once where it is seen."""
        checking = self._checking
        if not self._workspace.board or self._session.library is None:
            self._page.show_empty()
        elif checking.checked is None:
            self.tools.say(_("Checking the records…"))
            if self.isVisible():
                checking.check()
        else:
            self._show(checks_on_board(checking.checked.findings, checking.checked.trials))

    def _show(self, table: Table) -> None:
        wants_keyboard = self._page.show_full()
        self._note.setText("\n".join(table.notes))
        self.table.show_figure(table, _SHARES)
        self._say_count()
        if wants_keyboard:
            self.focus_content()

    def _say_count(self) -> None:
        number = len(self.table.table.rows)
        words = _("{number} findings").format(number=number) if number else _("Nothing found")
        self.tools.say(words)

    def _mark(self) -> None:
        self.table.mark(self.tools.words())
        self._say_count()

    def _go_to_next(self) -> None:
        if not self.table.go_to_next(self.tools.words()):
            self.tools.say(_("No cell holds these words"))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

"""The trials of the board side by side."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from trialdesk.gui.background import Background
from trialdesk.gui.memory import Memory
from trialdesk.gui.plain import footnote
from trialdesk.gui.session import Session
from trialdesk.gui.view import Answer, View
from trialdesk.gui.widgets.board_page import BoardPage
from trialdesk.gui.widgets.grouped_table import GroupedTable
from trialdesk.gui.widgets.row_tools import RowTools
from trialdesk.gui.widgets.trial_header import TrialHeader
from trialdesk.presentation.arrange import narrowed
from trialdesk.presentation.tables import Table
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import caution
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library


class CompareView(View):
    """Trials are columns, attributes rows; differences are marked, silence is shown."""

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__(session, memory)
        self._comparing = Background(session.workers, self)
        self._table = Table("", (), ())
        self._build()
        self._connect()
        self._compare(session.board)

    def _build(self) -> None:
        self.table = GroupedTable(_("Comparison"))
        self._head = TrialHeader(self.table)
        self.table.setHorizontalHeader(self._head)
        self.tools = RowTools(_("Find in the comparison"))
        words = _("Put two to six trials on the board to see them side by side.")
        self._page = BoardPage(words, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self.table, 1)
        self._page.add(footnote(caution()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _connect(self) -> None:
        self.table.value_chosen.connect(self._session.choose_source)
        self.tools.rows_changed.connect(self._refill)
        self.tools.words_changed.connect(self._mark)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self._session.trials_chosen.connect(self._compare)

    def answers(self) -> Mapping[str, Answer]:
        return {
            "find": Answer(self.tools.focus_find),
            "differences": Answer(self.tools.toggle_differences),
        }

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.table.focus_a_row()

    def _compare(self, board: tuple[str, ...]) -> None:
        library = self._session.library
        if not board or library is None:
            self._comparing.drop()
            self._page.show_empty()
        else:
            self._comparing.run(partial(_compared, library, board), self._show)

    def _show(self, table: Table) -> None:
        self._table = table
        self._head.show_chips(self._session.chips())
        wants_keyboard = self._page.show_full()
        self._refill()
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


def _compared(library: "Library", board: tuple[str, ...], _progress: Progress) -> Table:
    from trialdesk.operations.analyse import check_records, compare_trials
    from trialdesk.presentation.checks_table import with_remarks
    from trialdesk.presentation.comparison_table import comparison_table

    table = comparison_table(compare_trials(library, board))
    return with_remarks(table, check_records(library, board)[1])

"""What the trials of the board measure, by endpoint."""

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
from trialdesk.presentation.endpoint_matrix import double_meanings
from trialdesk.presentation.tables import Table
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import caution, not_listed_note
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library


class EndpointsView(View):
    """Endpoints are rows, trials columns; one code that hides two definitions is warned of."""

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__(session, memory)
        self._reading = Background(session.workers, self)
        self._table = Table("", (), ())
        self._build()
        self._connect()
        self._read(session.board)

    def _build(self) -> None:
        self.table = GroupedTable(_("Endpoints"))
        self._head = TrialHeader(self.table, titles=False)
        self.table.setHorizontalHeader(self._head)
        self.tools = RowTools(_("Find in the endpoints"))
        words = _("Put two to six trials on the board to see their endpoints side by side.")
        self._page = BoardPage(words, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self.table, 1)
        self._page.add(footnote(f"{not_listed_note()} {caution()}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _connect(self) -> None:
        self.table.value_chosen.connect(self._session.choose_source)
        self.tools.rows_changed.connect(self._refill)
        self.tools.words_changed.connect(self._mark)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self._session.trials_chosen.connect(self._read)

    def answers(self) -> Mapping[str, Answer]:
        return {
            "find": Answer(self.tools.focus_find),
            "differences": Answer(self.tools.toggle_differences),
        }

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.table.focus_a_row()

    def _read(self, board: tuple[str, ...]) -> None:
        library = self._session.library
        if not board or library is None:
            self._reading.drop()
            self._page.show_empty()
        else:
            self._reading.run(partial(_matrix, library, board), self._show)

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
        warned = len(double_meanings(self._table))
        self.tools.say(
            _("⚠ one code, two definitions: {number} times").format(number=warned)
            if warned
            else _("No code with two definitions found")
        )

    def _mark(self) -> None:
        self.table.mark(self.tools.words())
        self._say_count()

    def _go_to_next(self) -> None:
        if not self.table.go_to_next(self.tools.words()):
            self.tools.say(_("No cell holds these words"))


def _matrix(library: "Library", board: tuple[str, ...], _progress: Progress) -> Table:
    from trialdesk.presentation.endpoint_matrix import endpoint_matrix

    return endpoint_matrix(library.trials(board))

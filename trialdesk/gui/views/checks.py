"""What in the records of the board cannot be right, the grave first."""

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
from trialdesk.gui.widgets.figure_table import FigureTable
from trialdesk.gui.widgets.find_tools import FindTools
from trialdesk.presentation.tables import Table
from trialdesk.presentation.translation import _
from trialdesk.progress import Progress
from trialdesk.settings import cache_folder

if TYPE_CHECKING:
    from trialdesk.storage.library import Library

_SHARES = (40, 28, 44)  # what the record says, against what, why


class ChecksView(View):
    """A finding a line, under its weight; choosing it shows the record's own words."""

    def __init__(self, session: Session, memory: Memory) -> None:
        super().__init__(session, memory)
        self._checking = Background(session.workers, self)
        self._build()
        self._connect()
        self._check(session.board)

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
        self.table.value_chosen.connect(self._session.choose_source)
        self.tools.words_changed.connect(self._mark)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self._session.trials_chosen.connect(self._check)

    def answers(self) -> Mapping[str, Answer]:
        return {"find": Answer(self.tools.focus_find)}

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.table.focus_a_row()

    def _check(self, board: tuple[str, ...]) -> None:
        library = self._session.library
        if not board or library is None:
            self._checking.drop()
            self._page.show_empty()
        else:
            self.tools.say(_("Checking the records…"))
            self._checking.run(partial(_checked, library, board), self._show)

    def _show(self, table: Table) -> None:
        wants_keyboard = self._page.show_full()
        self._note.setText("\n".join(table.notes))
        self.table.show_figure(table, _SHARES)
        self._say_count()
        if wants_keyboard:
            self.focus_content()

    def _say_count(self) -> None:
        found = len(self.table.table.rows)
        said = _("{number} findings").format(number=found) if found else _("Nothing found")
        self.tools.say(said)

    def _mark(self) -> None:
        self.table.mark(self.tools.words())
        self._say_count()

    def _go_to_next(self) -> None:
        if not self.table.go_to_next(self.tools.words()):
            self.tools.say(_("No cell holds these words"))


def _checked(library: "Library", board: tuple[str, ...], _progress: Progress) -> Table:
    from trialdesk.geography.gazetteer import open_gazetteer
    from trialdesk.operations.analyse import check_records
    from trialdesk.presentation.checks_table import checks_on_board

    with open_gazetteer(cache_folder()) as gazetteer:
        trials, findings = check_records(library, board, gazetteer)
    return checks_on_board(findings, trials)

"""The reported results of the board's trials, as figures with their numbers."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from trialdesk.gui.look.plain import footnote
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.panes import keep_sizes, restore_sizes
from trialdesk.gui.tables.figure_table import FigureTable
from trialdesk.gui.view.board_page import BoardPage
from trialdesk.gui.view.view import Answer, View
from trialdesk.gui.views.results.results_tools import ResultsTools
from trialdesk.presentation.results.results_board import (
    PARTS,
    ResultsBoard,
    results_board,
    results_legend,
)
from trialdesk.presentation.wording.codes import caution
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library

_PART, _SPLIT = "layout/results_part", "layout/results_split"
_MOST_OF_HEIGHT = 0.4
_STRIP_SHARES = (16, 16, 18, 17, 15, 20, 19, 14)
_SHARES = {
    "endpoints": (32, 11, 14, 23, 19, 18),
    "events": (36, 10, 10, 12, 12, 16),
    "participants": (12, 12, 14, 34, 12, 14),
    "further": (30, 11, 17, 19, 19, 20),
    "quoted": (24, 18, 14, 18, 42),
}


class ResultsView(View):
    """How comparable the trials are above, their figures beneath each other on one axis below."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reading = Background(context.workers, self)
        self._figures = 0
        self._divided = False
        self._build()
        self._connect()
        self._show_findings()
        self.restore_layout()
        self._read()

    def _build(self) -> None:
        self.strip = FigureTable(_("Comparability"), label_characters=16)
        self.table = FigureTable(_("Results"))
        self.tools = ResultsTools(_("Find in the results"))
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.strip)
        self._split.addWidget(self.table)
        self._split.setStretchFactor(1, 1)
        words = _("Put trials on the board to see what they have reported.")
        self._page = BoardPage(words, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self._split, 1)
        self._page.add(footnote(f"{results_legend()}\n{caution()}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _connect(self) -> None:
        for table in (self.strip, self.table):
            table.value_chosen.connect(self._navigation.choose_value)
        self.tools.part_changed.connect(self._read)
        self.tools.words_changed.connect(self._mark)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self._split.splitterMoved.connect(self._keep_division)
        self._checking.changed.connect(self._show_findings)
        self._workspace.board_changed.connect(self._read)

    def answers(self) -> Mapping[str, Answer]:
        return {"find": Answer(self.tools.focus_find)}

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.table.focus_a_row()

    def keep_layout(self) -> None:
        self._memory.keep_word(_PART, self.tools.part())
        if self._divided:
            keep_sizes(self._memory, _SPLIT, self._split)

    def restore_layout(self) -> None:
        self.tools.show_part(self._memory.word(_PART, PARTS[0]))
        self._divided = restore_sizes(self._memory, _SPLIT, self._split)
        self._divide()

    def _read(self, *_changed: object) -> None:
        library, board = self._session.library, self._workspace.board
        if not board or library is None:
            self._reading.drop()
            self._page.show_empty()
        else:
            self._reading.run(partial(_results, library, board, self.tools.part()), self._show)

    def _show(self, board: ResultsBoard) -> None:
        self._figures = board.count()
        wants_keyboard = self._page.show_full()
        self.strip.show_figure(board.strip, _STRIP_SHARES)
        self._divide()
        self.table.show_figure(board.table, _SHARES[board.part])
        self._mark()
        if wants_keyboard:
            self.focus_content()

    def _show_findings(self) -> None:
        self.table.show_findings(self._checking.findings())

    def _keep_division(self, *_moved: int) -> None:
        self._divided = True

    def _divide(self) -> None:
        """Make the strip as high as it needs, up to a part of the whole, until the user does."""
        if not self._divided:
            height = self._split.height()
            strip = min(self.strip.whole_height(), round(height * _MOST_OF_HEIGHT))
            self._split.setSizes([strip, height - strip])

    def _mark(self) -> None:
        self.table.mark(self.tools.words())
        self.tools.say(_("{count} figures").format(count=count(self._figures)))

    def _go_to_next(self) -> None:
        if not self.table.go_to_next(self.tools.words()):
            self.tools.say(_("No cell holds these words"))


def _results(
    library: "Library", board: tuple[str, ...], part: str, _progress: Progress
) -> ResultsBoard:
    return results_board(library.trials(board), part)

"""The criteria of the board's trials, aligned by subject."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout

from trialdesk.gui.actions import actions
from trialdesk.gui.look.plain import footnote
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.panes import keep_sizes, restore_sizes
from trialdesk.gui.tables.grouped_table import GroupedTable
from trialdesk.gui.tables.trial_header import TrialHeader
from trialdesk.gui.value import ChosenValue
from trialdesk.gui.view.board_page import BoardPage
from trialdesk.gui.view.view import Answer, View
from trialdesk.gui.views.criteria.answer_menu import open_answer_menu
from trialdesk.gui.views.criteria.correcting import Correcting, StatedCriteria
from trialdesk.gui.views.criteria.criteria_tools import CriteriaTools
from trialdesk.gui.views.criteria.difference_panel import DifferencePanel
from trialdesk.presentation.criteria.aligned_board import AlignedBoard
from trialdesk.presentation.criteria.criteria_difference import criteria_difference
from trialdesk.presentation.criteria.criteria_filter import domain_counts, kept_criteria
from trialdesk.presentation.criteria.criteria_table import Shown, criteria_table, legend
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.codes import caution
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.criteria.relations.align import AlignedRow
    from trialdesk.domain.workspace.correction import Corrections
    from trialdesk.storage.library import Library

_SHOWN, _DIFFERENCE, _SPLIT = (
    "layout/criteria_shown",
    "layout/criteria_difference",
    "layout/criteria_split",
)
_ON_A_CELL = ("criteria_reference", "word_difference", "move_criterion", "dispute_relation")
_TABLE_PART, _DIFFERENCE_PART = 140 * GRID, 50 * GRID


class CriteriaView(View):
    """Subjects are rows, trials columns; the record's words, the limits read, how they relate."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._aligning = Background(context.workers, self)
        self._correcting = Correcting(self._workspace, self._notices, self)
        self._board = AlignedBoard()
        self._table = Table("", (), ())
        self._reference: str | None = None
        self._wanted_row: str | None = None
        self._build()
        self._connect()
        self._show_findings()
        self.restore_layout()
        self._align()

    def _build(self) -> None:
        self.tools = CriteriaTools()
        self.table = GroupedTable(_("Criteria"), most_lines=10)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._head = TrialHeader(self.table, titles=False)
        self.table.setHorizontalHeader(self._head)
        self.difference = DifferencePanel()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.table)
        self._split.addWidget(self.difference)
        self._split.setStretchFactor(0, 1)
        words = _("Put two to six trials on the board to see their criteria side by side.")
        self._page = BoardPage(words, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self._split, 1)
        self._page.add(footnote(f"{legend()}\n{caution()}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _connect(self) -> None:
        self.table.value_chosen.connect(self._choose)
        self.table.selectionModel().selectionChanged.connect(self._show_difference)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.tools.filter_changed.connect(self._refill)
        self.tools.shown_changed.connect(self._redraw)
        self.tools.reference_chosen.connect(self._hold_against)
        self.tools.difference_wanted.connect(self._open_difference)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self.difference.closed.connect(partial(self._open_difference, False))  # noqa: FBT003 - Qt
        self._checking.changed.connect(self._show_findings)
        self._workspace.board_changed.connect(self._align)
        self._workspace.corrections_changed.connect(self._align)

    def answers(self) -> Mapping[str, Answer]:
        row, trial = self._chosen()
        no_cell = "" if row else _("Choose a cell of the criteria first.")
        silent = "" if row and trial in row.cells else _("The record does not state this.")
        no_pair = "" if self._stated_pair() else _("Choose a cell with a relation first.")
        kept = self._workspace.why_not_correct()
        return {
            "find": Answer(self.tools.focus_find),
            "differences": Answer(self.tools.toggle_differences),
            "criteria_shown": Answer(self.tools.show_next_kind),
            "criteria_reference": Answer(partial(self._hold_against, trial), no_cell),
            "word_difference": Answer(self._turn_difference),
            "move_criterion": Answer(self._move, kept or no_cell or silent),
            "dispute_relation": Answer(self._dispute, kept or no_pair),
        }

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.table.focus_a_row()

    def keep_layout(self) -> None:
        self._memory.keep_word(_SHOWN, self.tools.shown())
        self._memory.keep_word(_DIFFERENCE, "open" if self.difference.isVisibleTo(self) else "")
        keep_sizes(self._memory, _SPLIT, self._split)

    def restore_layout(self) -> None:
        shown = self._memory.word(_SHOWN, "both")
        self.tools.show_kind(cast("Shown", shown) if shown in get_args(Shown) else "both")
        self._open_difference(self._memory.word(_DIFFERENCE, "") == "open")
        if not restore_sizes(self._memory, _SPLIT, self._split):
            self._split.setSizes([_TABLE_PART, _DIFFERENCE_PART])

    def _align(self, *_changed: object) -> None:
        library, board = self._session.library, self._workspace.board
        if not board or library is None:
            self._aligning.drop()
            self._page.show_empty()
            return
        if self._page.show_full():
            self.table.setFocus()
        if not self._table.rows:
            self.tools.say(_("Reading the criteria…"))
        self._aligning.run(
            partial(_aligned, library, board, self._workspace.corrections), self._show
        )

    def _show(self, board: AlignedBoard) -> None:
        self._board = board
        self._head.show_chips(self._workspace.chips())
        self.tools.show_domains(domain_counts(board.rows))
        self._redraw()
        if self._wanted_row is not None:
            self.table.choose_row(self._wanted_row)
            self._wanted_row = None
        elif self.table.hasFocus():
            self.table.focus_a_row()

    def _redraw(self) -> None:
        """Draw every row anew, after another choice of what to show."""
        if self._reference not in self._board.ids:
            self._reference = next(iter(self._board.ids), None)
        self.tools.show_reference(self._workspace.chips(), self._reference)
        self._table = criteria_table(
            self._board.rows, self._board.trials, self.tools.shown(), self._reference
        )
        self._refill()

    def _refill(self) -> None:
        asked = self.tools.asked()
        shown = kept_criteria(self._table, self._board.rows, self._board.trials, asked)
        self.table.show_table(shown)
        self.table.mark(asked.words)
        self._say_count(shown)
        self._show_difference()

    def _show_findings(self) -> None:
        self.table.show_findings(self._checking.findings())

    def _say_count(self, shown: Table) -> None:
        words = _("{differing} of {rows} rows differ").format(
            differing=sum(row.differs for row in shown.rows), rows=len(shown.rows)
        )
        hidden = len(self._table.rows) - len(shown.rows)
        self.tools.say(
            _("{words}, {hidden} hidden").format(words=words, hidden=hidden) if hidden else words
        )

    def _choose(self, value: ChosenValue | None) -> None:
        self._navigation.choose_value(value)
        self._show_difference()

    def _chosen(self) -> "tuple[AlignedRow | None, str | None]":
        row = self._board.row(self.table.current_key())
        return row, self._board.trial_in(self.table.currentIndex().column())

    def _pair(self) -> "tuple[AlignedRow, str, str] | None":
        """Return the row and the two trials that are looked at: two cells, or one and the other."""
        row, trial = self._chosen()
        if row is None or trial is None:
            return None
        line = self.table.currentIndex().row()
        columns = sorted(
            {index.column() for index in self.table.selectedIndexes() if index.row() == line}
        )
        picked = [other for column in columns if (other := self._board.trial_in(column))]
        pair = self._board.pair(row, picked if trial in picked else [trial], self._reference)
        return (row, *pair) if pair else None

    def _stated_pair(self) -> "tuple[AlignedRow, str, str] | None":
        pair = self._pair()
        return pair if pair and {pair[1], pair[2]} <= set(pair[0].cells) else None

    def _show_difference(self, *_changed: object) -> None:
        self.answers_changed.emit()
        if self.difference.isVisibleTo(self):
            pair = self._pair()
            lettered = self._board.lettered
            self.difference.show_difference(
                criteria_difference(pair[0], lettered(pair[1]), lettered(pair[2])) if pair else None
            )

    def _open_difference(self, wanted: bool) -> None:  # noqa: FBT001 - the value itself
        self.difference.setVisible(wanted)
        self.tools.show_difference(is_open=wanted)
        self._show_difference()
        QTimer.singleShot(0, self.table.show_current)

    def _turn_difference(self) -> None:
        self._open_difference(not self.difference.isVisibleTo(self))

    def _hold_against(self, trial: str | None) -> None:
        self._reference = trial
        self._redraw()

    def _move(self) -> None:
        row, trial = self._chosen()
        if row is not None and trial is not None:
            stated = StatedCriteria(
                trial, self._board.title(row, trial), self._board.words(row, trial)
            )
            self._correcting.ask_where(stated, partial(setattr, self, "_wanted_row"))

    def _dispute(self) -> None:
        pair = self._stated_pair()
        if pair is not None:
            row, first, second = pair
            self._correcting.turn_dispute(row.concept, first, second)

    def _go_to_next(self) -> None:
        self.table.setFocus()
        if not self.table.go_to_next(self.tools.words()):
            self.tools.say(_("No row holds all these words"))

    def _open_menu(self, place: QPoint) -> None:
        """Offer what can be done with a cell, where it was clicked or where the keyboard is."""
        answers = self.answers()
        offered = [(action, answers[action.id]) for action in actions() if action.id in _ON_A_CELL]
        area = self.table.visualRect(self.table.currentIndex())
        at = place if area.contains(place) else area.center()
        open_answer_menu(offered, self.table.viewport().mapToGlobal(at), self)


def _aligned(
    library: "Library", board: tuple[str, ...], corrections: "Corrections", _progress: Progress
) -> AlignedBoard:
    from trialdesk.operations.analyse import align_criteria

    return AlignedBoard(*align_criteria(library, board, corrections))

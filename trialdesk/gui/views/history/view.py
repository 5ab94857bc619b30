"""The stored records of the board's trials, and what changed between two of them."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import toggle
from trialdesk.gui.look.plain import footnote, label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.panes import keep_sizes, restore_sizes
from trialdesk.gui.tables.figure_table import FigureTable
from trialdesk.gui.tables.find_tools import FindTools
from trialdesk.gui.view.board_page import BoardPage
from trialdesk.gui.view.view import Answer, View
from trialdesk.presentation.history.changes_table import began_note, board_history, compared_words
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.operations.history import Changed
    from trialdesk.storage.library import Library

_SPLIT = "layout/history_split"
_SNAPSHOTS_SHARES, _CHANGES_SHARES = (18, 14, 12, 20), (30, 30)
_SNAPSHOTS_PART, _CHANGES_PART = 60 * GRID, 100 * GRID
_PAIR = 2


class HistoryView(View):
    """Snapshots above, a trial after the other; below, one set against another."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._listing = Background(context.workers, self)
        self._comparing = Background(context.workers, self)
        self._changed: Changed | None = None
        self._build()
        self._connect()
        self.restore_layout()
        self._list(self._workspace.board)

    def _build(self) -> None:
        self.snapshots = FigureTable(_("Snapshots"), label_characters=22)
        self.table = FigureTable(_("Changes"), label_characters=26)
        self.tools = FindTools(_("Find in the changes"))
        self._wording = toggle(_("Wording too"), self._refill)
        self._wording.setChecked(True)
        self.tools.add_tool(self._wording)
        self._note = label(name="muted")
        self._note.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self.table, 1)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.snapshots)
        self._split.addWidget(below)
        words = _("Put trials on the board to see which records of them the library holds.")
        self._page = BoardPage(words, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self._split, 1)
        self._page.add(footnote(_explained()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _connect(self) -> None:
        self.snapshots.selectionModel().selectionChanged.connect(self._compare)
        self.tools.words_changed.connect(self._mark)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self._workspace.board_changed.connect(self._list)

    def answers(self) -> Mapping[str, Answer]:
        return {"find": Answer(self.tools.focus_find)}

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.snapshots.focus_a_row()

    def keep_layout(self) -> None:
        keep_sizes(self._memory, _SPLIT, self._split)

    def restore_layout(self) -> None:
        if not restore_sizes(self._memory, _SPLIT, self._split):
            self._split.setSizes([_SNAPSHOTS_PART, _CHANGES_PART])

    def _list(self, board: tuple[str, ...]) -> None:
        library = self._session.library
        if not board or library is None:
            self._listing.drop()
            self._page.show_empty()
        else:
            self._listing.run(partial(_snapshots, library, board), self._show)

    def _show(self, table: Table) -> None:
        wants_keyboard = self._page.show_full()
        self.snapshots.show_figure(table, _SNAPSHOTS_SHARES)
        if table.rows and self.snapshots.current_key() is None:
            self.snapshots.choose_row(table.rows[0].key)
        self._compare()
        if wants_keyboard:
            self.focus_content()

    def _chosen(self) -> tuple[str, list[int]] | None:
        """Return the trial looked at and its chosen snapshots: one, or two to set side by side."""
        here = self.snapshots.current_key()
        if here is None:
            return None
        trial = here.rpartition("/")[0]
        lines = {index.row() for index in self.snapshots.selectedIndexes()}
        keys = [key for line in sorted(lines) if (key := self.snapshots.key_of(line))]
        numbers = [int(key.rpartition("/")[2]) for key in keys if key.startswith(f"{trial}/")]
        return trial, numbers or [int(here.rpartition("/")[2])]

    def _compare(self, *_changed: object) -> None:
        chosen, library = self._chosen(), self._session.library
        if chosen is None or library is None:
            self._comparing.drop()
            self._take(None)
        else:
            self._comparing.run(partial(_changes, library, *chosen), self._take)

    def _take(self, changed: "Changed | None") -> None:
        self._changed = changed
        self._refill()

    def _refill(self) -> None:
        changed = self._changed
        if changed is None:
            self.table.show_figure(Table("", (), ()), ())
            self.tools.say("")
            self._note.show()
            self._note.setText(_nothing_before())
            return
        wording = self._wording.isChecked()
        shown = [change for change in changed.changes if wording or change.weight != "wording"]
        table = compared_words(shown, changed.before, changed.after)
        self.table.show_figure(table, _CHANGES_SHARES)
        self._mark()
        note = began_note(changed.began, shown, changed.before, changed.after)
        differing = _("The two are records of different kinds; what one cannot hold is left out.")
        kinds = {
            (snapshot.registry, snapshot.kind, snapshot.partial)
            for snapshot in (changed.before, changed.after)
        }
        nothing = "" if shown else _("No compared attribute differs.")
        notes = (nothing, note, differing if len(kinds) > 1 else "")
        self._note.setText("  ".join(filter(None, notes)))
        self._note.setVisible(any(notes))

    def _mark(self) -> None:
        self.table.mark(self.tools.words())
        count = len(self.table.table.rows)
        self.tools.say(_("{number} changes").format(number=count) if count else "")

    def _go_to_next(self) -> None:
        if not self.table.go_to_next(self.tools.words()):
            self.tools.say(_("No change holds these words"))


def _nothing_before() -> str:
    return _("No earlier record of this trial is stored. One imported later is set against it.")


def _explained() -> str:
    return _(
        "A snapshot is set against the one before it; with Shift or Ctrl choose two of a trial to "
        "compare them. ⊖ only before, ⊕ only after. What weighs high changes whom a trial admits, "
        "what it gives or what it shows first."
    )


def _snapshots(library: "Library", board: tuple[str, ...], _progress: Progress) -> Table:
    from trialdesk.operations.history import history

    return board_history([(trial, history(library, trial)) for trial in board])


def _changes(
    library: "Library", trial: str, numbers: list[int], _progress: Progress
) -> "Changed | None":
    """Compare two snapshots, or one with that before it; None for the first of a trial."""
    from trialdesk.operations.history import changes_between, history

    held = [snapshot.id for snapshot in history(library, trial)]
    chosen = sorted(numbers, key=held.index)
    if len(chosen) >= _PAIR:
        return changes_between(library, trial, chosen[0], chosen[-1])
    if held.index(chosen[0]) == 0:
        return None
    return changes_between(library, trial, end=chosen[0])

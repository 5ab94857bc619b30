"""The trials of the board side by side."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.background import Background
from trialdesk.gui.plain import label
from trialdesk.gui.session import Session
from trialdesk.gui.theme import GRID
from trialdesk.gui.widgets.buttons import toggle, tool_button
from trialdesk.gui.widgets.empty_page import EmptyPage
from trialdesk.gui.widgets.grouped_table import GroupedTable
from trialdesk.gui.widgets.row_header import DIFFERS
from trialdesk.gui.widgets.trial_header import TrialHeader
from trialdesk.presentation.arrange import Rows, narrowed
from trialdesk.presentation.tables import Table
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import caution
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library


class CompareView(QWidget):
    """Trials are columns, attributes rows; differences are marked, silence is shown."""

    library_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._comparing = Background(session.workers, self)
        self._table = Table("", (), ())
        self._rows: Rows = "all"
        self._build()
        session.trials_chosen.connect(self._compare)
        self._compare(session.board)

    def _build(self) -> None:
        self.table = GroupedTable(_("Comparison"))
        self._head = TrialHeader(self.table)
        self.table.setHorizontalHeader(self._head)
        self.table.value_chosen.connect(self._session.choose_source)
        self._caution = label(caution(), name="muted", size="small")
        self._caution.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools())
        column.addWidget(self.table, 1)
        column.addWidget(self._caution)
        words = _("Put two to six trials on the board to see them side by side.")
        self._empty = EmptyPage(words, _("Go to the library"), self.library_wanted.emit)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _tools(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("toolbar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        for button in self._row_buttons():
            row.addWidget(button)
        self._count = label(name="muted")
        self._count.setWordWrap(False)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._find_field())
        row.addWidget(tool_button(_("Fold or open all groups"), "chevron-down", self._fold_all))
        return bar

    def _row_buttons(self) -> list[QToolButton]:
        self._choices: dict[Rows, QToolButton] = {
            "all": toggle(_("All"), partial(self.show_rows, "all")),
            "differences": toggle(
                f"{DIFFERS} " + _("Differences"), partial(self.show_rows, "differences")
            ),
            "missing": toggle(_("Not stated"), partial(self.show_rows, "missing")),
        }
        group = QButtonGroup(self)
        for button in self._choices.values():
            group.addButton(button)
        self._choices["all"].setChecked(True)
        return list(self._choices.values())

    def _find_field(self) -> QLineEdit:
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Find in the comparison"))
        self._find.setAccessibleName(_("Find in the comparison"))
        self._find.setClearButtonEnabled(True)
        self._find.setAcceptDrops(False)
        self._find.setFixedWidth(65 * GRID)
        self._find.textChanged.connect(self._mark)
        self._find.returnPressed.connect(self._go_to_next)
        return self._find

    def show_rows(self, rows: Rows) -> None:
        """Show all rows, those that differ, or those with something not stated."""
        self._rows = rows
        self._choices[rows].setChecked(True)
        self.table.show_table(narrowed(self._table, rows))
        self._say_count()

    def toggle_differences(self) -> None:
        self.show_rows("all" if self._rows == "differences" else "differences")

    def focus_find(self) -> None:
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def focus_content(self) -> None:
        shown = self._pages.currentWidget()
        target = self._empty.button if shown is self._empty else self.table
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if target is self.table and self.table.current_key() is None and self.table.table.rows:
            self.table.choose_row(self.table.table.rows[0].key)

    def _compare(self, board: tuple[str, ...]) -> None:
        library = self._session.library
        if not board or library is None:
            self._comparing.drop()
            self._pages.setCurrentIndex(0)
        else:
            self._comparing.run(partial(_compared, library, board), self._show)

    def _show(self, table: Table) -> None:
        self._table = table
        self._head.show_chips(self._session.chips())
        had_keyboard = self._empty.button.hasFocus()
        self._pages.setCurrentIndex(1)
        self.show_rows(self._rows)
        if had_keyboard:
            self.focus_content()

    def _say_count(self) -> None:
        differing = sum(row.differs for row in self._table.rows)
        self._count.setText(
            _("{differing} of {rows} rows differ").format(
                differing=differing, rows=len(self._table.rows)
            )
        )

    def _fold_all(self) -> None:
        self.table.fold_all(closed=not self.table.is_any_closed())

    def _mark(self, text: str) -> None:
        self.table.mark(tuple(text.split()))
        self._say_count()

    def _go_to_next(self) -> None:
        if not self.table.go_to_next(tuple(self._find.text().split())):
            self._count.setText(_("No cell holds these words"))


def _compared(library: "Library", board: tuple[str, ...], _progress: Progress) -> Table:
    from trialdesk.operations.analyse import compare_trials
    from trialdesk.presentation.comparison_table import comparison_table

    return comparison_table(compare_trials(library, board))

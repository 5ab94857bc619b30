"""Tools above a table of the board: which rows, finding words, folding."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.plain import label
from trialdesk.gui.theme import GRID
from trialdesk.gui.widgets.buttons import toggle, tool_button
from trialdesk.gui.widgets.row_header import DIFFERS
from trialdesk.presentation.arrange import Rows
from trialdesk.presentation.translation import _


class RowTools(QWidget):
    """All rows, those that differ or those with something not stated; words to find."""

    rows_changed = Signal()
    words_changed = Signal()
    next_wanted = Signal()
    fold_wanted = Signal()

    def __init__(self, find: str) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: Rows = "all"
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._lines.setSpacing(2 * GRID)
        self._count = label(name="muted")
        self._count.setWordWrap(False)
        fold = tool_button(_("Fold or open all groups"), "chevron-down", self.fold_wanted.emit)
        self._first = self.add_line(*self._row_buttons(), self._count)
        self._first.addWidget(self._find_field(find))
        self._first.addWidget(fold)

    def add_line(self, *widgets: QWidget) -> QHBoxLayout:
        """Add a line of widgets; what is added to it later stands on the right."""
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        for widget in widgets:
            line.addWidget(widget)
        line.addStretch(1)
        self._lines.addLayout(line)
        return line

    def add_tool(self, widget: QWidget) -> None:
        """Add a widget at the end of the first line."""
        self._first.addWidget(widget)

    def _row_buttons(self) -> list[QToolButton]:
        self._choices: dict[Rows, QToolButton] = {
            "all": toggle(_("All"), lambda: self.show_rows("all")),
            "differences": toggle(
                f"{DIFFERS} " + _("Differences"), lambda: self.show_rows("differences")
            ),
            "missing": toggle(_("Not stated"), lambda: self.show_rows("missing")),
        }
        group = QButtonGroup(self)
        for button in self._choices.values():
            group.addButton(button)
        self._choices["all"].setChecked(True)
        return list(self._choices.values())

    def _find_field(self, find: str) -> QLineEdit:
        self._find = QLineEdit()
        self._find.setPlaceholderText(find)
        self._find.setAccessibleName(find)
        self._find.setClearButtonEnabled(True)
        self._find.setAcceptDrops(False)
        self._find.setFixedWidth(65 * GRID)
        self._find.textChanged.connect(self.words_changed)
        self._find.returnPressed.connect(self.next_wanted)
        return self._find

    def rows(self) -> Rows:
        return self._rows

    def words(self) -> tuple[str, ...]:
        return tuple(self._find.text().split())

    def show_rows(self, rows: Rows) -> None:
        self._rows = rows
        self._choices[rows].setChecked(True)
        self.rows_changed.emit()

    def toggle_differences(self) -> None:
        self.show_rows("all" if self._rows == "differences" else "differences")

    def clear_words(self) -> None:
        self._find.clear()

    def say(self, words: str) -> None:
        """Say how many rows there are, or that nothing was found."""
        self._count.setText(words)

    def focus_find(self) -> None:
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

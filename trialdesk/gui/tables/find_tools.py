"""Tools above any table: choices, finding words, folding."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import tool_button
from trialdesk.gui.controls.search_field import search_field
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.wording.translation import _


class FindTools(QWidget):
    """Lines of widgets; the first ends in a count, words to find and the folding of groups."""

    words_changed = Signal()
    next_wanted = Signal()
    fold_wanted = Signal()

    def __init__(self, find: str) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._lines.setSpacing(2 * GRID)
        self._count = label(name="muted")
        self._count.setWordWrap(False)
        fold = tool_button(_("Fold or open all groups"), "chevron-down", self.fold_wanted.emit)
        self._first = self.add_line(*self._choice_buttons(), self._count)
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

    def _choice_buttons(self) -> list[QWidget]:
        """Return what the first line begins with."""
        return []

    def _find_field(self, find: str) -> QLineEdit:
        self._find = search_field(find)
        self._find.setClearButtonEnabled(True)
        self._find.setFixedWidth(65 * GRID)
        self._find.textChanged.connect(self.words_changed)
        self._find.returnPressed.connect(self.next_wanted)
        return self._find

    def words(self) -> tuple[str, ...]:
        return tuple(self._find.text().split())

    def clear_words(self) -> None:
        self._find.clear()

    def say(self, words: str) -> None:
        """Say how many rows there are, or that nothing was found."""
        self._count.setText(words)

    def focus_find(self) -> None:
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

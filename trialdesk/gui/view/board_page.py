"""A view of the board: what it shows, or what to do while the board is empty."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trialdesk.gui.controls.empty_page import EmptyPage
from trialdesk.presentation.wording.translation import _


class BoardPage(QStackedWidget):
    """Holds the parts of a view, one below the other; the first that stretches is its table."""

    def __init__(self, words: str, to_library: Callable[[], object]) -> None:
        super().__init__()
        self._empty = EmptyPage(words, _("Go to the library"), to_library)
        self._full = QWidget()
        self._column = QVBoxLayout(self._full)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.addWidget(self._empty)
        self.addWidget(self._full)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        self._column.addWidget(part, stretch)

    def show_empty(self) -> None:
        self.setCurrentWidget(self._empty)

    def show_full(self) -> bool:
        """Show the parts; True when the keyboard was on the empty page and wants a new place."""
        had_keyboard = self._empty.button.hasFocus()
        self.setCurrentWidget(self._full)
        return had_keyboard

    def focus_empty(self) -> bool:
        """Put the keyboard on the empty page's button; False where that is not shown."""
        shown = self.currentWidget() is self._empty
        if shown:
            self._empty.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return shown

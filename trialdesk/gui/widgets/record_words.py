"""A document's own text, with the words a value rests on marked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from trialdesk.gui.theme import GRID, colours
from trialdesk.gui.widgets.text_layout import in_qt_units
from trialdesk.presentation.translation import _

_TALLEST = 75 * GRID


class RecordWords(QPlainTextEdit):
    """The document's text around a value, literal, with the quoted spans marked."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("The record's own words"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_words(self, text: str, marked: tuple[tuple[int, int], ...]) -> None:
        self.setPlainText(text)
        look = QTextCharFormat()
        look.setBackground(QColor(colours(self.palette()).hit))
        look.setForeground(QColor(colours(self.palette()).text))
        spans = in_qt_units(text, marked)
        self.setExtraSelections([self._selection(start, end, look) for start, end in spans])
        cursor = self.textCursor()
        cursor.setPosition(spans[0][0] if spans else 0)
        self.setTextCursor(cursor)
        self._fit()
        self.centerCursor()

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = look
        return selection

    def _fit(self) -> None:
        """Take the height of the text, within reason."""
        lines = max(round(self.document().size().height()), 1)
        height = lines * self.fontMetrics().lineSpacing() + 3 * GRID
        self.setFixedHeight(min(height, _TALLEST))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

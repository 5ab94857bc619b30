"""A document's own text, with the words a value rests on marked."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit

from trialdesk.gui.look.theme import GRID, colours
from trialdesk.gui.tables.text_layout import in_qt_units, line_count
from trialdesk.presentation.wording.translation import _

_TALLEST = 75 * GRID
_MOST_THAT_FIT = 8192
"""More characters than the tallest box shows: measuring the rest would be in vain."""


class RecordWords(QPlainTextEdit):
    """The document's text around a value, literal, with the quoted spans marked."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("The record's own words"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        self.updateGeometry()
        self.centerCursor()

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = look
        return selection

    # Qt

    def heightForWidth(self, width: int) -> int:
        """Return the height the text takes, within reason."""
        margin = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        margin += self.cursorWidth()
        shown = self.toPlainText()[:_MOST_THAT_FIT]
        lines = line_count(shown, self.font().toString(), width - margin)
        height = ceil(QFontMetricsF(self.font()).lineSpacing()) * lines
        return min(height + margin + GRID, _TALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        needs_bar = self.height() >= _TALLEST
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needs_bar else policy.ScrollBarAlwaysOff
        )
        super().resizeEvent(event)
        self.centerCursor()

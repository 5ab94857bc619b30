"""The record's own words behind the value that is looked at."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.plain import label
from trialdesk.gui.source_words import Fact, SourceWords
from trialdesk.gui.theme import GRID, bold, colours, small
from trialdesk.gui.value import Value
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
        lines = max(round(self.document().size().height()), 1) + 1
        height = lines * self.fontMetrics().lineSpacing() + 2 * GRID
        self.setFixedHeight(min(height, _TALLEST))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class SourcePane(QScrollArea):
    """Shows what a value says, where it stands, and who says otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Source"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self.show_value(None)

    def _build(self) -> None:
        self._title = label(name="muted")
        self._value = label(font=bold(self.font()))
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told = label(name="muted")
        self._words = RecordWords()
        self._facts, self._others = QFormLayout(), QFormLayout()
        self._otherwise = label(_("Who says otherwise"), font=bold(self.font()))
        page = QWidget()
        page.setObjectName("pane")
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (self._title, self._value, self._told, self._words):
            column.addWidget(widget)
        column.addLayout(self._facts)
        column.addWidget(self._otherwise)
        column.addLayout(self._others)
        column.addStretch(1)
        self.setWidget(page)

    def show_value(self, value: Value | None) -> None:
        """Name the value; its source is shown as soon as it is found."""
        self._title.setText(value.title if value else "")
        self._value.setText(value.text if value else "")
        self._title.setVisible(value is not None)
        self._value.setVisible(value is not None)
        if value is None:
            self._tell(_("Select a value anywhere to see where it stands in its record."))
        elif not value.stated:
            self._tell(_("The record does not state this. That is not the same as no."))
        else:
            self._tell(_("TrialDesk put this together; no single place of the record states it."))

    def show_source(self, words: SourceWords) -> None:
        self._told.hide()
        self._words.setVisible(bool(words.context))
        self._words.show_words(words.context, words.marked)
        self._fill(self._facts, words.facts)
        self._fill(self._others, words.others)
        self._otherwise.setVisible(bool(words.others))

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()
        self._words.hide()
        self._fill(self._facts, ())
        self._fill(self._others, ())
        self._otherwise.hide()

    def _fill(self, form: QFormLayout, facts: tuple[Fact, ...]) -> None:
        while form.rowCount():
            form.removeRow(0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, words in facts:
            head = self._small(name, "muted")
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(head, self._small(words, ""))

    def _small(self, text: str, name: str) -> QLabel:
        made = label(text, name=name, font=small(self.font()))
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

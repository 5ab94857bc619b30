"""A table whose first column is frozen and whose groups fold."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from trialdesk.gui.tables.row_header import RowHeader
from trialdesk.gui.tables.table_view import TableView
from trialdesk.presentation.tables import Row, Table, Tone

_FOLDING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return)
_MOST_LINES = 8
_NARROWEST_CHARACTERS = 28


class GroupedTable(TableView):
    """Row labels stay in view, cells wrap; Enter opens a cell that is cut, or folds a group."""

    def __init__(
        self, name: str, *, label_characters: int = 26, most_lines: int = _MOST_LINES
    ) -> None:
        super().__init__(name, most_lines=most_lines, opens=True)
        self._head = RowHeader(self, label_characters)
        self._head.sectionClicked.connect(self._press_head)
        self.setVerticalHeader(self._head)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.row_opened.connect(self._toggle_row)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._fitting.start())

    def fold(self, group: str) -> None:
        """Close an open group or open a closed one."""
        self._head.closed ^= {group}
        self._hide_closed()
        self._head.viewport().update()

    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.group for row in self.table.rows if row.group))

    def is_any_closed(self) -> bool:
        return bool(self._head.closed)

    def fold_all(self, *, closed: bool) -> None:
        self._head.closed = set(self.groups()) if closed else set()
        self._hide_closed()
        self._head.viewport().update()

    def turn_folds(self) -> None:
        """Close all groups, or open them where any is closed."""
        self.fold_all(closed=not self.is_any_closed())

    def focus_a_row(self) -> None:
        """Take the keyboard, where it was or else on the first row, where something is stated."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.current_key() is None and self.table.rows:
            rows = self.table.rows
            first = next((row for row in rows if any(cell.text for cell in row.cells[1:])), rows[0])
            self.choose_row(first.key)
            stated = (
                n for n, cell in enumerate(first.cells) if n and cell.tone is not Tone.MISSING
            )
            line, column = self.currentIndex().row(), next(stated, 1)
            self.setCurrentIndex(self._model.index(line, column))

    def _fill(self, table: Table) -> None:
        self.clearSpans()
        self._model.show(table, headings=True)
        if table.columns:
            self.setColumnHidden(0, True)  # noqa: FBT003 - Qt's signature
            self._span_headings(len(table.columns) - 1)
        self._fit_columns()
        self._hide_closed()
        if self.isVisible():
            # at once: rows of a wrong height would be painted first
            self._fitting.stop()
            self.resizeRowsToContents()
        else:
            self._fitting.start()

    def _span_headings(self, columns: int) -> None:
        for line in range(self._model.rowCount()):
            if columns > 1 and self._model.heading(line) is not None:
                self.setSpan(line, 1, 1, columns)

    def _hide_closed(self) -> None:
        for line in range(self._model.rowCount()):
            row = self._model.row(line)
            self.setRowHidden(line, row is not None and row.group in self._head.closed)

    def _fit_columns(self) -> None:
        columns = len(self.table.columns) - 1
        if columns > 0:
            character = self.fontMetrics().averageCharWidth()
            narrowest = character * _NARROWEST_CHARACTERS if columns > 1 else 0
            width = max(self.viewport().width() // columns, narrowest)
            for column in range(1, columns + 1):
                self.setColumnWidth(column, width)

    def _press_head(self, line: int) -> None:
        heading = self._model.heading(line)
        if heading is not None:
            self.fold(heading)
        else:
            self.setCurrentIndex(self._model.index(line, 1))

    def _refit(self) -> None:
        self._head.fit()
        self.updateGeometries()
        self._fit_columns()
        self._fitting.start()

    def _toggle_row(self, key: str) -> None:
        self._delegate.opened ^= {key}
        self._fitting.start()

    def _name(self, row: Row) -> str:
        return row.cells[0].text.partition("\n")[0]

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        heading = self._model.heading(self.currentIndex().row())
        if heading is not None and event.key() in _FOLDING:
            self.fold(heading)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

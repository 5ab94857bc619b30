"""A table on screen: literal cells, one chosen, marks of a search, copying."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from trialdesk.gui.tables.cell_delegate import CellDelegate, height_of
from trialdesk.gui.tables.table_model import Index, TableModel
from trialdesk.gui.tables.text_layout import hits
from trialdesk.gui.value import ChosenValue
from trialdesk.presentation.checks.remarks import with_remarks
from trialdesk.presentation.tables import Row, Table, Tone

if TYPE_CHECKING:
    from trialdesk.checks.finding import Finding

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """Shows a ``Table``; tells which value is looked at and which row is opened with Enter."""

    value_chosen = Signal(object)
    row_chosen = Signal(str)
    row_opened = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        most_lines: int = 1,
        opens: bool = False,
        model: TableModel | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = model or TableModel()
        self._model.setParent(self)
        self._unmarked = self._model.table
        self._findings: tuple[Finding, ...] = ()
        self._delegate = CellDelegate(self, most_lines=most_lines, opens=opens)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        # with this Qt tells the delegate the width a text is to be wrapped in
        self.setWordWrap(most_lines > 1)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(False)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.doubleClicked.connect(self._open)

    @property
    def table(self) -> Table:
        return self._model.table

    def show_table(self, table: Table) -> None:
        """Show a table; the row that was chosen stays so where it is still there."""
        self._unmarked = table
        key, column = self.current_key(), self.currentIndex().column()
        self._fill(with_remarks(table, self._findings))
        line = self._model.line_of(key) if key else None
        if line is not None:
            self.setCurrentIndex(self._model.index(line, min(column, len(table.columns) - 1)))

    def show_findings(self, findings: "tuple[Finding, ...]") -> None:
        """Mark the values that a record check is about, in this table and those that follow."""
        if findings != self._findings:
            self._findings = findings
            if with_remarks(self._unmarked, findings) != self.table:
                self.show_table(self._unmarked)

    def current_key(self) -> str | None:
        row = self._model.row(self.currentIndex().row())
        return row.key if row else None

    def key_of(self, line: int) -> str | None:
        """Return the key of the row on a line; None for a heading."""
        row = self._model.row(line)
        return row.key if row else None

    def choose_row(self, key: str) -> None:
        """Make a row the current one and bring it into view."""
        line = self._model.line_of(key)
        if line is not None:
            self.setCurrentIndex(self._model.index(line, self._first_column()))

    def show_current(self) -> None:
        """Bring the chosen cell into view again, where the table lost room."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def mark(self, words: tuple[str, ...]) -> None:
        """Highlight the words wherever they stand in the table."""
        if words != self._delegate.words:
            self._delegate.words = words
            self.viewport().update()

    def go_to_next(self, words: tuple[str, ...]) -> bool:
        """Mark the words and go to the next cell that holds one; False where none does."""
        self.mark(words)
        places = [(line, column) for line, column in self._places() if self._holds(line, column)]
        if not places:
            return False
        here = (self.currentIndex().row(), self.currentIndex().column())
        line, column = next((place for place in places if place > here), places[0])
        self.setCurrentIndex(self._model.index(line, column))
        return True

    def _fill(self, table: Table) -> None:
        self._model.show(table)

    def _first_column(self) -> int:
        columns = range(len(self.table.columns))
        return next((place for place in columns if not self.isColumnHidden(place)), 0)

    def _places(self) -> list[tuple[int, int]]:
        columns = range(self._first_column(), self._model.columnCount())
        return [(line, column) for line in range(self._model.rowCount()) for column in columns]

    def _holds(self, line: int, column: int) -> bool:
        row = self._model.row(line)
        return bool(row and hits(row.cells[column].text, self._delegate.words))

    def _value(self, row: Row, column: int) -> ChosenValue:
        cell = row.cells[column]
        name = self._name(row)
        title = f"{name} · {self.table.columns[column]}" if name else self.table.columns[column]
        return ChosenValue(title, cell.text, cell.source, stated=cell.tone is not Tone.MISSING)

    def _name(self, row: Row) -> str:
        """Return what the row is called."""
        return row.key

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row is not None:
            self.row_opened.emit(row.key)

    def _copy(self) -> None:
        places = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for line, column in places:
            row = self._model.row(line)
            if row and not self.isColumnHidden(column):
                lines.setdefault(line, []).append(" ".join(row.cells[column].text.split()))
        QGuiApplication.clipboard().setText("\n".join(map("\t".join, lines.values())))

    def _refit(self) -> None:
        """Fit rows and columns to a new size of text."""

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self._model.row(current.row()) if current.isValid() else None
        self.value_chosen.emit(self._value(row, current.column()) if row else None)
        if row and current.row() != previous.row():
            self.row_chosen.emit(row.key)

    def sizeHintForRow(self, line: int) -> int:
        """Measure a row at once: Qt would ask for each of its cells."""
        row = self._model.row(line)
        if row is None or not self.wordWrap():
            return height_of(1, self.font())
        columns = range(self._model.columnCount())
        widths = {
            column: self.columnWidth(column)
            for column in columns
            if not self.isColumnHidden(column)
        }
        return self._delegate.row_height(row, widths, self.font())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in _ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

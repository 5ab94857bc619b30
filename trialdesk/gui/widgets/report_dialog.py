"""What became of the files of an import."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trialdesk.gui.plain import label
from trialdesk.gui.theme import GRID
from trialdesk.gui.widgets.buttons import push_button
from trialdesk.gui.widgets.table_view import TableView
from trialdesk.presentation.tables import Table
from trialdesk.presentation.translation import _

_WIDTH, _HEIGHT = 200 * GRID, 110 * GRID
_COLUMN_CHARACTERS = (12, 16, 36)


class ReportDialog(QDialog):
    """One line a record: its outcome, its number, its file, and why it was rejected."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(table.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = TableView(table.title, most_lines=3)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.show_table(table)
        character = self.fontMetrics().averageCharWidth()
        for column, characters in enumerate(_COLUMN_CHARACTERS):
            self._table.setColumnWidth(column, characters * character)
        column_of_parts = QVBoxLayout(self)
        for note in table.notes:
            column_of_parts.addWidget(label(note))
        column_of_parts.addWidget(self._table, 1)
        column_of_parts.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)
        self._table.resizeRowsToContents()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(push_button(_("Copy the report"), self._copy))
        row.addStretch(1)
        close = push_button(_("Close"), self.accept, primary=True)
        close.setDefault(True)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        rows = self._table.table.rows
        lines = ("\t".join(cell.text for cell in row.cells) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

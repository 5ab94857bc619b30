"""What became of the files of an import."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import push_button
from trialdesk.gui.files.day_field import DayField
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.tables.table_view import TableView
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.translation import _

_WIDTH, _HEIGHT = 200 * GRID, 110 * GRID
_COLUMN_CHARACTERS = (12, 16, 36)


class ReportDialog(QDialog):
    """One line a record: its outcome, its number, its file, and why it was rejected.

    With ``go_on``, the words of a button, it asks whether to, and for the day the data stand for;
    ``going_on`` says with which when that is wanted.
    """

    save_wanted = Signal(Path)
    going_on = Signal(object)

    def __init__(self, table: Table, parent: QWidget, go_on: str = "") -> None:
        super().__init__(parent)
        self._go_on = go_on
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
        if go_on:
            column_of_parts.addWidget(self._day_field())
        column_of_parts.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)
        self._table.resizeRowsToContents()

    def _day_field(self) -> DayField:
        field = DayField()
        field.changed.connect(self._allow)
        self.accepted.connect(lambda: self.going_on.emit(field.day()))
        return field

    def _allow(self, is_usable: bool) -> None:  # noqa: FBT001 - a slot
        self._last.setEnabled(is_usable)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(push_button(_("Copy the report"), self._copy))
        row.addWidget(push_button(_("Save the report…"), self._ask_where))
        row.addStretch(1)
        if self._go_on:
            row.addWidget(push_button(_("Cancel"), self.reject))
        last = push_button(self._go_on or _("Close"), self.accept, primary=True)
        last.setDefault(True)
        row.addWidget(last)
        self._last = last
        return row

    def _ask_where(self) -> None:
        kinds = _("Table for spreadsheets (*.csv);;JSON (*.json)")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save the report"), "import-report.csv", kinds
        )
        if name:
            self.save_wanted.emit(Path(name))

    def _copy(self) -> None:
        rows = self._table.table.rows
        lines = ("\t".join(cell.text for cell in row.cells) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._last.setFocus(Qt.FocusReason.OtherFocusReason)

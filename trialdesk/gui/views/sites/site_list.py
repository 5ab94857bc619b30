"""The sites, one a line, nearest first."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView

from trialdesk.gui.tables.cell_delegate import height_of
from trialdesk.gui.tables.table_view import TableView
from trialdesk.presentation.tables import Row, Table
from trialdesk.presentation.wording.translation import _

_CHARACTERS = {"trial": 6, "distance": 11, "city": 22, "site": 28, "status": 14, "contact": 28}
_LINES = 2


class SiteList(TableView):
    """Sites of chosen cities are selected together."""

    def __init__(self) -> None:
        super().__init__(_("Sites"), most_lines=_LINES)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().hide()
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)
        self._is_fitted = False

    def select_rows(self, keys: Sequence[str]) -> None:
        """Select rows and go to the first of them."""
        wanted = set(keys)
        lines = [n for n, row in enumerate(self.table.rows) if row.key in wanted]
        chosen = QItemSelection()
        last = len(self.table.columns) - 1
        for line in lines:
            chosen.select(self._model.index(line, 0), self._model.index(line, last))
        if lines:
            self.setCurrentIndex(self._model.index(lines[0], self._column()))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def tell_value(self) -> None:
        """Report again what is looked at."""
        row = self._model.row(self.currentIndex().row())
        self.value_chosen.emit(self._value(row, self.currentIndex().column()) if row else None)

    def focus_a_row(self) -> None:
        self.setFocus()
        if self.current_key() is None and self.table.rows:
            self.setCurrentIndex(self._model.index(0, self._column()))

    def _column(self) -> int:
        """Return the column the keyboard is in, or the first."""
        column = self.currentIndex().column()
        return max(column, 0)

    def _fill(self, table: Table) -> None:
        super()._fill(table)
        self.verticalHeader().setDefaultSectionSize(height_of(_LINES, self.font()))
        if not self._is_fitted:
            self._is_fitted = True
            self._lay_out()

    def _lay_out(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        for column, key in enumerate(self.table.keys):
            self.setColumnWidth(column, _CHARACTERS[key] * character)

    def _refit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(height_of(_LINES, self.font()))
        self._lay_out()

    def _name(self, row: Row) -> str:
        return " · ".join(
            row.cells[self.table.keys.index(key)].text.partition("\n")[0]
            for key in ("trial", "site")
        )

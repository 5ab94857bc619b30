"""The one Qt model that shows any ``Table``."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.translation import _

Index = QModelIndex | QPersistentModelIndex
NOTHING = Table(title="", columns=(), rows=())
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Lines of a table; with headings, each group is led by a line that carries its name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = NOTHING
        self._lines: list[Row | str] = []

    @property
    def table(self) -> Table:
        return self._table

    def show(self, table: Table, *, headings: bool = False) -> None:
        self.beginResetModel()
        self._table = table
        self._lines = _with_headings(table) if headings else list(table.rows)
        self.endResetModel()

    def row(self, line: int) -> Row | None:
        """Return the row on a line; None for a heading or a line that is not there."""
        row = self._lines[line] if 0 <= line < len(self._lines) else None
        return row if isinstance(row, Row) else None

    def heading(self, line: int) -> str | None:
        heading = self._lines[line] if 0 <= line < len(self._lines) else None
        return heading if isinstance(heading, str) else None

    def differing(self, heading: str) -> str:
        """Return how many rows of a group differ, in words; empty if none does."""
        rows = [row for row in self._table.rows if row.group == heading]
        differing = sum(row.differs for row in rows)
        words = _("{differing} of {rows} rows differ").format(differing=differing, rows=len(rows))
        return words if differing else ""

    def cell(self, index: Index) -> Cell | None:
        row = self.row(index.row()) if index.isValid() else None
        return row.cells[index.column()] if row else None

    def line_of(self, key: str) -> int | None:
        for line, row in enumerate(self._lines):
            if isinstance(row, Row) and row.key == key:
                return line
        return None

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell(index)
            return cell.text if cell else self.heading(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            columns = self._table.columns
            return columns[section] if section < len(columns) else None
        row = self.row(section)
        return row.cells[0].text if row and row.cells else self.heading(section)

    def _spoken(self, index: Index) -> str | None:
        """Return row, column and value, and that the row differs, for a screen reader."""
        row = self.row(index.row())
        if row is None:
            heading = self.heading(index.row()) or ""
            return ", ".join(filter(None, (heading, self.differing(heading))))
        cell = row.cells[index.column()]
        letter = "" if row.trial is None else trial_letter(row.trial)
        parts = [letter, row.cells[0].text, self._table.columns[index.column()], cell.text]
        if row.differs and cell.tone is not Tone.MISSING:
            parts.append(_("differs"))
        return ", ".join(part for part in parts if part)


def _with_headings(table: Table) -> list[Row | str]:
    lines: list[Row | str] = []
    group = ""
    for row in table.rows:
        if row.group and row.group != group:
            lines.append(row.group)
        group = row.group
        lines.append(row)
    return lines

"""A table with a column of plots: columns of different widths."""

from PySide6.QtCore import Qt

from trialdesk.gui.tables.cell_delegate import PADDING_X, height_of
from trialdesk.gui.tables.grouped_table import GroupedTable
from trialdesk.gui.tables.text_layout import line_count
from trialdesk.presentation.tables import Table

_NARROWEST = 0.75
_MOST_LINES = 4


class FigureTable(GroupedTable):
    """Gives each column but the first a share of the width, and none less than it needs."""

    def __init__(self, name: str, *, label_characters: int = 30) -> None:
        self._shares: tuple[int, ...] = ()
        super().__init__(name, label_characters=label_characters, most_lines=_MOST_LINES)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left | Qt.TextFlag.TextWordWrap)
        self.horizontalHeader().setHighlightSections(False)

    def show_figure(self, table: Table, shares: tuple[int, ...]) -> None:
        """Show a table whose columns share the width so; a share is its width in characters."""
        self._shares = shares
        self.show_table(table)

    def whole_height(self) -> int:
        """Return the height in which every row is seen."""
        frame = 2 * self.frameWidth()
        return self.horizontalHeader().height() + self.verticalHeader().length() + frame

    def _fit_columns(self) -> None:
        if len(self._shares) != len(self.table.columns) - 1:
            return
        character = self.fontMetrics().averageCharWidth()
        needed = character * sum(self._shares) * _NARROWEST
        room = max(self.viewport().width(), needed)
        for column, share in enumerate(self._shares, start=1):
            self.setColumnWidth(column, int(room * share / sum(self._shares)))
        self._fit_head()

    def _fit_head(self) -> None:
        """Make the head as high as its titles are in the width of their columns."""
        font = self.font().toString()
        lines = (
            line_count(title, font, self.columnWidth(column) - 2 * PADDING_X)
            for column, title in enumerate(self.table.columns)
            if column
        )
        self.horizontalHeader().setFixedHeight(height_of(max(lines, default=1), self.font()))

"""The words of two trials side by side, beneath the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import tool_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.tables.grouped_table import GroupedTable
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.translation import _

_MOST_LINES = 500


class DifferencePanel(QWidget):
    """Shows one word difference, or how to choose two trials."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label(size="bold")
        self._title.setWordWrap(False)
        self._note = label(name="muted")
        self.table = GroupedTable(_("Word difference"), most_lines=_MOST_LINES)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().hide()
        head = QHBoxLayout()
        head.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        head.setSpacing(4 * GRID)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        head.addWidget(tool_button(_("Close the word difference"), "close", self.closed.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def show_difference(self, table: Table | None) -> None:
        self._title.setVisible(table is not None)
        self.table.setVisible(table is not None)
        if table is None:
            self._note.setText(
                _(
                    "Choose a cell: its words are set beside those of the trial it is compared "
                    "with. Or choose two cells of a row (Shift with the arrows, Ctrl and click)."
                )
            )
        else:
            self._title.setText(table.title)
            self._note.setText("\n".join(table.notes))
            self.table.show_table(table)

"""One trial's record, whole."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import push_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.gui.tables.grouped_table import GroupedTable

_LABEL_CHARACTERS = 16


class RecordPreview(QWidget):
    """Title, record, and the button that puts the trial on the board or takes it off."""

    board_wanted = Signal(str)
    value_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._trial: str | None = None
        self._build()

    def _build(self) -> None:
        self._title = label(size="bold")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = push_button(_("Put on the board"), self._ask)
        self._number = label(name="muted")
        first = QHBoxLayout()
        first.addWidget(self._number, 1)
        first.addWidget(self._button)
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(3 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(first)
        column.addWidget(self._title)
        self._column = QVBoxLayout(self)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._button.hide()

    @cached_property
    def record(self) -> "GroupedTable":
        """The table of the record, made with the first one."""
        from trialdesk.gui.tables.grouped_table import GroupedTable

        table = GroupedTable(_("Record"), label_characters=_LABEL_CHARACTERS)
        table.horizontalHeader().hide()
        table.value_chosen.connect(self.value_chosen)
        self._column.addWidget(table, 1)
        return table

    def clear(self) -> None:
        """Show no record."""
        self._trial = None
        self._number.setText("")
        self._title.setText("")
        self._button.hide()
        self.record.hide()

    def show_record(self, trial: str, table: Table) -> None:
        self._trial = trial
        self._number.setText(trial)
        self._title.setText(table.title)
        self._button.show()
        self.record.show()
        self.record.show_table(table)

    def show_on_board(self, board: tuple[str, ...]) -> None:
        """Word the button for what it would do."""
        words = _("Take off the board") if self._trial in board else _("Put on the board")
        self._button.setText(words)
        self._button.setAccessibleName(words)

    def _ask(self) -> None:
        if self._trial is not None:
            self.board_wanted.emit(self._trial)

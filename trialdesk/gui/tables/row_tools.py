"""Tools above a table of the board: which rows, finding words, folding."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from trialdesk.gui.controls.buttons import toggle
from trialdesk.gui.tables.find_tools import FindTools
from trialdesk.gui.tables.row_header import DIFFERS
from trialdesk.presentation.arrange import Rows
from trialdesk.presentation.wording.translation import _


class RowTools(FindTools):
    """All rows, those that differ or those with something not stated; words to find."""

    rows_changed = Signal()

    def __init__(self, find: str) -> None:
        self._rows: Rows = "all"
        super().__init__(find)

    def _choice_buttons(self) -> list[QWidget]:
        self._choices: dict[Rows, QToolButton] = {
            "all": toggle(_("All"), lambda: self.show_rows("all")),
            "differences": toggle(
                f"{DIFFERS} " + _("Differences"), lambda: self.show_rows("differences")
            ),
            "missing": toggle(_("Not stated"), lambda: self.show_rows("missing")),
        }
        group = QButtonGroup(self)
        for button in self._choices.values():
            group.addButton(button)
        self._choices["all"].setChecked(True)
        return list(self._choices.values())

    def rows(self) -> Rows:
        return self._rows

    def show_rows(self, rows: Rows) -> None:
        self._rows = rows
        self._choices[rows].setChecked(True)
        self.rows_changed.emit()

    def toggle_differences(self) -> None:
        self.show_rows("all" if self._rows == "differences" else "differences")

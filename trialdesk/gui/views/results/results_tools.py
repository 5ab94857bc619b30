"""Tools above the results: which part of them, finding words, folding."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from trialdesk.gui.controls.buttons import toggle
from trialdesk.gui.tables.find_tools import FindTools
from trialdesk.presentation.results.results_board import PARTS, part_label


class ResultsTools(FindTools):
    """Endpoints, adverse events, further figures or those quoted from other studies."""

    part_changed = Signal()

    def _choice_buttons(self) -> list[QWidget]:
        self._part = PARTS[0]
        group = QButtonGroup(self)
        self._parts: dict[str, QToolButton] = {}
        for name in PARTS:
            self._parts[name] = toggle(part_label(name), partial(self.show_part, name))
            group.addButton(self._parts[name])
        self._parts[self._part].setChecked(True)
        return list(self._parts.values())

    def part(self) -> str:
        return self._part

    def show_part(self, name: str) -> None:
        """Show a part; an unknown name leaves things as they are."""
        if name in self._parts:
            self._part = name
            self._parts[name].setChecked(True)
            self.part_changed.emit()

"""A calculator apart from the records: weight and height in, amounts out; nothing is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trialdesk.domain.dose import Dose
from trialdesk.dosing.calculator import Body
from trialdesk.gui.controls.buttons import tool_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.tables.grouped_table import GroupedTable
from trialdesk.presentation.dosing.calculated_doses import (
    HEIGHTS,
    WEIGHTS,
    calculated_doses,
    calculator_warning,
    measure,
    surface_words,
)
from trialdesk.presentation.wording.translation import _


class DoseCalculator(QWidget):
    """Computes while one types; leaves nothing where an entry is missing or out of bounds."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stated: Sequence[tuple[str, Sequence[Dose]]] = ()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._weight = self._field(_("Weight (kg)"))
        self._height = self._field(_("Height (cm)"))
        self._result = label(name="muted")
        self.table = GroupedTable(_("Doses for this body"), label_characters=22, most_lines=12)
        self.table.hide()
        self._build()
        self._compute()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setAcceptDrops(False)
        field.textChanged.connect(self._compute)
        return field

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Calculator"), size="bold"), 1)
        head.addWidget(tool_button(_("Close the calculator"), "close", self.closed.emit))
        entries = QHBoxLayout()
        entries.setSpacing(2 * GRID)
        for field in (self._weight, self._height):
            entry = QVBoxLayout()
            entry.setSpacing(0)
            entry.addWidget(label(field.accessibleName(), name="muted", size="small"))
            entry.addWidget(field)
            entries.addLayout(entry)
        notice = QWidget()
        notice.setObjectName("notice")
        notice.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(notice)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        inside.addWidget(label(f"⚠ {calculator_warning()}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addWidget(notice)
        column.addLayout(entries)
        column.addWidget(self._result)
        column.addWidget(self.table, 1)
        column.addStretch()

    def show_doses(self, stated: Sequence[tuple[str, Sequence[Dose]]]) -> None:
        """Take the doses that the trials of the board state."""
        self._stated = stated
        self._compute()

    def clear(self) -> None:
        """Forget the body that was entered."""
        self._weight.clear()
        self._height.clear()

    def focus_entry(self) -> None:
        self._weight.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _compute(self) -> None:
        weight = measure(self._weight.text(), WEIGHTS)
        height = measure(self._height.text(), HEIGHTS)
        self.table.setVisible(weight is not None and height is not None)
        if weight is None or height is None:
            self._result.setText(
                _(
                    "Enter a weight of {low} to {high} kg and a height of {short} to {tall} cm. "
                    "They are forgotten when the calculator is closed."
                ).format(low=WEIGHTS[0], high=WEIGHTS[1], short=HEIGHTS[0], tall=HEIGHTS[1])
            )
        else:
            body = Body(weight, height)
            self._result.setText(surface_words(body))
            self.table.show_table(calculated_doses(self._stated, body))

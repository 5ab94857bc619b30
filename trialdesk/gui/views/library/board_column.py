"""The narrow first column of the library: which trials are on the board."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from trialdesk.gui.controls.badge import SIDE, paint_badge
from trialdesk.gui.look.theme import GRID, colours
from trialdesk.gui.tables.table_model import TableModel
from trialdesk.presentation.board import Chip
from trialdesk.presentation.wording.translation import _


class BoardColumn(QHeaderView):
    """Draws the badge of each row that is on the board."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._chips: dict[str, Chip] = {}
        self.setFixedWidth(SIDE + 3 * GRID)
        self.setAccessibleName(_("On the board"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        self._chips = {chip.id: chip for chip in chips}
        self.viewport().update()

    # Qt

    def paintSection(self, painter: QPainter, rect: QRect, line: int) -> None:
        chosen = colours(self.palette())
        painter.fillRect(rect, QColor(chosen.ground))
        painter.setPen(QColor(chosen.rule))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        model = self.model()
        row = model.row(line) if isinstance(model, TableModel) else None
        chip = self._chips.get(row.key) if row else None
        if chip is not None:
            badge = QRect(0, 0, SIDE, SIDE)
            badge.moveCenter(rect.center())
            paint_badge(painter, badge, chip.place, chip.letter, self.font())

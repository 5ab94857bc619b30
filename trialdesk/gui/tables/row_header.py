"""The frozen first column: what each row is about, and the headings that fold groups."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from trialdesk.gui.controls.badge import paint_badge
from trialdesk.gui.look.icons import pixmap
from trialdesk.gui.look.theme import GRID, bold, colours, small
from trialdesk.gui.tables.cell_delegate import PADDING_X, PADDING_Y, height_of
from trialdesk.gui.tables.table_model import TableModel
from trialdesk.gui.tables.text_layout import (
    CharacterSpans,
    bold_format,
    lay_out,
    line_count,
    marked,
)
from trialdesk.presentation.wording.codes import trial_letter

_GLYPH = 4 * GRID
DIFFERS = "≠"


class RowHeader(QHeaderView):
    """Labels that wrap; a row that differs is led by ≠ and set in bold."""

    def __init__(self, parent: QWidget, characters: int) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.closed: set[str] = set()
        self._characters = characters
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(GRID)
        self.setAccessibleName(parent.accessibleName())
        self.fit()

    def fit(self) -> None:
        """Take the width of so many characters in the present size of text."""
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * self._characters + _GLYPH)

    def _differs(self, line: int) -> bool:
        model = self.model()
        row = model.row(line) if isinstance(model, TableModel) else None
        return bool(row and row.differs)

    def _heading(self, line: int) -> str | None:
        model = self.model()
        return model.heading(line) if isinstance(model, TableModel) else None

    def _trial(self, line: int) -> int | None:
        model = self.model()
        row = model.row(line) if isinstance(model, TableModel) else None
        return row.trial if row else None

    def _bold(self, line: int) -> CharacterSpans:
        """Set headings in bold, and what a row that differs is about."""
        label = self._label(line)
        if self._heading(line) is not None:
            return ((0, len(label)),)
        return ((0, len(label.partition("\n")[0])),) if self._differs(line) else ()

    def _label(self, line: int) -> str:
        return str(self.model().headerData(line, Qt.Orientation.Vertical) or "")

    # Qt

    def sizeHint(self) -> QSize:
        # Qt would ask up to two hundred labels for their size
        return QSize(self.width(), 0)

    def sectionSizeFromContents(self, line: int) -> QSize:
        width = self.width() - _GLYPH - 2 * PADDING_X
        lines = line_count(self._label(line), self.font().toString(), width, self._bold(line))
        return QSize(self.width(), height_of(lines, self.font()))

    def paintSection(self, painter: QPainter, rect: QRect, line: int) -> None:
        chosen = colours(self.palette())
        heading = self._heading(line)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(chosen.panel if heading else chosen.ground))
        painter.setPen(QColor(chosen.rule))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        self._paint_glyph(painter, rect, line)
        self._paint_label(painter, rect, line)
        painter.restore()

    def _paint_glyph(self, painter: QPainter, rect: QRect, line: int) -> None:
        chosen = colours(self.palette())
        place = QRect(rect.left() + GRID, rect.top() + PADDING_Y, _GLYPH, _GLYPH)
        heading = self._heading(line)
        if heading is not None:
            arrow = "chevron-right" if heading in self.closed else "chevron-down"
            painter.drawPixmap(place, pixmap(arrow, chosen.text))
        elif (trial := self._trial(line)) is not None:
            letter, badge = trial_letter(trial), place.adjusted(-2, 0, 0, 2)
            paint_badge(painter, badge, trial, letter, small(self.font()))
        elif self._differs(line):
            painter.setPen(QColor(chosen.accent))
            painter.setFont(bold(self.font()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, DIFFERS)

    def _paint_label(self, painter: QPainter, rect: QRect, line: int) -> None:
        area = rect.adjusted(PADDING_X + _GLYPH, PADDING_Y, -PADDING_X, 0)
        painter.setPen(QColor(colours(self.palette()).text))
        label = self._label(line)
        bold = marked(label, self._bold(line), bold_format()) if self._bold(line) else None
        layout = lay_out(label, self.font(), area.width(), bold)
        layout.draw(painter, area.topLeft().toPointF())

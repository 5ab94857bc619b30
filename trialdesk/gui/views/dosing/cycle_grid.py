"""Draws one cycle: drugs are lines, days columns."""

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from trialdesk.gui.look.theme import GRID, Colours, bold, colours, small
from trialdesk.gui.tables.text_layout import bold_format, lay_out, line_step, marked
from trialdesk.presentation.cycle import CycleLine, DoseCalendar
from trialdesk.presentation.dosing.dose_calendar import spoken
from trialdesk.presentation.wording.translation import _

_LABEL_SHARE, _LABEL_MOST, _LABEL_LEAST = 0.4, 70 * GRID, 40 * GRID
_MARK = 2 * GRID
_WEEK = 7
_NUMBERED_FROM = 5 * GRID  # narrower days are numbered once a week
_ASIDE = 4 * GRID


class CycleGrid(QWidget):
    """The calendar of one regimen; what it shows is also said in words."""

    def __init__(self, calendar: DoseCalendar) -> None:
        super().__init__()
        self._calendar = calendar
        self._measured: dict[tuple[int, str], list[int]] = {}
        self.setAccessibleName(spoken(calendar))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _label_width(self, width: int) -> int:
        return round(min(max(width * _LABEL_SHARE, _LABEL_LEAST), _LABEL_MOST))

    def _label(self, line: CycleLine, width: int) -> QTextLayout:
        lines = [line.drug, line.dose]
        if line.loading:
            lines.insert(1, _("◆ loading dose"))
        if line.order:
            lines.append(f"“{line.order}”")
        text = "\n".join(lines)
        strong = marked(text, ((0, len(line.drug)),), bold_format())
        return lay_out(text, self.font(), self._label_width(width) - 3 * GRID, strong)

    def _head_height(self) -> int:
        return ceil(line_step(small(self.font()))) + GRID

    def _heights(self, width: int) -> list[int]:
        """Return the height of each line; Qt asks for the same widths again and again."""
        asked = (width, self.font().toString())
        if asked not in self._measured:
            self._measured[asked] = self._measure(width)
        return self._measured[asked]

    def _measure(self, width: int) -> list[int]:
        """Measure each line; words in place of marks may need more room than the label."""
        step = line_step(self.font())
        heights = []
        for line in self._calendar.lines:
            height = self._statement(line, width).lineCount() if line.statement else 1
            rows = max(self._label(line, width).lineCount(), height)
            heights.append(ceil(rows * step) + 2 * GRID)
        return heights

    def _statement(self, line: CycleLine, width: int) -> QTextLayout:
        room = width - self._label_width(width) - 2 * _ASIDE
        return lay_out(line.statement, self.font(), room)

    # Qt

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._head_height() + sum(self._heights(width)) + self._gap() + 1

    def sizeHint(self) -> QSize:
        width = max(self.width(), 100 * GRID)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80 * GRID, self.heightForWidth(max(self.width(), 80 * GRID)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = colours(self.palette())
        left, top = self._label_width(self.width()), self._head_height()
        area = QRect(left, top, self.width() - left - 1, self.height() - top - 1)
        self._paint_days(painter, area, chosen)
        y = top
        was_loading = False
        for line, height in zip(self._calendar.lines, self._heights(self.width()), strict=True):
            if was_loading and not line.loading:
                y += self._gap()
            was_loading = line.loading
            row = QRect(0, y, self.width() - 1, height)
            self._paint_line(painter, row, left, line, chosen)
            y += height
        painter.end()

    def _gap(self) -> int:
        """Return the room between loading doses and the others."""
        kinds = {line.loading for line in self._calendar.lines}
        return 2 * GRID if len(kinds) > 1 else 0

    def _paint_days(self, painter: QPainter, area: QRect, chosen: Colours) -> None:
        days = self._calendar.days
        width = area.width() / days
        painter.setFont(small(self.font()))
        for day in range(1, days + 1):
            starts_week = (day - 1) % _WEEK == 0
            x = area.left() + (day - 1) * width
            if starts_week or width >= _NUMBERED_FROM:
                painter.setPen(QColor(chosen.muted))
                room = QRectF(x, 0, max(width, _NUMBERED_FROM), area.top())
                side = Qt.AlignmentFlag.AlignHCenter
                painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, str(day))

    def _paint_line(
        self, painter: QPainter, row: QRect, left: int, line: CycleLine, chosen: Colours
    ) -> None:
        field = row.adjusted(left, 0, 0, 0)
        painter.fillRect(field, QColor(chosen.ground))
        self._paint_columns(painter, field, chosen)
        painter.setPen(QColor(chosen.rule))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(row)
        painter.setPen(QColor(chosen.text))
        label = self._label(line, self.width())
        for place in range(label.lineCount()):
            label.lineAt(place).draw(painter, QPointF(2 * GRID, row.top() + GRID))
        if line.placing == "open":
            self._paint_open(painter, field, line, chosen)
        else:
            self._paint_marks(painter, field, line, chosen)

    def _paint_columns(self, painter: QPainter, field: QRect, chosen: Colours) -> None:
        days = self._calendar.days
        painter.setPen(QPen(QColor(chosen.rule), 1))
        for day in range(days):
            x = field.left() + field.width() * day / days
            style = Qt.PenStyle.SolidLine if day % _WEEK == 0 else Qt.PenStyle.DotLine
            painter.setPen(QPen(QColor(chosen.rule), 1, style))
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))

    def _paint_open(
        self, painter: QPainter, field: QRect, line: CycleLine, chosen: Colours
    ) -> None:
        """Hatch the days among which the record leaves it open, and say what it tells."""
        brush = QBrush(QColor(chosen.muted), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(field.adjusted(1, 1, 0, 0), QColor(chosen.ground))
        painter.fillRect(field.adjusted(3, 5, -2, -4), brush)
        statement = self._statement(line, self.width())
        widths = [
            statement.lineAt(place).naturalTextWidth() for place in range(statement.lineCount())
        ]
        height = statement.lineCount() * line_step(self.font())
        place = QRectF(0, 0, max(widths) + 3 * GRID, height + GRID)
        place.moveCenter(QRectF(field).center())
        place.moveLeft(field.left() + 2 * GRID)
        painter.fillRect(place, QColor(chosen.ground))
        painter.setPen(QColor(chosen.text))
        for number in range(statement.lineCount()):
            at = QPointF(place.left() + 1.5 * GRID, place.top() + GRID / 2)
            statement.lineAt(number).draw(painter, at)

    def _paint_marks(
        self, painter: QPainter, field: QRect, line: CycleLine, chosen: Colours
    ) -> None:
        width = field.width() / self._calendar.days
        size = min(_MARK if line.placing != "each day" else GRID, width / 2 - 0.5)
        for day in line.days:
            centre = QPointF(field.left() + (day - 0.5) * width, field.center().y() + 0.5)
            filled = line.placing != "by order"
            ink = QColor(chosen.accent)
            painter.setPen(QPen(ink, 1.6))
            painter.setBrush(ink if filled else QColor(chosen.ground))
            if line.loading:
                painter.drawPolygon(_diamond(centre, size))
            else:
                painter.drawEllipse(centre, size - 0.8, size - 0.8)
            if line.turn is not None:
                painter.setFont(bold(small(self.font())))
                painter.setPen(QColor(chosen.on_accent) if filled else ink)
                room = QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(line.turn))


def _diamond(centre: QPointF, size: float) -> QPolygonF:
    x, y = centre.x(), centre.y()
    corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
    return QPolygonF([QPointF(*corner) for corner in corners])

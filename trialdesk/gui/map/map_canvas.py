"""The map on screen: moved and enlarged by mouse, touchpad and keyboard."""

from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QToolTip, QWidget

from trialdesk.gui.look.plain import tip
from trialdesk.gui.look.theme import GRID, colours
from trialdesk.gui.map.map_painter import (
    MapDress,
    MapStamps,
    paint_choice,
    paint_ground,
    paint_marks,
)
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.geography.map.basemap import Points
    from trialdesk.geography.map.window import MapWindow
    from trialdesk.presentation.map_figure import Bubble, MapFigure
    from trialdesk.presentation.sites.boundaries import Boundaries
    from trialdesk.presentation.sites.site_map import MapView, SiteMap

_STEP, _ZOOM = 24 * GRID, 1.4
_WHEEL_NOTCH = 120.0
_CLICK = 4
_MARGIN = 0.15
"""How much more than is seen the ground is drawn, so that moving it a little costs nothing."""
_NEAR = 4.0
_BODY_POINTS = 10.0
_PANS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_ZOOMS = {
    Qt.Key.Key_Plus: _ZOOM,
    Qt.Key.Key_Equal: _ZOOM,
    Qt.Key.Key_Minus: 1 / _ZOOM,
}
_STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class MapCanvas(QWidget):
    """Shows a ``SiteMap``; tells which cities are chosen on it."""

    cities_chosen = Signal(object)
    figure_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Map of the sites"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(60 * GRID, 50 * GRID)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.boundaries: Boundaries = "neutral"
        self.figure: MapFigure | None = None
        self._map: SiteMap | None = None
        self._window: MapWindow | None = None
        self._chosen = -1
        self._fits = True
        self._stamps = MapStamps(self.devicePixelRatioF())
        self._ground: tuple[QPixmap, MapWindow, object] | None = None
        self._pressed: QPointF | None = None
        self._moved_from: QPointF | None = None

    def show_map(self, shown: "SiteMap", *, anew: bool) -> None:
        """Show sites; ``anew`` moves to where all of them are seen."""
        same = self._map is not None and self._map.projection_name == shown.projection_name
        self._map, self._chosen = shown, -1
        if anew or not same or self._window is None:
            self.show_all()
        else:
            self.redraw()
            if len(shown.cities.flat) and not any(map(self._shows, self._bubbles())):
                self.show_all()

    def show_all(self) -> None:
        """Move to where all sites are seen."""
        if self._map is not None:
            self._look_at(self._map.window_of_all(self.width(), self.height()))
            self._fits = True

    def redraw(self) -> None:
        """Draw everything anew, after another choice of what to draw."""
        self._ground = None
        if self._fits:
            self.show_all()
        elif self._window is not None:
            self._look_at(self._window)

    def choose_city(self, city: int) -> None:
        """Set a city off, and bring it into view."""
        self._chosen = city
        if self._map is None or self._window is None or city < 0:
            self.update()
            return
        [at] = self._window.to_figure(self._map.cities.flat[[city]]).tolist()
        edge = 4 * GRID
        if (
            QRect(0, 0, self.width(), self.height())
            .adjusted(edge, edge, -edge, -edge)
            .contains(QPointF(*at).toPoint())
        ):
            self.update()
        else:
            x, y = self._map.cities.flat[city].tolist()
            self._look_at(replace(self._window, x=x, y=y))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge about a point of the map, or its middle."""
        if self._window is None or self._map is None:
            return
        from trialdesk.presentation.sites.site_map import CLOSEST

        least = self._map.least_scale(self.width(), self.height())
        scale = min(max(self._window.scale * factor, least), CLOSEST)
        place = at or QPointF(self.width() / 2, self.height() / 2)
        [[x, y]] = self._window.to_plane(_row(place)).tolist()
        share = 1 - self._window.scale / scale
        nearer = replace(
            self._window,
            x=self._window.x + (x - self._window.x) * share,
            y=self._window.y + (y - self._window.y) * share,
            scale=scale,
        )
        self._look_at(nearer)

    def move(self, dx: float, dy: float) -> None:  # type: ignore[override]
        """Move the map by pixels."""
        if self._window is not None:
            scale = self._window.scale
            moved = replace(
                self._window, x=self._window.x - dx / scale, y=self._window.y + dy / scale
            )
            self._look_at(moved)

    def view(self) -> "MapView":
        """Return what is shown, to be drawn elsewhere."""
        from trialdesk.presentation.sites.site_map import MapView

        size = self.font().pointSizeF() / _BODY_POINTS
        return MapView(
            self.width(),
            self.height(),
            self.dress().measure(),
            self._window,
            self.boundaries,
            text_size=size,
        )

    def dress(self) -> MapDress:
        return MapDress(colours(self.palette()), self.font())

    def bubble_at(self, place: QPointF) -> "Bubble | None":
        for bubble in self._bubbles():
            if hypot(bubble.x - place.x(), bubble.y - place.y()) <= bubble.radius + _NEAR:
                return bubble
        return None

    def words_of(self, bubble: "Bubble") -> str:
        from trialdesk.presentation.sites.bubble_words import bubble_words

        return bubble_words(self._map.cities, bubble) if self._map else ""

    def _look_at(self, window: "MapWindow") -> None:
        if self._map is None:
            return
        self._fits = False
        self._window = replace(
            self._map.held(window), width=float(self.width()), height=float(self.height())
        )
        self.figure = self._map.marks(self.view(), self._window)
        self.figure_changed.emit(self.figure)
        self.update()

    def _choose(self, bubble: "Bubble | None") -> None:
        self._chosen = int(bubble.cities[0]) if bubble else -1
        self.cities_chosen.emit(bubble.cities if bubble else None)
        self.setAccessibleDescription(self.words_of(bubble) if bubble else "")
        self.update()

    def _step(self, by: int) -> None:
        """Choose the next bubble, from left to right."""
        seen = [bubble for bubble in self._bubbles() if self._shows(bubble)]
        if seen:
            order = sorted(seen, key=lambda bubble: (bubble.x, bubble.y))
            held = [place for place, bubble in enumerate(order) if self._chosen in bubble.cities]
            place = held[0] + by if held else (0 if by > 0 else -1)
            self._choose(order[place % len(order)])

    def _bubbles(self) -> "tuple[Bubble, ...]":
        return self.figure.bubbles if self.figure else ()

    def _shows(self, bubble: "Bubble") -> bool:
        return self.rect().contains(QPoint(round(bubble.x), round(bubble.y)))

    def _paint_ground(self, painter: QPainter) -> None:
        """Draw the ground from a picture somewhat larger than the map while that will do."""
        window = self._window
        assert window is not None  # noqa: S101 - painted only with a map
        kept = self._ground
        offset = _offset(window, kept[1]) if kept and kept[2] == self._ground_key() else None
        if kept is None or offset is None:
            kept = self._ground = self._drawn_ground(window)
            offset = _offset(window, kept[1])
        if offset is not None:
            painter.drawPixmap(offset, kept[0])

    def _ground_key(self) -> object:
        return (self.dress().colours, self.boundaries, self._map and self._map.sheet())

    def _drawn_ground(self, window: "MapWindow") -> "tuple[QPixmap, MapWindow, object]":
        from trialdesk.presentation.sites.site_map import ground

        assert self._map is not None  # noqa: S101 - painted only with a map
        larger = 1 + 2 * _MARGIN
        wide = replace(
            window, width=round(window.width * larger), height=round(window.height * larger)
        )
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(wide.width * ratio), round(wide.height * ratio))
        picture.setDevicePixelRatio(ratio)
        dress = self.dress()
        picture.fill(dress.water)
        painter = QPainter(picture)
        paint_ground(painter, ground(self._map.sheet(), wide, self.boundaries), dress)
        painter.end()
        return picture, wide, self._ground_key()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        dress = self.dress()
        painter.fillRect(self.rect(), dress.water)
        if self.figure is not None:
            self._paint_ground(painter)
            paint_marks(painter, self.figure, dress, self._stamps)
            for bubble in self._bubbles():
                if self._chosen >= 0 and self._chosen in bubble.cities:
                    paint_choice(painter, bubble, dress)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt
            painter.setPen(QPen(QColor(dress.colours.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.show_all()
        elif self._window is not None:
            self._look_at(self._window)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PANS:
            across, up = _PANS[key]
            self.move(across * _STEP, up * _STEP)
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.show_all()
        elif key == Qt.Key.Key_Escape:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._moved_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._moved_from is not None:
            step = event.position() - self._moved_from
            self._moved_from = event.position()
            self.move(step.x(), step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            step = event.position() - self._pressed
            self._pressed = self._moved_from = None
            if hypot(step.x(), step.y()) < _CLICK:
                self._choose(self.bubble_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.zoom(_ZOOM**2, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Enlarge by a wheel; move by two fingers on a touchpad, enlarge with Ctrl."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if pixels.isNull() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM ** (angle.y() / _WHEEL_NOTCH), event.position())
        else:
            self.move(pixels.x(), pixels.y())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bubble = self.bubble_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self.words_of(bubble)) if bubble else "", self)
            return True
        return super().event(event)

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            self.zoom(pinch.scaleFactor(), self.mapFromGlobal(pinch.centerPoint()))
        return True


def _row(place: QPointF) -> "Points":
    import numpy as np

    return np.array([[place.x(), place.y()]])


def _offset(window: "MapWindow", drawn: "MapWindow") -> QPoint | None:
    """Return where a drawn picture goes so that it fills a window; None if it does not."""
    if window.scale != drawn.scale:
        return None
    x = (drawn.x - window.x) * window.scale - (drawn.width - window.width) / 2
    y = (window.y - drawn.y) * window.scale - (drawn.height - window.height) / 2
    fills = x <= 0 and y <= 0 and x + drawn.width >= window.width
    return QPoint(round(x), round(y)) if fills and y + drawn.height >= window.height else None

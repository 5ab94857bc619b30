"""One-stroke icons drawn in the colour of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from trialdesk.gui.look.theme import colours
from trialdesk.resources import locate

_SIZE = 24
_DENSITY = 2
_PROPERTY = "icon_name"


def dress(button: QAbstractButton, name: str) -> None:
    """Set the icon of a button, and let it follow the theme from now on."""
    button.setProperty(_PROPERTY, name)
    button.setIcon(icon(name, QApplication.palette()))


def redress(root: QWidget) -> None:
    """Redraw the icons of all buttons within a widget after a change of theme."""
    for button in root.findChildren(QAbstractButton):
        name = button.property(_PROPERTY)
        if name:
            button.setIcon(icon(name, QApplication.palette()))


def icon(name: str, palette: QPalette) -> QIcon:
    return QIcon(pixmap(name, colours(palette).text))


@cache
def pixmap(name: str, colour: str) -> QPixmap:
    """Draw an icon in one colour, at twice its size for sharp screens."""
    drawing = _drawing(name).replace("currentColor", colour)
    canvas = QPixmap(_SIZE * _DENSITY, _SIZE * _DENSITY)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    whole = QRectF(canvas.rect())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, whole)
    painter.end()
    canvas.setDevicePixelRatio(_DENSITY)
    return canvas


@cache
def _drawing(name: str) -> str:
    return (locate("resources/icons") / f"{name}.svg").read_text(encoding="utf-8")

"""The map as a file: a picture (PNG) or a drawing (SVG)."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter

from trialdesk.errors import TrialDeskError
from trialdesk.files import replacing
from trialdesk.gui.map.map_legend import legend_height, paint_legend
from trialdesk.gui.map.map_painter import MapDress, paint_ground, paint_marks
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.presentation.map_figure import MapFigure
    from trialdesk.presentation.sites.site_map import MapView, SiteMap

_METRES_PER_INCH = 0.0254
_ENLARGED = 2
"""Pixels of the picture for one of the screen."""


def save_picture(path: Path, shown: "SiteMap", view: "MapView", dress: MapDress) -> None:
    """Save map and legend by the ending of the name; raises TrialDeskError where that fails."""
    figure = shown.figure(view)
    height = round(figure.height + legend_height(figure, figure.width, dress))
    size = QSize(round(figure.width), height)
    save = _save_drawing if path.suffix.casefold() == ".svg" else _save_image
    try:
        with replacing(path) as unfinished:
            if not save(unfinished, figure, size, dress):
                raise TrialDeskError("picture-unwritten", path=path)
    except OSError as error:
        raise TrialDeskError("picture-refused", path=path, reason=error.strerror) from error


def _save_image(path: Path, figure: "MapFigure", size: QSize, dress: MapDress) -> bool:
    image = QImage(size * _ENLARGED, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_ENLARGED)
    dots = round(_dots_per_inch() / _METRES_PER_INCH)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    _paint(painter, figure, size, dress)
    painter.end()
    return QImageWriter(str(path), QByteArray(b"png")).write(image)


def _save_drawing(path: Path, figure: "MapFigure", size: QSize, dress: MapDress) -> bool:
    from PySide6.QtSvg import QSvgGenerator

    # the generator says nothing of a file it could not write to the end
    drawing, written = QSvgGenerator(), QBuffer()
    drawing.setOutputDevice(written)
    drawing.setSize(size)
    drawing.setResolution(_dots_per_inch())
    drawing.setViewBox(QRectF(0, 0, size.width(), size.height()))
    drawing.setTitle(_("Sites"))
    drawing.setDescription(figure.attribution)
    painter = QPainter()
    if not painter.begin(drawing):
        return False
    _paint(painter, figure, size, dress)
    painter.end()
    path.write_bytes(written.data().data())
    return True


def _dots_per_inch() -> int:
    """Return what turns points into pixels on screen, where labels were measured."""
    return round(QGuiApplication.primaryScreen().logicalDotsPerInch())


def _paint(painter: QPainter, figure: "MapFigure", size: QSize, dress: MapDress) -> None:
    frame = QRectF(0, 0, figure.width, figure.height)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), dress.colours.ground)
    painter.save()
    painter.setClipRect(frame)
    painter.fillRect(frame, dress.water)
    paint_ground(painter, figure.shapes, dress)
    paint_marks(painter, figure, dress)
    painter.restore()
    painter.translate(0, figure.height)
    # drawings know no clip: what reaches below the map is covered
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), dress.colours.ground)
    paint_legend(painter, figure, figure.width, dress)

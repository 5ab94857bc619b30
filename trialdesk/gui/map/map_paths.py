"""Many lines as one Qt path."""

from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QPainterPath

from trialdesk.geography.map.basemap import Lines

_MOVE, _LINE = 0, 1
_ODD_EVEN = 0


def path_of(lines: Lines) -> QPainterPath:
    """Make a path; going through Qt's stream format is some thirty times faster than by calls."""
    import numpy as np

    path = QPainterPath()
    number = len(lines.points)
    if not number:
        return path
    elements = np.empty(number, [("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
    elements["kind"] = _LINE
    elements["kind"][lines.starts] = _MOVE
    elements["x"], elements["y"] = lines.points.T
    head = np.array([number], ">i4").tobytes()
    tail = np.array([lines.starts[-1], _ODD_EVEN], ">i4").tobytes()
    raw = QByteArray(head + elements.tobytes() + tail)
    QDataStream(raw, QIODevice.OpenModeFlag.ReadOnly) >> path
    return path

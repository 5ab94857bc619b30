"""What a window shows and offers, and what of it is cut off."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QWidget,
)

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


def texts_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Return every text a widget and its children show or offer, with where it stands."""
    for widget in (window, *window.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield where, widget.toolTip()
        yield where, widget.windowTitle()
        yield where, widget.accessibleName()
        yield where, widget.accessibleDescription()
        yield from ((where, text) for text in _texts(widget))
    for action in window.findChildren(QAction):
        yield f"QAction {action.objectName()}", action.text()
        yield f"QAction {action.objectName()}", action.toolTip()


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _model_texts(widget.model())


def _model_texts(model: QAbstractItemModel) -> Iterator[str]:
    is_list = isinstance(model, QAbstractListModel)
    rows, columns = model.rowCount(), 1 if is_list else model.columnCount()
    for role in ROLES:
        for column in range(columns):
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(rows):
            yield str(model.headerData(row, Qt.Orientation.Vertical, role) or "")
            for column in range(columns):
                yield str(model.data(model.index(row, column), role) or "")


def cut_off(window: QWidget) -> Iterator[str]:
    """Return the labels and buttons on screen that have less room than their words need."""
    worded: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel)]
    worded += window.findChildren(QAbstractButton)
    for widget in worded:
        if widget.isVisible() and widget.text() and not _fits(widget):
            yield f"{type(widget).__name__} {widget.text()!r} in {widget.size().toTuple()}"


def _fits(widget: QLabel | QAbstractButton) -> bool:
    given = widget.size()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(given.width()) <= given.height()
    return widget.sizeHint().expandedTo(given) == given

"""The values of a facet to choose from."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.theme import GRID
from trialdesk.presentation.translation import _

_VALUE = Qt.ItemDataRole.UserRole
_LISTED_WITHOUT_SEARCH = 8
_POPUP_WIDTH, _POPUP_HEIGHT = 75 * GRID, 75 * GRID


class FacetPopup(QFrame):
    """The values of a facet to tick, with how many trials have each."""

    ticked = Signal()

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Find a value"))
        self._search.setAccessibleName(_("Find a value of {facet}").format(facet=words))
        self._search.setAcceptDrops(False)
        self._search.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setAccessibleName(words)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(lambda _item: self.ticked.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(self._search)
        column.addWidget(self._list)
        self.resize(_POPUP_WIDTH, _POPUP_HEIGHT)

    def show_values(self, counts: tuple[tuple[str, int], ...], chosen: frozenset[str]) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for value, count in counts:
                item = QListWidgetItem(f"{value}  ({count})", self._list)
                item.setData(_VALUE, value)
                item.setCheckState(_state(value in chosen))
        self._search.setVisible(len(counts) > _LISTED_WITHOUT_SEARCH)

    def chosen(self) -> frozenset[str]:
        items = (self._list.item(place) for place in range(self._list.count()))
        ticked = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return frozenset(str(item.data(_VALUE)) for item in ticked)

    def open_below(self, place: QPoint) -> None:
        self.move(place)
        self.show()
        (self._search if self._search.isVisible() else self._list).setFocus()
        self._list.setCurrentRow(0)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Down:
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def _narrow(self, text: str) -> None:
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(text.casefold() not in item.text().casefold())


def _state(ticked: bool) -> Qt.CheckState:  # noqa: FBT001 - the value itself
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

"""A filter chip: one facet of the trials, with the values to keep."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.plain import menu_text
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
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Find a value"))
        self._search.setAccessibleName(_("Find a value of {facet}").format(facet=words))
        self._search.setAcceptDrops(False)
        self._search.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setAccessibleName(words)
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
        self._search.clear()
        self.move(place)
        self.show()
        (self._search if self._search.isVisible() else self._list).setFocus()
        self._list.setCurrentRow(0)

    def _narrow(self, text: str) -> None:
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(text.casefold() not in item.text().casefold())


class FacetButton(QToolButton):
    """Opens the values of a facet; says how many are chosen."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._popup = FacetPopup(words, self)
        self._popup.ticked.connect(self._take)
        self.clicked.connect(self._open)
        self._take_quietly()

    def show_values(self, counts: tuple[tuple[str, int], ...]) -> None:
        """List the values there are; those chosen before stay chosen where they still exist."""
        self._popup.show_values(counts, self.chosen())
        self._take_quietly()

    def chosen(self) -> frozenset[str]:
        return self._popup.chosen()

    def clear(self, counts: tuple[tuple[str, int], ...]) -> None:
        self._popup.show_values(counts, frozenset())
        self._take_quietly()

    def _open(self) -> None:
        self._popup.open_below(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self) -> None:
        self._take_quietly()
        self.changed.emit()

    def _take_quietly(self) -> None:
        chosen = sorted(self.chosen())
        said = chosen[0] if len(chosen) == 1 else str(len(chosen))
        words = f"{self._words}: {said}" if chosen else self._words
        self.setText(f"{menu_text(words)} ▾")
        self.setAccessibleName(words)
        self.setProperty("active", bool(chosen))
        self.style().unpolish(self)
        self.style().polish(self)


def _state(ticked: bool) -> Qt.CheckState:  # noqa: FBT001 - the value itself
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

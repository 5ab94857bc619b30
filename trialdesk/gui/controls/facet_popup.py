"""The values of a facet to choose from."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from trialdesk.gui.controls.pick_list import plain_list
from trialdesk.gui.controls.search_field import search_field
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _

_VALUE = Qt.ItemDataRole.UserRole
_LISTED_WITHOUT_SEARCH = 8
_POPUP_WIDTH, _POPUP_HEIGHT = 75 * GRID, 75 * GRID


class FacetPopup(QFrame):
    """The values of a facet to tick, with how many have each; those chosen before stand first.

    ``values_wanted`` asks for the values that hold some words, where not all are listed.
    """

    ticked = Signal(object)
    values_wanted = Signal(str)

    def __init__(
        self, words: str, say: Callable[[str], str], chosen: frozenset[str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self._say = say
        self._chosen = self._chosen_before = chosen
        self._is_all = True
        name = _("Find a value of {facet}").format(facet=words)
        self._search = search_field(_("Find a value"), name)
        self._search.textChanged.connect(self._narrow)
        self._list = plain_list(words)
        self._list.itemChanged.connect(self._tick)
        self._note = label(_("Counting…"), name="muted", size="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        for part in (self._search, self._list, self._note):
            column.addWidget(part)
        self.resize(_POPUP_WIDTH, _POPUP_HEIGHT)

    def show_values(self, counts: tuple[tuple[str, int], ...], *, is_all: bool) -> None:
        """List values by name."""
        self._is_all = self._is_all and is_all
        held = dict(counts)
        if not self._search.text():
            held |= {value: held.get(value, 0) for value in self._chosen}
        with QSignalBlocker(self._list):
            self._list.clear()
            for value in sorted(held, key=self._place):
                self._add(value, held[value])
        self._list.setCurrentRow(0)
        self._search.setVisible(not self._is_all or len(held) > _LISTED_WITHOUT_SEARCH)
        self._show_note(len(held), is_all=is_all)

    def _place(self, value: str) -> tuple[bool, str]:
        return value not in self._chosen_before, self._say(value).casefold()

    def _add(self, value: str, number: int) -> None:
        item = QListWidgetItem(f"{self._say(value)}  ({count(number)})", self._list)
        item.setData(_VALUE, value)
        is_chosen = value in self._chosen
        item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)

    def _show_note(self, listed: int, *, is_all: bool) -> None:
        most = _("The {most} most frequent are listed. Type to find others.")
        note = _("Nothing found") if not listed else "" if is_all else most.format(most=listed)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _tick(self, item: QListWidgetItem) -> None:
        value = str(item.data(_VALUE))
        is_chosen = item.checkState() == Qt.CheckState.Checked
        self._chosen = self._chosen | {value} if is_chosen else self._chosen - {value}
        self.ticked.emit(self._chosen)

    def _narrow(self, text: str) -> None:
        if not self._is_all:
            self.values_wanted.emit(text)
            return
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(text.casefold() not in item.text().casefold())

    def open_below(self, place: QPoint) -> None:
        self.move(place)
        self.show()
        (self._search if self._search.isVisible() else self._list).setFocus()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Down:
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

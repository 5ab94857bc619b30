"""Choosing a place: of the gazetteer, in any of its spellings, or as coordinates."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import answer_buttons
from trialdesk.gui.controls.pick_list import PickItem, PickList
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.sites.place_choices import PlaceChoice
from trialdesk.presentation.wording.translation import _

_WIDTH, _HEIGHT = 140 * GRID, 110 * GRID

PlaceSearch = Callable[[str], Sequence[PlaceChoice]]


class PlaceDialog(QDialog):
    """Type a part of the name, choose with the arrows, Enter."""

    chosen = Signal(object)
    returned = Signal()

    def __init__(self, title: str, note: str, search: PlaceSearch, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._search = search
        self._first: Sequence[PlaceChoice] = ()
        self._back = ""
        self.choices = PickList(_("Find a place"), _("Places"), self._offer, spacing=2 * GRID)
        self.choices.prompt_when_empty = _("Type the name of a city")
        self.choices.list.itemDoubleClicked.connect(lambda _item: self.accept())
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(label(note))
        column.addWidget(self.choices, 1)
        hint = _("City, or city, province; English, pinyin or Chinese. Or latitude, longitude.")
        column.addWidget(label(hint, name="muted", size="small"))
        column.addWidget(answer_buttons(_("Choose"), self))
        self.resize(_WIDTH, _HEIGHT)
        self.choices.setFocus()

    def offer(self, first: Sequence[PlaceChoice], back: str = "") -> None:
        """Take what to offer before anything is typed; ``back`` words a way to undo a choice."""
        self._first, self._back = first, back
        self.choices.refresh()

    def _offer(self, words: str) -> Iterator[PickItem]:
        if not words.strip() and self._back:
            yield PickItem(self._back, None)
        for place in self._search(words) if words.strip() else self._first:
            yield PickItem(place.words, place)

    # Qt

    def accept(self) -> None:
        choice = self.choices.chosen()
        if choice is None:
            return
        super().accept()
        if choice.value is None:
            self.returned.emit()
        else:
            self.chosen.emit(choice.value)

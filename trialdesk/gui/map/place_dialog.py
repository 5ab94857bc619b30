"""Choosing a place: of the gazetteer, in any of its spellings, or as coordinates."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.controls.buttons import answer_buttons
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.sites.place_choices import PlaceChoice
from trialdesk.presentation.wording.translation import _

_WIDTH, _HEIGHT = 140 * GRID, 110 * GRID
_CHOICE = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Search = Callable[[str], Sequence[PlaceChoice]]


class PlaceDialog(QDialog):
    """Type a part of the name, choose with the arrows, Enter."""

    chosen = Signal(object)
    returned = Signal()

    def __init__(self, title: str, note: str, search: Search, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._search = search
        self._first: Sequence[PlaceChoice] = ()
        self._back = ""
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(label(note))
        column.addWidget(self._search_field())
        column.addWidget(self._choice_list(), 1)
        hint = _("City, or city, province; English, pinyin or Chinese. Or latitude, longitude.")
        column.addWidget(label(hint, name="muted", size="small"))
        column.addWidget(answer_buttons(_("Choose"), self))
        self.resize(_WIDTH, _HEIGHT)
        self._field.setFocus()

    def _search_field(self) -> QLineEdit:
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Find a place"))
        self._field.setAccessibleName(_("Find a place"))
        self._field.setAcceptDrops(False)
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        return self._field

    def _choice_list(self) -> QListWidget:
        self._found = QListWidget()
        self._found.setAccessibleName(_("Places"))
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.itemDoubleClicked.connect(lambda _item: self.accept())
        return self._found

    def offer(self, first: Sequence[PlaceChoice], back: str = "") -> None:
        """Take what to offer before anything is typed; ``back`` words a way to undo a choice."""
        self._first, self._back = first, back
        self._narrow(self._field.text())

    def shown(self) -> tuple[str, ...]:
        return tuple(self._found.item(row).text() for row in range(self._found.count()))

    def _narrow(self, wanted: str) -> None:
        self._found.clear()
        if not wanted.strip() and self._back:
            self._add(self._back, None)
        for choice in self._search(wanted) if wanted.strip() else self._first:
            self._add(choice.words, choice)
        if not self._found.count():
            words = _("Nothing found") if wanted.strip() else _("Type the name of a city")
            QListWidgetItem(words, self._found).setFlags(Qt.ItemFlag.NoItemFlags)
        self._found.setCurrentRow(0)

    def _add(self, words: str, choice: PlaceChoice | None) -> None:
        QListWidgetItem(words, self._found).setData(_CHOICE, choice)

    # Qt

    def accept(self) -> None:
        item = self._found.currentItem()
        if item is None or not item.flags():
            return
        super().accept()
        choice = item.data(_CHOICE)
        if choice is None:
            self.returned.emit()
        else:
            self.chosen.emit(choice)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _moves(event):
            self._found.keyPressEvent(event)
            return True
        return False


def _moves(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in _MOVES

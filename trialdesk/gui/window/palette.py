"""The palette: every action and every trial by a few letters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trialdesk.gui.controls.fuzzy import ranked
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.wording.translation import _

_MOST = 40
_WIDTH, _HEIGHT = 150 * GRID, 90 * GRID
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette and what it does."""

    text: str
    hint: str
    run: Callable[[], object]


class Palette(QDialog):
    """Type, choose with the arrows, Enter; who listens to ``typed`` may add what it lacks."""

    typed = Signal(str)

    def __init__(self, entries: Sequence[Entry], prompt: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(prompt)
        self.setAccessibleName(prompt)
        self._entries = tuple(entries)
        self._found: tuple[Entry, ...] = ()
        self._build(prompt)
        self._narrow("")

    def _build(self, prompt: str) -> None:
        self._field = QLineEdit()
        self._field.setPlaceholderText(prompt)
        self._field.setAccessibleName(prompt)
        self._field.setAcceptDrops(False)
        self._field.textChanged.connect(self._narrow)
        self._field.textChanged.connect(self.typed)
        self._field.returnPressed.connect(self._run)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(_("What was found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemClicked.connect(lambda _item: self._run())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self.resize(_WIDTH, _HEIGHT)
        self._field.setFocus()

    def open_over(self, window: QWidget) -> None:
        """Open near the top of a window, over its middle."""
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(window.rect().topLeft()).x() + left, window.y() + 20 * GRID)
        self.show()
        self._field.setFocus()

    def show_found(self, entries: Sequence[Entry]) -> None:
        """Offer what was found for the words typed, after what the palette has itself."""
        self._found = tuple(entries)
        row = self._list.currentRow()
        self._list_entries()
        self._list.setCurrentRow(max(row, 0))

    def shown(self) -> tuple[str, ...]:
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    def _narrow(self, _wanted: str) -> None:
        self._found = ()
        self._list_entries()

    def _list_entries(self) -> None:
        self._list.clear()
        for entry in self._offered():
            said = f"{entry.text}    {entry.hint}" if entry.hint else entry.text
            QListWidgetItem(said, self._list).setData(Qt.ItemDataRole.UserRole, entry)
        if not self._list.count():
            QListWidgetItem(_("Nothing found"), self._list).setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.setCurrentRow(0)

    def _offered(self) -> list[Entry]:
        texts = (entry.text for entry in self._entries)
        own = [self._entries[place] for place in ranked(self._field.text(), texts, _MOST)]
        known = {entry.text for entry in own}
        return [*own, *(entry for entry in self._found if entry.text not in known)]

    def _run(self) -> None:
        item = self._list.currentItem()
        if item is not None and item.flags():
            entry: Entry = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            entry.run()

    # Qt

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _moves(event):
            self._list.keyPressEvent(event)
            return True
        return False


def _moves(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in _MOVES

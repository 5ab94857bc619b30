"""A search field with a list to pick from: type, choose with the arrows, Enter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trialdesk.gui.controls.search_field import search_field
from trialdesk.presentation.wording.translation import _

_CHOICE = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class PickItem:
    """One line of the list and the value it stands for."""

    text: str
    value: object


Offer = Callable[[str], Iterable[PickItem]]


class PickList(QWidget):
    """Lists what ``offer`` returns for the words typed; arrows move in the list while one types.

    Who uses it decides what picks a choice: ``field.returnPressed``, a click on ``list``, or the
    button of a dialog. ``prompt`` stands in the empty field, ``name`` is the list's for screen
    readers.
    """

    def __init__(self, prompt: str, name: str, offer: Offer, *, spacing: int | None = None) -> None:
        super().__init__()
        self._offer = offer
        self.prompt_when_empty = ""
        self.field = search_field(prompt)
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.list = plain_list(name)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if spacing is not None:
            column.setSpacing(spacing)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)

    def words(self) -> str:
        return self.field.text()

    def refresh(self) -> None:
        """List anew what is offered for the words typed, and choose the first."""
        self.list.clear()
        for choice in self._offer(self.words()):
            QListWidgetItem(choice.text, self.list).setData(_CHOICE, choice)
        if not self.list.count():
            words = "" if self.words().strip() else self.prompt_when_empty
            item = QListWidgetItem(words or _("Nothing found"), self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def chosen(self) -> PickItem | None:
        """Return the choice the keyboard is on; None if there is none."""
        item = self.list.currentItem()
        choice = item.data(_CHOICE) if item is not None and item.flags() else None
        return choice if isinstance(choice, PickItem) else None

    def shown(self) -> tuple[str, ...]:
        """Return the lines of the list, from top to bottom."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    # Qt

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _moves(event):
            self.list.keyPressEvent(event)
            return True
        return False


def plain_list(name: str) -> QListWidget:
    """Make a list that never scrolls sideways; ``name`` is for screen readers."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _moves(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in _MOVES

"""Which words of a cell belong under another subject, and under which."""

from collections.abc import Collection

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
from trialdesk.gui.controls.fuzzy import ranked
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.criteria.subjects import Subject
from trialdesk.presentation.wording.translation import _

_WIDTH, _HEIGHT, _ITEMS_HEIGHT = 150 * GRID, 130 * GRID, 30 * GRID
_CHOICE = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_MOST = 200


class MoveDialog(QDialog):
    """Type a part of the subject, choose with the arrows, Enter."""

    moved = Signal(str, str)
    returned = Signal(str)

    def __init__(self, title: str, words: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Move to another row"))
        self._words = words
        self._choices: tuple[Subject, ...] = ()
        self._back: Collection[str] = ()
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(label(title, size="bold"))
        column.addWidget(self._item_list())
        column.addWidget(label(_("Belongs to")))
        column.addWidget(self._search_field())
        column.addWidget(self._choice_list(), 1)
        column.addWidget(answer_buttons(_("Move"), self))
        self.resize(_WIDTH, _HEIGHT)
        self._search.setFocus()

    def _item_list(self) -> QListWidget:
        self._items = QListWidget()
        self._items.setAccessibleName(_("The words to move"))
        self._items.setWordWrap(True)
        self._items.setMaximumHeight(_ITEMS_HEIGHT)
        self._items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for words in self._words:
            QListWidgetItem(words, self._items)
        self._items.setCurrentRow(0)
        self._items.currentRowChanged.connect(lambda _row: self._narrow(self._search.text()))
        return self._items

    def _search_field(self) -> QLineEdit:
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Find a subject"))
        self._search.setAccessibleName(_("Find a subject"))
        self._search.setAcceptDrops(False)
        self._search.textChanged.connect(self._narrow)
        self._search.installEventFilter(self)
        return self._search

    def _choice_list(self) -> QListWidget:
        self._found = QListWidget()
        self._found.setAccessibleName(_("Subjects"))
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.itemDoubleClicked.connect(lambda _item: self.accept())
        return self._found

    def offer(self, *choices: Subject) -> None:
        """Take the subjects there are."""
        self._choices = choices
        self._narrow(self._search.text())

    def offer_back(self, words: Collection[str]) -> None:
        """Let these words also go back where they were read."""
        self._back = words
        self._narrow(self._search.text())

    def shown(self) -> tuple[str, ...]:
        return tuple(self._found.item(row).text() for row in range(self._found.count()))

    def _chosen_words(self) -> str:
        return self._words[max(self._items.currentRow(), 0)]

    def _narrow(self, wanted: str) -> None:
        self._found.clear()
        if not wanted and self._chosen_words() in self._back:
            self._add(_("Back where TrialDesk reads it"), None)
        for subject in self._fitting(wanted) if wanted else self._choices:
            self._add(subject.words, subject.concept)
        if not self._found.count():
            QListWidgetItem(_("Nothing found"), self._found).setFlags(Qt.ItemFlag.NoItemFlags)
        self._found.setCurrentRow(0)

    def _fitting(self, wanted: str) -> list[Subject]:
        """Give the subjects called so, then those that go by such words in records."""
        places = list(ranked(wanted, (one.words for one in self._choices), _MOST))
        sought = " ".join(wanted.casefold().split())
        places += (n for n, one in enumerate(self._choices) if sought in one.terms)
        return [self._choices[place] for place in dict.fromkeys(places)]

    def _add(self, words: str, name: str | None) -> None:
        QListWidgetItem(words, self._found).setData(_CHOICE, name)

    # Qt

    def accept(self) -> None:
        item = self._found.currentItem()
        if item is None or not item.flags():
            return
        super().accept()
        name = item.data(_CHOICE)
        if name is None:
            self.returned.emit(self._chosen_words())
        else:
            self.moved.emit(self._chosen_words(), str(name))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _moves(event):
            self._found.keyPressEvent(event)
            return True
        return False


def _moves(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in _MOVES

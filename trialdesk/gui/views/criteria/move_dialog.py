"""Which words of a cell belong under another subject, and under which."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import answer_buttons
from trialdesk.gui.controls.pick_list import PickItem, PickList, plain_list
from trialdesk.gui.controls.ranking import ranked
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.criteria.subjects import Subject
from trialdesk.presentation.wording.translation import _

_WIDTH, _HEIGHT, _WORDS_HEIGHT = 150 * GRID, 130 * GRID, 30 * GRID
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
        self._subjects: tuple[Subject, ...] = ()
        self._back: Collection[str] = ()
        prompt, name = _("Find a subject"), _("Subjects")
        self.choices = PickList(prompt, name, self._offer, spacing=2 * GRID)
        self.choices.list.itemDoubleClicked.connect(lambda _item: self.accept())
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(label(title, size="bold"))
        column.addWidget(self._words_list())
        column.addWidget(label(_("Belongs to")))
        column.addWidget(self.choices, 1)
        column.addWidget(answer_buttons(_("Move"), self))
        self.resize(_WIDTH, _HEIGHT)
        self.choices.setFocus()

    def _words_list(self) -> QListWidget:
        self._to_move = plain_list(_("The words to move"))
        self._to_move.setWordWrap(True)
        self._to_move.setMaximumHeight(_WORDS_HEIGHT)
        for words in self._words:
            QListWidgetItem(words, self._to_move)
        self._to_move.setCurrentRow(0)
        self._to_move.currentRowChanged.connect(lambda _row: self.choices.refresh())
        return self._to_move

    def offer(self, *subjects: Subject) -> None:
        """Take the subjects there are."""
        self._subjects = subjects
        self.choices.refresh()

    def offer_back(self, words: Collection[str]) -> None:
        """Let these words also go back where they were read."""
        self._back = words
        self.choices.refresh()

    def _chosen_words(self) -> str:
        return self._words[max(self._to_move.currentRow(), 0)]

    def _offer(self, wanted: str) -> Iterator[PickItem]:
        if not wanted and self._chosen_words() in self._back:
            yield PickItem(_("Back where TrialDesk reads it"), None)
        for subject in self._called(wanted) if wanted else self._subjects:
            yield PickItem(subject.words, subject.concept)

    def _called(self, wanted: str) -> list[Subject]:
        """Return the subjects called so, then those that go by such words in records."""
        places = list(ranked(wanted, [subject.words for subject in self._subjects], _MOST))
        sought = " ".join(wanted.casefold().split())
        places += (n for n, subject in enumerate(self._subjects) if sought in subject.terms)
        return [self._subjects[place] for place in dict.fromkeys(places)]

    # Qt

    def accept(self) -> None:
        choice = self.choices.chosen()
        if choice is None:
            return
        super().accept()
        if choice.value is None:
            self.returned.emit(self._chosen_words())
        else:
            self.moved.emit(self._chosen_words(), str(choice.value))

"""The palette: every action and every trial by a few letters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from trialdesk.gui.controls.pick_list import PickItem, PickList
from trialdesk.gui.controls.ranking import ranked
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.wording.translation import _

_MOST = 40
_WIDTH, _HEIGHT = 150 * GRID, 90 * GRID


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One line of the palette and what it does."""

    text: str
    hint: str
    run: Callable[[], object]


class Palette(QDialog):
    """Type, choose with the arrows, Enter; who listens to ``typed`` may add what it lacks."""

    typed = Signal(str)

    def __init__(self, entries: Sequence[PaletteEntry], prompt: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(prompt)
        self.setAccessibleName(prompt)
        self._entries = tuple(entries)
        self._added: tuple[PaletteEntry, ...] = ()
        self._added_for = ""
        self._build(prompt)
        self.choices.refresh()

    def _build(self, prompt: str) -> None:
        self.choices = PickList(prompt, _("What was found"), self._offer)
        self.choices.field.textChanged.connect(self.typed)
        self.choices.field.returnPressed.connect(self._run)
        self.choices.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.choices.list.itemClicked.connect(lambda _item: self._run())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self.choices)
        self.resize(_WIDTH, _HEIGHT)
        self.choices.setFocus()

    def open_over(self, window: QWidget) -> None:
        """Open near the top of a window, over its middle."""
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(window.rect().topLeft()).x() + left, window.y() + 20 * GRID)
        self.show()
        self.choices.setFocus()

    def add_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Offer what was found for the words typed, after what the palette has itself."""
        self._added, self._added_for = tuple(entries), self.choices.words()
        row = self.choices.list.currentRow()
        self.choices.refresh()
        self.choices.list.setCurrentRow(max(row, 0))

    def _offer(self, words: str) -> list[PickItem]:
        texts = [entry.text for entry in self._entries]
        known = [self._entries[place] for place in ranked(words, texts, _MOST)]
        added = self._added if words == self._added_for else ()
        new = [entry for entry in added if entry.text not in {other.text for other in known}]
        return [
            PickItem(f"{entry.text}    {entry.hint}" if entry.hint else entry.text, entry)
            for entry in (*known, *new)
        ]

    def _run(self) -> None:
        choice = self.choices.chosen()
        if choice is not None and isinstance(choice.value, PaletteEntry):
            self.close()
            choice.value.run()

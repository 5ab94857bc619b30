"""A filter chip: one facet, with the values to keep."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from trialdesk.gui.look.plain import menu_text

if TYPE_CHECKING:
    from trialdesk.gui.controls.facet_popup import FacetPopup

ValueCounts = tuple[tuple[str, int], ...]
_LONGEST = 32  # characters of a chosen value on the chip


class FacetButton(QToolButton):
    """Opens the values of a facet; says how many are chosen.

    ``say`` words a value. Where the values were not given before, ``values_wanted`` asks for those
    that hold some words, and they are taken by ``list_values``.
    """

    changed = Signal()
    values_wanted = Signal(str)

    def __init__(self, words: str, say: Callable[[str], str] = str) -> None:
        super().__init__()
        self._words = words
        self._say = say
        self._counts: ValueCounts | None = None
        self._chosen: frozenset[str] = frozenset()
        self._popup: FacetPopup | None = None
        self.clicked.connect(self._open)
        self._say_chosen()

    def show_values(self, counts: ValueCounts) -> None:
        """Take all values there are; those chosen before stay chosen where they still exist."""
        self._counts = counts
        self._chosen &= {value for value, _count in counts}
        self._say_chosen()

    def list_values(self, counts: ValueCounts, *, is_all: bool) -> None:
        """Take the values asked for, where they are still wanted."""
        if self._popup is not None:
            self._popup.show_values(counts, is_all=is_all)

    def chosen(self) -> frozenset[str]:
        return self._chosen

    def clear(self) -> None:
        self._chosen = frozenset()
        self._say_chosen()

    def _open(self) -> None:
        from trialdesk.gui.controls.facet_popup import FacetPopup

        popup = self._popup = FacetPopup(self._words, self._say, self._chosen, self)
        popup.ticked.connect(self._choose)
        popup.values_wanted.connect(self.values_wanted)
        popup.destroyed.connect(self._forget)
        if self._counts is not None:
            popup.show_values(self._counts, is_all=True)
        popup.open_below(self.mapToGlobal(self.rect().bottomLeft()))
        if self._counts is None:
            self.values_wanted.emit("")

    def _forget(self) -> None:
        self._popup = None

    def _choose(self, chosen: frozenset[str]) -> None:
        self._chosen = chosen
        self._say_chosen()
        self.changed.emit()

    def _say_chosen(self) -> None:
        worded = [self._say(value) for value in self._chosen]
        chosen = worded[0] if len(worded) == 1 else str(len(worded))
        words = f"{self._words}: {chosen}" if worded else self._words
        self.setAccessibleName(words)
        short = f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words
        self.setText(f"{menu_text(short)} ▾")
        if bool(self.property("active")) != bool(self._chosen):
            self.setProperty("active", bool(self._chosen))
            self.style().unpolish(self)
            self.style().polish(self)

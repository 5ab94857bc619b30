"""A filter chip: one facet of the trials, with the values to keep."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

from trialdesk.gui.plain import menu_text


class FacetButton(QToolButton):
    """Opens the values of a facet; says how many are chosen."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._counts: tuple[tuple[str, int], ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self.clicked.connect(self._open)
        self._say_chosen()

    def show_values(self, counts: tuple[tuple[str, int], ...]) -> None:
        """Take the values there are; those chosen before stay chosen where they still exist."""
        self._counts = counts
        self._chosen &= {value for value, _count in counts}
        self._say_chosen()

    def chosen(self) -> frozenset[str]:
        return self._chosen

    def clear(self) -> None:
        self._chosen = frozenset()
        self._say_chosen()

    def _open(self) -> None:
        from trialdesk.gui.widgets.facet_popup import FacetPopup

        popup = FacetPopup(self._words, self)
        popup.show_values(self._counts, self._chosen)
        popup.ticked.connect(lambda: self._choose(popup.chosen()))
        popup.open_below(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, chosen: frozenset[str]) -> None:
        self._chosen = chosen
        self._say_chosen()
        self.changed.emit()

    def _say_chosen(self) -> None:
        said = "".join(self._chosen) if len(self._chosen) == 1 else str(len(self._chosen))
        words = f"{self._words}: {said}" if self._chosen else self._words
        self.setText(f"{menu_text(words)} ▾")
        self.setAccessibleName(words)
        if bool(self.property("active")) != bool(self._chosen):
            self.setProperty("active", bool(self._chosen))
            self.style().unpolish(self)
            self.style().polish(self)

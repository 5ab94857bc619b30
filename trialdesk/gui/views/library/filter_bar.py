"""Search and filters of the library."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import toggle, worded_tool
from trialdesk.gui.controls.facet_button import FacetButton
from trialdesk.gui.controls.search_field import search_field
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.listing import MOST_VALUES
from trialdesk.presentation.library.library_filter import (
    FACETS,
    FacetValue,
    LibraryFilter,
    facet_label,
    value_label,
)
from trialdesk.presentation.wording.translation import _

_SILENT = ""
"""What a chip holds for the trials that do not state its facet."""


class FilterBar(QWidget):
    """Says what to keep; ``changed`` on every keystroke.

    ``values_wanted`` asks for the values of a facet that hold some words.
    """

    changed = Signal()
    values_wanted = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()

    def _build(self) -> None:
        prompt = _("Search titles, drugs, conditions, criteria, sponsors, sites")
        self.search = search_field(prompt, _("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.left)
        self._count = label(name="muted")
        self._count.setWordWrap(False)
        self.tools = QHBoxLayout()
        first = QHBoxLayout()
        first.addWidget(self.search, 1)
        first.addWidget(self._count)
        first.addLayout(self.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(first)
        column.addLayout(self._chips())

    def _chips(self) -> QHBoxLayout:
        self._facets = {
            facet: FacetButton(facet_label(facet), partial(_value_words, facet)) for facet in FACETS
        }
        self._results = toggle(_("Has results"), self.changed.emit)
        self._board = toggle(_("On board"), self.changed.emit)
        self._clear = worded_tool(_("Clear filters"), "close", self.clear)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for facet, button in self._facets.items():
            button.changed.connect(self.changed)
            button.values_wanted.connect(partial(self.values_wanted.emit, facet))
            row.addWidget(button)
        for widget in (self._results, self._board, self._clear):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def show_values(self, facet: str, counts: tuple[tuple[FacetValue, int], ...]) -> None:
        """Offer the values of a facet where they were asked for."""
        values = tuple((value or _SILENT, trials) for value, trials in counts)
        self._facets[facet].list_values(values, is_all=len(counts) < MOST_VALUES)

    def show_count(self, words: str) -> None:
        self._count.setText(words)
        self._clear.setVisible(self.asked().is_active())

    def asked(self) -> LibraryFilter:
        return LibraryFilter(
            words=self.search.text(),
            chosen={
                facet: frozenset(value or None for value in button.chosen())
                for facet, button in self._facets.items()
            },
            has_results=self._results.isChecked(),
            on_board=self._board.isChecked(),
        )

    def clear(self) -> None:
        """Keep everything again."""
        self.search.clear()
        for button in self._facets.values():
            button.clear()
        self._results.setChecked(False)
        self._board.setChecked(False)
        self.changed.emit()


def _value_words(facet: str, value: str) -> str:
    return value_label(facet, value or None)

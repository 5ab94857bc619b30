"""Search and filters of the library."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trialdesk.domain.summary import TrialSummary
from trialdesk.gui.plain import label
from trialdesk.gui.theme import GRID
from trialdesk.gui.widgets.buttons import toggle, worded_tool
from trialdesk.gui.widgets.facet_button import FacetButton
from trialdesk.presentation.library_filter import (
    FACETS,
    LibraryFilter,
    facet_counts,
    facet_label,
)
from trialdesk.presentation.translation import _


class FilterBar(QWidget):
    """Says what to keep; ``changed`` on every keystroke."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search title, drug, condition, sponsor, country"))
        self.search.setAccessibleName(_("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)
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
        self._facets = {facet: FacetButton(facet_label(facet)) for facet in FACETS}
        self._results = toggle(_("Has results"), self.changed.emit)
        self._board = toggle(_("On board"), self.changed.emit)
        self._clear = worded_tool(_("Clear filters"), "close", self.clear)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for button in self._facets.values():
            button.changed.connect(self.changed)
            row.addWidget(button)
        for widget in (self._results, self._board, self._clear):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def show_values(self, summaries: Sequence[TrialSummary]) -> None:
        """Offer the values these trials have."""
        for facet, button in self._facets.items():
            button.show_values(facet_counts(summaries, facet))

    def show_count(self, shown: int, held: int) -> None:
        self._count.setText(_("{shown} of {held} trials").format(shown=shown, held=held))
        self._clear.setVisible(self.asked().is_active())

    def asked(self) -> LibraryFilter:
        return LibraryFilter(
            words=tuple(self.search.text().split()),
            chosen={facet: button.chosen() for facet, button in self._facets.items()},
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

"""Tools above the sites: which of them, from where, and how the map is drawn."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from trialdesk.domain.located_site import Home, SitesOnMap
from trialdesk.gui.controls.buttons import tool_button, worded_tool
from trialdesk.gui.controls.facet_button import FacetButton
from trialdesk.gui.controls.search_field import search_field
from trialdesk.gui.look.plain import label, menu_text, tip
from trialdesk.gui.look.theme import GRID
from trialdesk.presentation.sites.site_filter import (
    FACETS,
    SiteFilter,
    facet_counts,
    facet_label,
)
from trialdesk.presentation.sites.site_words import coverage_words
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.translation import _


class SiteTools(QWidget):
    """Says what to keep; asks for what concerns home and map by the id of an action."""

    changed = Signal()
    left = Signal()
    wanted = Signal(str)
    zoomed = Signal(float)

    def __init__(self, offered: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._offered = offered
        self._coverage = label(name="warning", size="bold")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self._first_line())
        column.addLayout(self._second_line())
        column.addWidget(self._coverage)

    def _first_line(self) -> QHBoxLayout:
        self.search = search_field(_("Search site, city, contact"), _("Search the sites"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.changed)
        self.search.returnPressed.connect(self.left)
        self._count = label(name="muted")
        self._count.setWordWrap(False)
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        line.addWidget(self.search, 1)
        line.addWidget(self._count)
        return line

    def _second_line(self) -> QHBoxLayout:
        self._facets = {facet: FacetButton(facet_label(facet)) for facet in FACETS}
        self._clear = worded_tool(_("Clear filters"), "close", self.clear)
        self._home = worded_tool(_("Home hospital…"), "home", partial(self.wanted.emit, "set_home"))
        self._map = QToolButton()
        self._map.setText(_("Map") + " ▾")
        self._map.setAccessibleName(_("How the map is drawn"))
        self._map.clicked.connect(self._open_menu)
        line = QHBoxLayout()
        line.setSpacing(2 * GRID)
        for button in self._facets.values():
            button.changed.connect(self.changed)
            line.addWidget(button)
        line.addWidget(self._clear)
        line.addStretch(1)
        for widget in (self._home, self._map, *self._zoom_buttons()):
            line.addWidget(widget)
        return line

    def _zoom_buttons(self) -> tuple[QToolButton, ...]:
        return (
            tool_button(_("Smaller (−)"), "minus", partial(self.zoomed.emit, 1 / 1.6)),
            tool_button(_("Larger (+)"), "plus", partial(self.zoomed.emit, 1.6)),
            tool_button(_("All sites (Home)"), "fit", partial(self.wanted.emit, "map_all")),
        )

    def show_sites(self, sites: SitesOnMap) -> None:
        """Offer the values these sites have, and say loudly of which trials sites are missing."""
        for facet, button in self._facets.items():
            button.show_values(facet_counts(sites, facet))
        known = [
            f"{trial_letter(place)} {trial.trial}: {coverage_words(trial)}"
            for place, trial in enumerate(sites.trials)
            if trial.listed != (trial.stated if trial.stated is not None else trial.listed)
            or not trial.listed
            or trial.placed < trial.listed
        ]
        self._coverage.setText("   ·   ".join(known))
        self._coverage.setVisible(bool(known))

    def show_home(self, home: Home | None) -> None:
        words = _("Home: {place}").format(place=home.label) if home else _("Home hospital…")
        self._home.setText(menu_text(words if len(words) <= _MOST else f"{words[:_MOST]}…"))
        self._home.setAccessibleName(words)
        self._home.setToolTip(
            tip(_("{words}\nChoose where distances are counted from (H)").format(words=words))
        )

    def show_count(self, shown: int, held: int) -> None:
        words = _("{shown} of {held} sites · distances from city centre to city centre")
        self._count.setText(words.format(shown=shown, held=held))
        self._clear.setVisible(self.asked().is_active())

    def asked(self) -> SiteFilter:
        chosen = {facet: button.chosen() for facet, button in self._facets.items()}
        return SiteFilter(tuple(self.search.text().split()), chosen)

    def clear(self) -> None:
        """Keep every site again."""
        self.search.clear()
        for button in self._facets.values():
            button.clear()
        self.changed.emit()

    def focus_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for action, words in self._offered:
            menu.addAction(menu_text(words), partial(self.wanted.emit, action))
        menu.aboutToHide.connect(menu.deleteLater)
        at: QPoint = self._map.mapToGlobal(self._map.rect().bottomLeft())
        menu.popup(at)


_MOST = 40

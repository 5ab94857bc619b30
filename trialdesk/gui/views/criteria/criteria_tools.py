"""Tools above the aligned criteria."""

from collections.abc import Sequence
from functools import partial
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton

from trialdesk.domain.criterion import Polarity
from trialdesk.gui.controls.buttons import toggle
from trialdesk.gui.controls.facet_button import FacetButton
from trialdesk.gui.look.plain import menu_text, tip
from trialdesk.gui.tables.row_tools import RowTools
from trialdesk.presentation.board import Chip
from trialdesk.presentation.criteria.criteria_filter import CriteriaFilter
from trialdesk.presentation.criteria.criteria_table import Shown
from trialdesk.presentation.wording.translation import _


class CriteriaTools(RowTools):
    """Which rows, what of them, and held against which trial."""

    filter_changed = Signal()
    shown_changed = Signal()
    reference_chosen = Signal(str)
    difference_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(_("Find in the criteria"))
        self._shown: Shown = "both"
        self._chips: Sequence[Chip] = ()
        self._build()
        self.rows_changed.connect(self.filter_changed)
        self.words_changed.connect(self.filter_changed)

    def _build(self) -> None:
        self._domain = FacetButton(_("Domain"))
        self._domain.changed.connect(self.filter_changed)
        self._polarities: dict[Polarity, QToolButton] = {
            "inclusion": toggle(_("＋ Required"), self.filter_changed.emit),
            "exclusion": toggle(_("－ Excluded"), self.filter_changed.emit),
        }
        self._reference = QToolButton()
        self._reference.setToolTip(tip(_("The trial that ▲ ▼ = ≠ hold the others against (R)")))
        self._reference.clicked.connect(self._choose_reference)
        self._difference = toggle(_("Word difference"), self._want_difference)
        self._difference.setToolTip(tip(_("Set the words of two trials side by side (W)")))
        line = self.add_line(self._domain, *self._polarities.values(), *self._shown_buttons())
        line.addWidget(self._reference)
        line.addWidget(self._difference)

    def _shown_buttons(self) -> list[QToolButton]:
        words = {"both": _("Words and limits"), "words": _("Words"), "limits": _("Limits")}
        group = QButtonGroup(self)
        self._kinds: dict[Shown, QToolButton] = {}
        for kind in get_args(Shown):
            self._kinds[kind] = toggle(words[kind], partial(self.show_kind, kind))
            self._kinds[kind].setToolTip(tip(_("What the cells show (V)")))
            group.addButton(self._kinds[kind])
        self._kinds[self._shown].setChecked(True)
        return list(self._kinds.values())

    def asked(self) -> CriteriaFilter:
        polarities = (kind for kind, button in self._polarities.items() if button.isChecked())
        return CriteriaFilter(
            self._domain.chosen(), frozenset(polarities), self.rows(), self.words()
        )

    def clear(self) -> None:
        """Keep every row again."""
        self._domain.clear()
        for button in self._polarities.values():
            button.setChecked(False)
        self.clear_words()
        self.show_rows("all")

    def shown(self) -> Shown:
        return self._shown

    def show_kind(self, kind: Shown) -> None:
        self._shown = kind
        self._kinds[kind].setChecked(True)
        self.shown_changed.emit()

    def show_next_kind(self) -> None:
        kinds = list(self._kinds)
        self.show_kind(kinds[(kinds.index(self._shown) + 1) % len(kinds)])

    def show_domains(self, counts: tuple[tuple[str, int], ...]) -> None:
        self._domain.show_values(counts)

    def show_reference(self, chips: Sequence[Chip], trial: str | None) -> None:
        """Say which trial the others are held against."""
        self._chips = chips
        letters = [chip.letter for chip in chips if chip.id == trial]
        words = _("Compared with {letter}").format(letter=letters[0] if letters else "–")
        self._reference.setText(f"{words} ▾")
        self._reference.setAccessibleName(words)

    def show_difference(self, *, is_open: bool) -> None:
        self._difference.setChecked(is_open)

    def _want_difference(self) -> None:
        self.difference_wanted.emit(self._difference.isChecked())

    def _choose_reference(self) -> None:
        menu = QMenu(self)
        for chip in self._chips:
            words = menu_text(f"{chip.letter}  {chip.id}  {chip.title}")
            menu.addAction(words, partial(self.reference_chosen.emit, chip.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._reference.mapToGlobal(self._reference.rect().bottomLeft()))

"""Where the value that is looked at comes from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.value import ChosenValue
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.gui.source.source_facts import SourceFacts
    from trialdesk.gui.source.source_words import SourceWords

_CHARACTERS = 34


class SourcePane(QScrollArea):
    """Names a value, then shows the words it rests on as soon as they are found."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Source"))
        self._facts: SourceFacts | None = None
        self._build()
        self._fit()
        self.show_value(None)

    def _build(self) -> None:
        self._title = label(name="muted")
        self._value = label(size="bold")
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note = label(name="muted")
        page = QWidget()
        page.setObjectName("pane")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self._column.setSpacing(2 * GRID)
        for widget in (self._title, self._value, self._note):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidget(page)

    def _fit(self) -> None:
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)

    def show_value(self, value: ChosenValue | None) -> None:
        """Name the value, and say why nothing is found if that is how it stays."""
        self._title.setText(value.title if value else "")
        self._value.setText(value.text if value else "")
        self._title.setVisible(value is not None)
        self._value.setVisible(value is not None)
        self._show_facts(None)
        self._note.setText(_why_nothing(value))
        self._note.show()

    def show_source(self, words: "SourceWords") -> None:
        from trialdesk.gui.source.source_facts import SourceFacts

        self._note.hide()
        self._show_facts(SourceFacts(words))

    def _show_facts(self, facts: "SourceFacts | None") -> None:
        if self._facts is not None:
            self._column.removeWidget(self._facts)
            self._facts.hide()
            self._facts.deleteLater()
        self._facts = facts
        if facts is not None:
            self._column.insertWidget(self._column.count() - 1, facts)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


def _why_nothing(value: ChosenValue | None) -> str:
    if value is None:
        return _("Select a value anywhere to see where it stands in its record.")
    if not value.stated:
        return _("The record does not state this. That is not the same as no.")
    if value.source is not None:
        return _("Looking it up…")
    return _("TrialDesk put this together; no single place of the record states it.")

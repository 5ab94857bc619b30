"""Records in different registries that may be of one trial: the user says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trialdesk.gui.controls.buttons import push_button
from trialdesk.gui.look.plain import label
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.tables.table_view import TableView
from trialdesk.presentation.library.link_table import link_table
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.domain.workspace.link import LinkState
    from trialdesk.storage.library import Library

_WIDTH, _HEIGHT = 240 * GRID, 120 * GRID
_COLUMN_CHARACTERS = (48, 48, 20)
_LINES = 5


class LinksDialog(QDialog):
    """One line a pair; an answer is kept at once and can be given anew."""

    answered = Signal()

    def __init__(self, library: "Library", parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self.setWindowTitle(_("Records that may be one trial"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = TableView(_("Pairs of records"), most_lines=_LINES, opens=True)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self._words = label(name="muted")
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)
        self._show()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._answers = (
            push_button(_("They are one trial"), lambda: self._answer("confirmed")),
            push_button(_("Not the same"), lambda: self._answer("refused")),
            push_button(_("Not answered yet"), lambda: self._answer("proposed")),
        )
        for button in self._answers:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(push_button(_("Close"), self.accept, primary=True))
        return row

    def _show(self) -> None:
        links = self._library.links()
        ids = [trial for link in links for trial in (link.first, link.second)]
        known = {summary.id: summary for summary in self._library.summaries_of(ids)}
        self.table.show_table(link_table(links, known))
        character = self.fontMetrics().averageCharWidth()
        for place, characters in enumerate(_COLUMN_CHARACTERS):
            self.table.setColumnWidth(place, characters * character)
        self.table.resizeRowsToContents()
        if links and self.table.current_key() is None:
            self.table.choose_row(f"{links[0].first} {links[0].second}")
        self._words.setText(
            _(
                "Each of a pair names a registration number of the other, or both name a third. "
                "Confirmed, they stay two records: their texts are never merged, and where they "
                "disagree the record checks show both."
            )
            if links
            else _("No two records of this library name a common registration number.")
        )
        for button in self._answers:
            button.setEnabled(bool(links) and self._library.writable)

    def _answer(self, state: "LinkState") -> None:
        from trialdesk.operations.links import answer

        key = self.table.current_key()
        if key is not None:
            first, _between, second = key.partition(" ")
            answer(self._library, first, second, state)
            self._show()
            self.answered.emit()

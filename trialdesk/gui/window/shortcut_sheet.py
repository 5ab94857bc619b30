"""All shortcuts on one searchable sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QVBoxLayout, QWidget

from trialdesk.gui.actions import Action
from trialdesk.gui.controls.search_field import search_field
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.tables.table_view import TableView
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.presentation.wording.translation import _

_WIDTH, _HEIGHT = 150 * GRID, 130 * GRID


class ShortcutSheet(QDialog):
    """Lists what keys do, narrowed as one types."""

    def __init__(self, actions: tuple[Action, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self._rows = [(action.shortcut, action.text) for action in actions if action.shortcut]
        self._rows += _keys_in_place()
        self._search = search_field(_("Find a shortcut"))
        self._search.textChanged.connect(self._narrow)
        self._table = TableView(_("Keyboard shortcuts"))
        self._table.verticalHeader().hide()
        column = QVBoxLayout(self)
        column.addWidget(self._search)
        column.addWidget(self._table)
        self.resize(_WIDTH, _HEIGHT)
        self._narrow("")
        head = self._table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)

    def _narrow(self, wanted: str) -> None:
        words = tuple(wanted.split())
        rows = tuple(
            Row((Cell(keys), Cell(text)), key=text)
            for keys, text in self._rows
            if all(word.casefold() in f"{keys} {text}".casefold() for word in words)
        )
        self._table.show_table(Table("", (_("Keys"), _("What they do")), rows))
        self._table.mark(words)


def _keys_in_place() -> list[tuple[str, str]]:
    """List the keys that work where the keyboard is."""
    return [
        (_("Space"), _("In the library: put the trial on the board or take it off")),
        (_("Enter"), _("In the library: go to the record; in a record: open a cell that is cut")),
        (_("Left, Right, Space"), _("On a heading: fold or open its group")),
        (_("Delete"), _("On a chip of the board: take the trial off")),
        (_("Ctrl+Left, Ctrl+Right"), _("On a chip of the board: move the trial")),
        (_("Shift+Left, Right"), _("In the criteria: choose two cells to set side by side")),
        (_("Ctrl+C"), _("In a table: copy what is selected")),
        (_("Escape"), _("Close a dialog or the palette")),
    ]

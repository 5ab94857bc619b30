"""The trials of the library, one a line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from trialdesk.gui.look.plain import menu_text
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.listing import RELEVANCE
from trialdesk.gui.tables.cell_delegate import height_of
from trialdesk.gui.tables.table_view import TableView
from trialdesk.gui.views.library.board_column import BoardColumn
from trialdesk.gui.views.library.paged_model import PagedModel, Read
from trialdesk.presentation.board import Chip
from trialdesk.presentation.library.library_table import library_columns
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _

_LINES = 2
_MOST_COPIED = 1_000
_SHORTEST_HEAD = 12 * GRID


class LibraryList(TableView):
    """Sorts by a click on a head; Space asks for the board; columns can be chosen.

    ``typed`` are letters pressed here, which are meant for the search.
    """

    board_wanted = Signal(str)
    sort_wanted = Signal(str)
    typed = Signal(str)
    copy_limited = Signal(str)

    def __init__(self) -> None:
        model = PagedModel()
        super().__init__(_("Trials of the library"), most_lines=_LINES, model=model)
        self._paged = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._board = BoardColumn(self)
        self.setVerticalHeader(self._board)
        self.setCornerButtonEnabled(False)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(_SHORTEST_HEAD)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._open_menu)
        head.sectionClicked.connect(lambda column: self.sort_wanted.emit(self.table.keys[column]))
        self._columns = library_columns()
        self._is_fitted = True

    def show_pages(self, head: Table, numbers: Sequence[int], read: Read, line: int | None) -> None:
        """List the trials of these numbers; the one on a line becomes the current one."""
        column = max(self.currentIndex().column(), 0)
        self._paged.show_pages(head, numbers, read)
        self._fit_rows()
        if line is not None:
            self.choose_line(line, column)

    def choose_line(self, line: int, column: int = 0) -> None:
        """Make the trial on a line the current one and bring it into view."""
        self.setCurrentIndex(self._paged.index(line, max(column, self._first_column())))

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        self._board.show_chips(chips)

    def current_path(self) -> str | None:
        """Return where the domain keeps what the current column shows; None for no one place."""
        column = self.currentIndex().column()
        return self._columns[column].path if column >= 0 else None

    def show_sorting(self, key: str, *, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        column = self.table.keys.index(key) if key in self.table.keys else -1
        self.horizontalHeader().setSortIndicator(column, order)

    def column_menu(self, parent: QWidget) -> QMenu:
        """Make the menu that chooses columns and the order of rows."""
        menu = QMenu(parent)
        for column, words in enumerate(self.table.columns):
            menu.addAction(self._column_action(menu, column, words))
        sorting = menu.addMenu(_("Sort by"))
        for key, words in (("", _("Newest data first")), (RELEVANCE, _("Most relevant first"))):
            action = sorting.addAction(words)
            action.triggered.connect(lambda *_, key=key: self.sort_wanted.emit(key))
        sorting.addSeparator()
        for key, words in zip(self.table.keys, self.table.columns, strict=True):
            action = sorting.addAction(menu_text(words))
            action.triggered.connect(lambda *_, key=key: self.sort_wanted.emit(key))
        return menu

    def columns_as_left(self) -> tuple[int, ...]:
        """Return column, width and 1 where it is hidden, for each place from left to right."""
        head = self.horizontalHeader()
        columns = map(head.logicalIndex, range(head.count()))
        return tuple(
            number
            for column in columns
            for number in (column, head.sectionSize(column), int(head.isSectionHidden(column)))
        )

    def restore_columns(self, numbers: Sequence[int]) -> None:
        """Lay the columns out as they were left, or as they are at first."""
        places = list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=False))
        head = self.horizontalHeader()
        self._is_fitted = sorted(column for column, _, _ in places) != list(range(head.count()))
        if self._is_fitted or not places:
            self._is_fitted = True
            self._lay_out()
            return
        for place, (column, width, hidden) in enumerate(places):
            self.setColumnHidden(column, bool(hidden and column))
            if width > 0:
                self.setColumnWidth(column, width)
            head.moveSection(head.visualIndex(column), place)

    def _lay_out(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        head = self.horizontalHeader()
        for column, shown in enumerate(self._columns[: len(self.table.keys)]):
            self.setColumnHidden(column, shown.extra)
            self.setColumnWidth(column, shown.characters * character)
            head.moveSection(head.visualIndex(column), column)
        self._stretch_title()

    def _stretch_title(self) -> None:
        """Make the title as wide as the other columns leave."""
        if "title" not in self.table.keys:
            return
        column = self.table.keys.index("title")
        head = self.horizontalHeader()
        others = head.length() - self.columnWidth(column)
        least = self.fontMetrics().averageCharWidth() * self._columns[column].characters
        self.setColumnWidth(column, max(head.width() - others, least))

    def _fit_rows(self) -> None:
        self._board.setDefaultSectionSize(height_of(_LINES, self.font()))

    def _refit(self) -> None:
        self._fit_rows()
        if self._is_fitted:
            self._lay_out()

    def _column_action(self, menu: QMenu, column: int, words: str) -> QAction:
        action = QAction(menu_text(words), menu, checkable=True)
        action.setChecked(not self.isColumnHidden(column))
        # the first column names the row: it cannot be hidden, so no table is ever empty of names
        action.setEnabled(column > 0)
        action.toggled.connect(lambda shown: self.setColumnHidden(column, not shown))
        return action

    def _copy(self) -> None:
        """Copy the chosen trials, or the first thousand and say so."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(place) for place in range(chosen.count())]
        lines = [line for part in parts for line in range(part.top(), part.bottom() + 1)]
        columns = [
            column for column in range(len(self.table.columns)) if not self.isColumnHidden(column)
        ]
        copied = sorted(lines)[:_MOST_COPIED]
        rows = (self._paged.row(line) for line in copied)
        cells = ([row.cells[column].text for column in columns] for row in rows if row)
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in cells)
        QGuiApplication.clipboard().setText(text)
        if len(copied) < len(lines):
            words = _("The first {copied} of the {chosen} chosen trials were copied.")
            self.copy_limited.emit(
                words.format(copied=count(len(copied)), chosen=count(len(lines)))
            )

    def _open_menu(self) -> None:
        menu = self.column_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = self.horizontalHeader()
        menu.popup(head.mapToGlobal(head.rect().bottomLeft()))

    # Qt

    def keyboardSearch(self, letters: str) -> None:
        # Qt would look for them in every row of the library
        self.typed.emit(letters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self._stretch_title()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if event.key() == Qt.Key.Key_Space and key:
            self.board_wanted.emit(key)
        else:
            super().keyPressEvent(event)

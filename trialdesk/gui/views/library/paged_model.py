"""The rows of a list too long to hold: read a page at a time, as they come into view."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex

from trialdesk.gui.tables.table_model import Index, TableModel
from trialdesk.presentation.tables import Cell, Row, Table

_PAGE = 128  # rows
_MOST_PAGES = 32
_NOWHERE = QModelIndex()

Read = Callable[[Sequence[int]], Mapping[int, Row]]
"""Gives the rows of some numbers; one that is not there any more is left out."""


class PagedModel(TableModel):
    """Shows rows by their numbers; one that cannot be read has no key and shows dots."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: Sequence[int] = ()
        self._read: Read = lambda _numbers: {}
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()

    def show_pages(self, head: Table, numbers: Sequence[int], read: Read) -> None:
        """Show the rows of these numbers, in their order, under the columns of a table."""
        self.beginResetModel()
        self._table, self._numbers, self._read = head, numbers, read
        self._pages.clear()
        self.endResetModel()

    def row(self, line: int) -> Row | None:
        if not 0 <= line < len(self._numbers):
            return None
        page, place = divmod(line, _PAGE)
        return self._page(page)[place]

    def heading(self, _line: int) -> None:
        return None

    def line_of(self, key: str) -> int | None:
        """Find a row among those that were looked at last."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.key == key:
                    return page * _PAGE + place
        return None

    def _page(self, page: int) -> list[Row]:
        held = self._pages.get(page)
        if held is not None:
            self._pages.move_to_end(page)
            return held
        numbers = self._numbers[page * _PAGE : (page + 1) * _PAGE]
        rows = self._read(numbers)
        unread = Row(tuple(Cell("…") for _column in self._table.columns))
        self._pages[page] = [rows.get(number, unread) for number in numbers]
        if len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        return self._pages[page]

    # Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

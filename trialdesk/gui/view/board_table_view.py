"""What every view with one table of the board's trials does alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trialdesk.gui.look.plain import footnote
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.gui.tables.grouped_table import GroupedTable
from trialdesk.gui.tables.row_tools import RowTools
from trialdesk.gui.tables.trial_header import TrialHeader
from trialdesk.gui.view.board_page import BoardPage
from trialdesk.gui.view.view import Answer, View
from trialdesk.presentation.arrange import narrowed
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library

Gather = Callable[["Library", tuple[str, ...], Progress], object]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a view calls its table and its search, says of an empty board, and warns of below."""

    name: str
    find: str
    empty: str
    footnote: str


class BoardTableView(View):
    """Trials are columns; reads the board in the background, finds, folds, narrows, marks.

    ``gather`` reads what the view shows; a view that reads more than a table takes the rest
    in ``_take``.
    """

    def __init__(
        self,
        context: Context,
        texts: Texts,
        gather: Gather,
        *,
        head_shows_titles: bool = True,
    ) -> None:
        super().__init__(context)
        self._texts = texts
        self._gather = gather
        self._reading = Background(context.workers, self)
        self._table = Table("", (), ())
        self.table = GroupedTable(texts.name)
        self._head = TrialHeader(self.table, titles=head_shows_titles)
        self.table.setHorizontalHeader(self._head)
        self.tools = RowTools(texts.find)
        self._build()
        self._connect()
        self._show_findings()
        self._read(self._workspace.board)

    def _build(self) -> None:
        self._page = BoardPage(self._texts.empty, partial(self.action_wanted.emit, "show_library"))
        self._page.add(self.tools)
        self._page.add(self._content(), 1)
        self._page.add(footnote(self._texts.footnote))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _content(self) -> QWidget:
        """Return what stands between the tools and the footnote."""
        return self.table

    def _connect(self) -> None:
        self.table.value_chosen.connect(self._navigation.choose_value)
        self.tools.rows_changed.connect(self._refill)
        self.tools.words_changed.connect(self._mark)
        self.tools.next_wanted.connect(self._go_to_next)
        self.tools.fold_wanted.connect(self.table.turn_folds)
        self._workspace.board_changed.connect(self._read)
        self._checking.changed.connect(self._show_findings)

    def answers(self) -> Mapping[str, Answer]:
        return {
            "find": Answer(self.tools.focus_find),
            "differences": Answer(self.tools.toggle_differences),
        }

    def focus_content(self) -> None:
        if not self._page.focus_empty():
            self.table.focus_a_row()

    def _read(self, board: tuple[str, ...]) -> None:
        library = self._session.library
        if not board or library is None:
            self._reading.drop()
            self._page.show_empty()
        else:
            self._reading.run(partial(self._gather, library, board), self._show)

    def _show(self, content: Any) -> None:  # noqa: ANN401 - whatever the view gathers
        self._table = self._take(content)
        self._head.show_chips(self._workspace.chips())
        wants_keyboard = self._page.show_full()
        self._refill()
        if wants_keyboard:
            self.focus_content()

    def _take(self, content: Any) -> Table:  # noqa: ANN401 - whatever the view gathers
        """Show what was gathered beside the table, and give the table."""
        return content if isinstance(content, Table) else Table("", (), ())

    def _show_findings(self) -> None:
        self.table.show_findings(self._checking.findings())

    def _refill(self) -> None:
        self.table.show_table(narrowed(self._table, self.tools.rows()))
        self.tools.say(self._count(self._table))

    def _count(self, table: Table) -> str:
        return _("{differing} of {rows} rows differ").format(
            differing=sum(row.differs for row in table.rows), rows=len(table.rows)
        )

    def _mark(self) -> None:
        self.table.mark(self.tools.words())
        self.tools.say(self._count(self._table))

    def _go_to_next(self) -> None:
        if not self.table.go_to_next(self.tools.words()):
            self.tools.say(_("No cell holds these words"))

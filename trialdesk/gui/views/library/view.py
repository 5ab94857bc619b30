"""The library: find trials, read a record, put it on the board."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from trialdesk.errors import TrialDeskError
from trialdesk.gui.controls.buttons import tool_button, worded_tool
from trialdesk.gui.controls.empty_page import EmptyPage
from trialdesk.gui.look.theme import GRID
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.listing import (
    MOST_SORTED,
    RELEVANCE,
    FacetRequest,
    Listing,
    ListingRequest,
    listing,
    values,
)
from trialdesk.gui.session.panes import keep_sizes, restore_sizes
from trialdesk.gui.value import ChosenValue
from trialdesk.gui.view.view import Answer, View
from trialdesk.gui.views.library.filter_bar import FilterBar
from trialdesk.gui.views.library.library_list import LibraryList
from trialdesk.gui.views.library.record_preview import RecordPreview
from trialdesk.presentation.library.library_filter import shown_of
from trialdesk.presentation.library.library_table import library_table
from trialdesk.presentation.tables import Row, Table
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress

if TYPE_CHECKING:
    from trialdesk.storage.library import Library

_COLUMNS, _SORTING, _SPLIT = "layout/library_columns", "layout/library_sort", "layout/library_split"
_LIST_PART, _PREVIEW_PART = 168 * GRID, 82 * GRID


class LibraryView(View):
    """List on the left, record on the right, filters above."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._loading = Background(context.workers, self)
        self._placing = Background(context.workers, self)
        self._searching = Background(context.workers, self)
        self._counting = Background(context.workers, self)
        self._head: Table | None = None
        self._wanted: str | None = None
        self._loaded: str | None = None
        self._sort = self._memory.word(_SORTING, "")
        self._build()
        self._session.changed.connect(self._take_library)
        self._workspace.board_changed.connect(self._take_board)
        self._navigation.trial_chosen.connect(self._show_trial)

    def _build(self) -> None:
        self.filters = FilterBar()
        self.filters.changed.connect(self._search)
        self.filters.values_wanted.connect(self._count_values)
        self.filters.left.connect(self.focus_content)
        self.filters.tools.addWidget(worded_tool(_("Import…"), "import", self._ask_for_files))
        self.filters.tools.addWidget(tool_button(_("Columns"), "columns", self._open_columns))
        self.list = LibraryList()
        self.preview = RecordPreview()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self._pages)
        self._split.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._split, 1)
        self._connect()

    def _connect(self) -> None:
        self.list.row_chosen.connect(self._load)
        self.list.row_opened.connect(self._enter_preview)
        self.list.board_wanted.connect(self._workspace.toggle_on_board)
        self.list.sort_wanted.connect(self._sort_by)
        self.list.value_chosen.connect(self._find_source)
        self.list.typed.connect(self._type)
        self.list.copy_limited.connect(self._notices.status)
        self.preview.value_chosen.connect(self._navigation.choose_value)
        self.preview.board_wanted.connect(self._workspace.toggle_on_board)
        self._checking.changed.connect(self._show_findings)

    def answers(self) -> Mapping[str, Answer]:
        return {"find": Answer(self._focus_find)}

    def _ask_for_files(self) -> None:
        self.action_wanted.emit("import_files")

    def _show_trial(self, trial: str) -> None:
        """Bring a trial into view, whatever the filters hid."""
        self.action_wanted.emit("show_library")
        self._wanted = trial
        self._search()
        self.list.setFocus()

    def _focus_find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _type(self, letters: str) -> None:
        """Go on in the search with what was typed in the list."""
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.insert(letters)

    def focus_content(self) -> None:
        shown = self._pages.currentWidget()
        target = shown.button if isinstance(shown, EmptyPage) else self.list
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_layout(self) -> None:
        """Remember columns, sorting and the split."""
        if self.list.table.columns:
            self._memory.keep_numbers(_COLUMNS, self.list.columns_as_left())
        keep_sizes(self._memory, _SPLIT, self._split)
        self._memory.keep_word(_SORTING, self._sort)

    def restore_layout(self) -> None:
        """Lay everything out as remembered, or as at first."""
        self._sort = self._memory.word(_SORTING, "")
        self.list.restore_columns(self._memory.numbers(_COLUMNS))
        if not restore_sizes(self._memory, _SPLIT, self._split):
            self._split.setSizes([_LIST_PART, _PREVIEW_PART])
        self._search()

    def _take_library(self) -> None:
        """List the newest trials at once, then all that is asked for."""
        first = self._head is None
        self._head, self._loaded = library_table((), self._today()), None
        held = tuple(self._session.newest)
        key = self.list.current_key()
        ids = [trial.id for trial in self._session.newest.values()]
        self._list(held, ids.index(key) if key in ids else None)
        if self._session.count is not None:
            self.filters.show_count(shown_of(len(held), self._session.count, is_all=True))
        if first:
            self.restore_layout()
        else:
            self._search()
        if self._session.library is None:
            self.list.show_sorting("", descending=False)

    def _take_board(self, board: tuple[str, ...]) -> None:
        self.list.show_chips(self._workspace.chips())
        self.preview.show_on_board(board)
        if self.filters.asked().on_board:
            self._search()

    def _search(self) -> None:
        """List what the filters ask for, in the order asked for."""
        session = self._session
        if session.library is None:
            self._searching.drop()
            return
        trial = self._wanted or self.list.current_key()
        asked, board, today = self.filters.asked(), self._workspace.board, self._today()
        wanted = ListingRequest(asked, board, self._sort, today, trial, session.count)
        self._searching.run(partial(listing, session.library, wanted), self._take_listing)

    def _take_listing(self, listed: Listing) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted and listed.place is None and self.filters.asked().is_active():
            self._wanted = wanted
            self.filters.clear()
            return
        key, descending = self._sort.removeprefix("-"), self._sort.startswith("-")
        self.list.show_sorting(key if listed.is_sorted else "", descending=descending)
        self.list.mark(_marked(self.filters.asked().words))
        self._list(listed.numbers, listed.place)
        self._show_count(listed)
        page = self._no_hits if listed.held else self._nothing_held
        self._pages.setCurrentWidget(self.list if listed.numbers else page)
        self.preview.setVisible(bool(listed.numbers))
        if not listed.numbers:
            self._loaded = None
            self.preview.clear()

    def _list(self, numbers: Sequence[int], place: int | None) -> None:
        if self._head is None:
            return
        if place is None and numbers and self._session.library is not None:
            place = 0  # the one looked at was filtered out
        self.list.show_pages(self._head, numbers, self._rows, place)

    def _rows(self, numbers: Sequence[int]) -> Mapping[int, Row]:
        """Read the rows of some trials; what stands in the way is told once they are painted."""
        library, known = self._session.library, self._session.newest
        if library is None:
            listed = {number: known[number] for number in numbers if number in known}
        else:
            try:
                listed = library.listed(numbers)
            except TrialDeskError as error:
                QTimer.singleShot(0, self, partial(self._notices.report, error))
                return {}
        rows = library_table(tuple(listed.values()), self._today()).rows
        return dict(zip(listed, rows, strict=True))

    def _show_count(self, listed: Listing) -> None:
        words = shown_of(len(listed.numbers), listed.held, is_all=listed.is_all)
        if not listed.is_sorted:
            most = count(MOST_SORTED)
            words += _(", newest data first (sorts up to {most})").format(most=most)
        self.filters.show_count(words)

    def _count_values(self, facet: str, holding: str) -> None:
        session = self._session
        if session.library is None:
            return
        wanted = FacetRequest(self.filters.asked(), self._workspace.board, facet, holding)
        work = partial(values, session.library, wanted)
        self._counting.run(work, partial(self.filters.show_values, facet))

    @cached_property
    def _nothing_held(self) -> QWidget:
        words = _("This library holds no trials yet. Import records, or drop files on this window.")
        page = EmptyPage(words, _("Import files…"), self._ask_for_files)
        self._pages.addWidget(page)
        return page

    @cached_property
    def _no_hits(self) -> QWidget:
        words = _("No trial of the library fits these filters.")
        page = EmptyPage(words, _("Clear filters"), self.filters.clear)
        self._pages.addWidget(page)
        return page

    def _sort_by(self, key: str) -> None:
        again = self._sort == key and key not in {"", RELEVANCE}
        self._sort = f"-{key}" if again else key
        self._search()

    def _load(self, trial: str) -> None:
        library = self._session.library
        if library is not None and trial and trial != self._loaded:
            self._loaded = trial
            self._loading.run(partial(_record, library, trial), partial(self._show, trial))

    def _find_source(self, value: ChosenValue | None) -> None:
        """Look up where a value of the list stands: the list itself does not carry it."""
        trial, library = self.list.current_key(), self._session.library
        path = self.list.current_path()
        self._navigation.choose_value(value)
        if value is None or not trial or library is None or path is None:
            self._placing.drop()
        else:
            work = partial(_placed, library, trial, path, value)
            self._placing.run(work, self._navigation.choose_value)

    def _show(self, trial: str, table: Table) -> None:
        self.preview.show_record(trial, table)
        self._show_findings()
        self.preview.show_on_board(self._workspace.board)

    def _show_findings(self) -> None:
        if self.preview.record.table.rows:
            self.preview.record.show_findings(self._checking.findings())

    def _enter_preview(self, _trial: str) -> None:
        self.preview.record.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_columns(self) -> None:
        menu = self.list.column_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = self._split.mapToGlobal(self._split.rect().topLeft())
        menu.popup(place)


def _marked(words: str) -> tuple[str, ...]:
    """Return the words to mark; one letter would mark nearly every word."""
    return tuple(word for word in words.split() if len(word) > 1 or not word.isascii())


def _placed(
    library: "Library", trial: str, path: str, value: ChosenValue, _progress: Progress
) -> ChosenValue:
    (record,) = library.trials([trial])
    return replace(value, source=record.source(path) if value.stated else None)


def _record(library: "Library", trial: str, _progress: Progress) -> Table:
    from trialdesk.operations.links import confirmed_records, proposed_links
    from trialdesk.presentation.comparison.record import record_table

    (record,) = library.trials([trial])
    links = library.links()
    return record_table(record, confirmed_records(links, trial), proposed_links(links, trial))

"""The frame: board on top, navigation left, views in the middle, source right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from trialdesk.gui.actions import actions, fill_menus, view_actions
from trialdesk.gui.files.importing import Importing
from trialdesk.gui.files.publishing import Publishing
from trialdesk.gui.look.plain import label, tip
from trialdesk.gui.look.theme import GRID, SCHEMES, ZOOMS
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.panes import keep_sizes, restore_sizes
from trialdesk.gui.source.source_finder import SourceFinder
from trialdesk.gui.source.source_pane import SourcePane
from trialdesk.gui.window.appearance import Appearance
from trialdesk.gui.window.board_strip import BoardStrip
from trialdesk.gui.window.commands import handlers
from trialdesk.gui.window.notice_bar import NoticeBar
from trialdesk.gui.window.rail import Rail
from trialdesk.gui.window.status_bar import CheckCount, WorkStatus
from trialdesk.gui.window.view_stack import ViewStack
from trialdesk.locations import shown_location
from trialdesk.presentation.board import oldest_data
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

_WINDOW, _PANES = "layout/window", "layout/panes"
_NUMBERS_OF_PLACE = 5  # x, y, width, height, maximised
_LEAST_SHOWN = 200  # pixels
_FIRST_SIZE, _MARGIN = QSize(420 * GRID, 250 * GRID), QSize(8 * GRID, 16 * GRID)
_STATUS_FOR = 10_000  # ms
_SOURCE_WIDTH = 70 * GRID


class MainWindow(QMainWindow):
    """Puts the parts together and passes on what they want."""

    painted = Signal()

    def __init__(self, context: Context, appearance: Appearance) -> None:
        super().__init__()
        self.context = context
        self.appearance = appearance
        self._session = context.session
        self._workspace = context.workspace
        self._importing = Importing(context, self)
        self._publishing = Publishing(context, self)
        self._memory = context.memory
        self._was_painted = False
        self._wants_source = True
        self.setWindowTitle("TrialDesk")
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._restore_layout()

    def _build(self) -> None:
        self.strip, self.notice, self.rail = BoardStrip(), NoticeBar(), Rail()
        self.source = SourcePane()
        self.views = ViewStack(self.context)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(1)
        self._panes.addWidget(self.views)
        self._panes.addWidget(self.source)
        self._panes.setStretchFactor(0, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._panes, 1)
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        self.setCentralWidget(frame)
        self._build_edges()

    def _build_edges(self) -> None:
        """Make menus, navigation and status bar."""
        made = fill_menus(self.menuBar(), self, self._handlers())
        for action in view_actions():
            self.rail.add(action, made[action.id])
        self.actions_by_id = made
        self._status = label(name="muted")
        self._status.setWordWrap(False)
        self._status.setContentsMargins(2 * GRID, 0, 0, 0)
        self.statusBar().addWidget(self._status)
        self.check_count = CheckCount(self.context.checking, made["show_checks"].trigger)
        self.statusBar().addPermanentWidget(self.check_count)
        self.statusBar().addPermanentWidget(WorkStatus(self.context.workers))
        self.statusBar().setSizeGripEnabled(False)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what to call for each action, by its id."""
        views = [action.id for action in view_actions()]
        of_view = [action.id for action in actions() if action.of_view]
        return {
            **handlers(self.context, self),
            "import_files": self._importing.ask_for_files,
            "import_folder": self._importing.ask_for_folder,
            "brief": self._publishing.ask,
            "quit": self.close,
            **{name: partial(self.views.show_view, name.removeprefix("show_")) for name in views},
            **{name: partial(self.views.answer, name) for name in of_view},
            "source": self._toggle_source,
            "next_pane": self._next_pane,
            **{f"scheme_{s}": partial(self.appearance.choose_scheme, s) for s in SCHEMES},
            **{f"zoom_{z}": partial(self.appearance.choose_zoom, z) for z in ZOOMS},
            "reset_layout": self._reset_layout,
        }

    def _connect(self) -> None:
        SourceFinder(self.context, self.source)
        notices = self.context.notices
        notices.notice.connect(self.notice.show_notice)
        notices.status.connect(lambda words: self.statusBar().showMessage(words, _STATUS_FOR))
        notices.defect.connect(self.show_defect)
        self._session.changed.connect(self.show_library_name)
        self._workspace.board_changed.connect(self._show_board)
        self._workspace.undo_changed.connect(self.actions_by_id["undo"].setEnabled)
        self.strip.removed.connect(self._workspace.take_off_board)
        self.strip.moved.connect(self._workspace.move_on_board)
        self.strip.opened.connect(self.context.navigation.choose_trial)
        self.strip.add_wanted.connect(self.actions_by_id["add_trial"].trigger)
        self.views.shown.connect(self._mark_view)
        self.views.answers_changed.connect(self._offer_answers)
        self.views.action_wanted.connect(lambda action: self.actions_by_id[action].trigger())

    def _toggle_source(self) -> None:
        self._wants_source = not self._wants_source
        self.source.setVisible(self._wants_source and self._session.location is not None)

    def show_defect(self, error: Exception) -> None:
        from trialdesk.gui.window.crash_dialog import CrashDialog

        CrashDialog(error, self).open()

    def _next_pane(self) -> None:
        """Move the keyboard from pane to pane, in reading order."""
        panes = (self.strip, self.rail, self.views, self.source)
        steps = (
            self.strip.focus_first,
            self.rail.focus_first,
            self.views.current().focus_content,
            self._focus_source,
        )
        focused = self.focusWidget()
        held = [focused is not None and pane.isAncestorOf(focused) for pane in panes]
        there = (held.index(True) + 1 if True in held else 2) % len(panes)
        steps[there if panes[there].isVisible() else 0]()

    def _reset_layout(self) -> None:
        """Lay the window out as on the first day."""
        self._memory.forget("layout")
        self._restore_layout()
        self.views.restore_layout()

    def _mark_view(self, name: str) -> None:
        self.context.navigation.choose_value(None)
        self.rail.show_current(f"show_{name}")
        self._offer_answers()

    def _offer_answers(self) -> None:
        """Enable what the view that is shown can do now; the tip says why not."""
        answers = self.views.current().answers()
        for action in actions():
            if action.of_view:
                answer = answers.get(action.id)
                made = self.actions_by_id[action.id]
                made.setEnabled(answer is not None and not answer.why_not)
                made.setToolTip(tip(answer.why_not if answer else _("Not in this view")))

    def show_library_name(self) -> None:
        """Name the library in the title, or welcome who has none."""
        known = self._session.location is not None
        self.views.show_first()
        name = Path(shown_location(self._session.location or "")).name
        self.setWindowTitle(f"{name} – TrialDesk" if name else "TrialDesk")
        for part in (self.strip, self.rail):
            part.setVisible(known)
        self.source.setVisible(known and self._wants_source)
        self._show_status()

    def _show_board(self, board: tuple[str, ...]) -> None:
        self.strip.show_chips(self._workspace.chips())
        self.actions_by_id["clear_board"].setEnabled(bool(board))
        self.actions_by_id["brief"].setEnabled(bool(board))
        self._show_status()

    def _show_status(self) -> None:
        number, location = self._session.count, self._session.location
        parts = [shown_location(location or "")]
        if number is not None:
            parts.append(_("{number} trials").format(number=count(number)))
        parts.append(oldest_data(self._workspace.summaries(), self.context.today()))
        self._status.setText("   ·   ".join(filter(None, parts)) if location else "")

    def _focus_source(self) -> None:
        self.source.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restore_layout(self) -> None:
        if not self._restore_place(*self._memory.numbers(_WINDOW)):
            room = self.screen().availableSize()
            self.resize(room.boundedTo(_FIRST_SIZE) - _MARGIN)
        if not restore_sizes(self._memory, _PANES, self._panes):
            self._wants_source = True
            self._panes.setSizes([self.width() - _SOURCE_WIDTH, _SOURCE_WIDTH])

    def _keep_place(self) -> None:
        place = self.normalGeometry()
        numbers = (place.x(), place.y(), place.width(), place.height(), int(self.isMaximized()))
        self._memory.keep_numbers(_WINDOW, numbers)

    def _restore_place(self, *numbers: int) -> bool:
        """Put the window where it was; return False where no screen shows enough of that place."""
        if len(numbers) != _NUMBERS_OF_PLACE:
            return False
        place = QRect(*numbers[:4])
        shown = (screen.availableGeometry() & place for screen in QApplication.screens())
        if not any(min(part.width(), part.height()) >= _LEAST_SHOWN for part in shown):
            return False
        self.setGeometry(place)
        if numbers[4]:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)
        return True

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._importing.take(_dropped(event.mimeData().urls()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_place()
        keep_sizes(self._memory, _PANES, self._panes)
        self.views.keep_layout()
        self._memory.save()
        self._session.close()
        super().closeEvent(event)


def _dropped(urls: "list[QUrl]") -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())

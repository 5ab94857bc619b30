"""What each action does."""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING

from trialdesk import __version__
from trialdesk.domain.summary import TrialSummary
from trialdesk.gui.actions import actions, view_actions
from trialdesk.gui.look.theme import SCHEMES, ZOOMS
from trialdesk.gui.session.background import Background
from trialdesk.gui.session.listing import find_trials
from trialdesk.gui.session.preferences import sample_library
from trialdesk.presentation.wording.codes import purpose
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.gui.window.main_window import MainWindow
    from trialdesk.gui.window.palette import Entry, Palette

# Dialogs are imported when they are first wanted: the window is painted sooner without them.


def handlers(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """Give what to call for each action, by its id."""
    session = window.session
    return {
        "import_files": window.importing.ask_for_files,
        "import_folder": window.importing.ask_for_folder,
        "open_library": partial(_open_library, window),
        "open_sample": partial(_open_sample, window),
        "brief": window.publishing.ask,
        "quit": window.close,
        "add_trial": partial(_add_trial, window),
        "links": partial(_open_links, window),
        "undo": session.undo,
        "clear_board": session.clear_board,
        **{
            one.id: partial(window.views.show_view, one.id.removeprefix("show_"))
            for one in view_actions()
        },
        **{one.id: partial(window.views.answer, one.id) for one in actions() if one.of_view},
        "source": window.toggle_source,
        "next_pane": window.next_pane,
        **{f"scheme_{s}": partial(window.look.choose_scheme, s) for s in SCHEMES},
        **{f"zoom_{z}": partial(window.look.choose_zoom, z) for z in ZOOMS},
        "reset_layout": window.reset_layout,
        "palette": partial(_open_palette, window),
        "shortcuts": partial(_open_shortcuts, window),
        "about": partial(_show_about, window),
    }


def _open_links(window: "MainWindow") -> None:
    from trialdesk.gui.files.links_dialog import LinksDialog

    library = window.session.library
    if library is None:
        window.session.noticed.emit(_("Open a library first."))
        return
    dialog = LinksDialog(library, window)
    dialog.answered.connect(window.session.refresh)
    dialog.open()


def _open_library(window: "MainWindow") -> None:
    from PySide6.QtWidgets import QFileDialog

    kinds = _("Libraries (*.db *.sqlite);;All files (*)")
    name, _kind = QFileDialog.getOpenFileName(window, _("Open library"), "", kinds)
    if name:
        window.preferences.change(library=name)
        window.session.open(name)


def _open_sample(window: "MainWindow") -> None:
    path = sample_library()
    window.preferences.change(library=str(path))
    window.session.open_sample(path)


def _open_palette(window: "MainWindow") -> None:
    from trialdesk.gui.window.palette import Palette

    show = window.session.trial_wanted.emit
    palette = Palette(
        (*_action_entries(window), *_trial_entries(window.session.newest.values(), show)),
        _("An action, a trial number, a word of a title"),
        window,
    )
    _find_trials(window, palette, show)
    palette.open_over(window)


def _add_trial(window: "MainWindow") -> None:
    from trialdesk.gui.window.palette import Palette

    session = window.session
    put, board = session.put_on_board, session.board
    entries = _trial_entries(session.newest.values(), put, board)
    palette = Palette(entries, _("Which trial goes on the board?"), window)
    _find_trials(window, palette, put, board)
    palette.open_over(window)


def _find_trials(
    window: "MainWindow",
    palette: "Palette",
    act: Callable[[str], object],
    without: Collection[str] = (),
) -> None:
    """Let the palette find trials that it does not know, as the user types."""
    finding = Background(window.session.workers, palette)

    def find(words: str) -> None:
        library = window.session.library
        if library is None or not words.strip():
            finding.drop()
        else:
            work = partial(find_trials, library, words)
            finding.run(work, lambda found: palette.show_found(_trial_entries(found, act, without)))

    palette.typed.connect(find)


def _action_entries(window: "MainWindow") -> "tuple[Entry, ...]":
    from trialdesk.gui.window.palette import Entry

    return tuple(
        Entry(action.text, action.shortcut, window.actions_by_id[action.id].trigger)
        for action in actions()
        if action.id != "palette" and window.actions_by_id[action.id].isEnabled()
    )


def _trial_entries(
    trials: Iterable[TrialSummary], act: Callable[[str], object], without: Collection[str] = ()
) -> "tuple[Entry, ...]":
    from trialdesk.gui.window.palette import Entry

    return tuple(
        Entry(f"{one.id}  {one.brief_title or ''}", "", partial(act, one.id))
        for one in trials
        if one.id not in without
    )


def _open_shortcuts(window: "MainWindow") -> None:
    from trialdesk.gui.window.shortcut_sheet import ShortcutSheet

    ShortcutSheet(actions(), window).open()


def _show_about(window: "MainWindow") -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("About TrialDesk"))
    box.setText(f"TrialDesk {__version__}")
    box.setInformativeText(purpose())
    box.open()

"""What the actions of the window do that no view answers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from trialdesk import __version__
from trialdesk.gui.actions import actions
from trialdesk.gui.session.context import Context
from trialdesk.gui.session.preferences import sample_library
from trialdesk.presentation.wording.codes import purpose
from trialdesk.presentation.wording.translation import _

# Dialogs are imported when they are first wanted: the window is painted sooner without them.


def handlers(context: Context, window: QWidget) -> dict[str, Callable[[], object]]:
    """Return what to call for each action that needs no other part of the window, by its id."""
    return {
        "open_library": partial(_open_library, context, window),
        "open_sample": partial(_open_sample, context),
        "add_trial": partial(_add_trial, context, window),
        "links": partial(_open_links, context, window),
        "undo": context.workspace.undo,
        "clear_board": context.workspace.clear_board,
        "palette": partial(_open_palette, context, window),
        "shortcuts": partial(_open_shortcuts, window),
        "about": partial(_show_about, window),
    }


def _open_links(context: Context, window: QWidget) -> None:
    from trialdesk.gui.files.links_dialog import LinksDialog

    library = context.session.library
    if library is None:
        context.notices.notice.emit(_("Open a library first."))
        return
    dialog = LinksDialog(library, window)
    dialog.answered.connect(context.session.refresh)
    dialog.open()


def _open_library(context: Context, window: QWidget) -> None:
    from PySide6.QtWidgets import QFileDialog

    kinds = _("Libraries (*.db *.sqlite);;All files (*)")
    name, _kind = QFileDialog.getOpenFileName(window, _("Open library"), "", kinds)
    if name:
        context.preferences.change(library=name)
        context.session.open(name)


def _open_sample(context: Context) -> None:
    path = sample_library()
    context.preferences.change(library=str(path))
    context.session.open_sample(path)


def _open_palette(context: Context, window: QWidget) -> None:
    from trialdesk.gui.window.palette_entries import open_palette

    open_palette(context, window)


def _add_trial(context: Context, window: QWidget) -> None:
    from trialdesk.gui.window.palette_entries import ask_for_trial

    ask_for_trial(context, window)


def _open_shortcuts(window: QWidget) -> None:
    from trialdesk.gui.window.shortcut_sheet import ShortcutSheet

    ShortcutSheet(actions(), window).open()


def _show_about(window: QWidget) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("About TrialDesk"))
    box.setText(f"TrialDesk {__version__}")
    box.setInformativeText(purpose())
    box.open()

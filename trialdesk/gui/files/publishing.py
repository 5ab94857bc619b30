"""Making the brief from the window."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trialdesk.gui.session.background import Background
from trialdesk.gui.session.context import Context
from trialdesk.presentation.paper import Paper
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress
from trialdesk.settings import cache_folder

if TYPE_CHECKING:
    from trialdesk.gui.files.brief_dialog import BriefDialog
    from trialdesk.operations.print_sites import Printing
    from trialdesk.storage.library import Library


class Publishing:
    """Asks where to, writes the brief off the window's thread, says where it is."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._session = context.session
        self._workspace = context.workspace
        self._notices = context.notices
        self._preferences = context.preferences
        self._workers = context.workers
        self._today = context.today
        self._window = window

    def ask(self) -> None:
        """Open the dialog for the trials of the board."""
        from trialdesk.gui.files.brief_dialog import BriefDialog

        library = self._session.library
        if library is None or not self._workspace.board:
            self._notices.notice.emit(_("Put trials on the board first: the brief is about them."))
            return
        named = ", ".join(f"{chip.letter} {chip.id}" for chip in self._workspace.chips())
        paper = self._preferences.settings.paper
        dialog = BriefDialog(named, self._suggested(), paper, self._window)
        background = Background(self._workers, dialog)
        dialog.publish_wanted.connect(partial(self._publish, dialog, background, library))
        dialog.open()

    def _suggested(self) -> Path:
        from PySide6.QtCore import QStandardPaths

        place = QStandardPaths.StandardLocation.DocumentsLocation
        name = f"trial-brief-{self._today().isoformat()}.pdf"
        folder = Path(QStandardPaths.writableLocation(place))
        return (folder if folder.is_dir() else Path.home()) / name

    def _publish(
        self,
        dialog: "BriefDialog",
        background: Background,
        library: "Library",
        out: Path,
        paper: Paper,
    ) -> None:
        from trialdesk.operations.print_sites import Printing

        self._preferences.change(paper=paper)
        dialog.show_running()
        chosen = self._preferences.settings
        on_map = (chosen.boundaries, chosen.outline)
        printing = Printing(paper, chosen.home, cache_folder(), *on_map)
        work = partial(_brief, library, self._workspace.board, out, printing)
        background.run(work, dialog.show_written, partial(dialog.show_stopped, _("Not made.")))


def _brief(
    library: "Library", ids: tuple[str, ...], out: Path, printing: "Printing", progress: Progress
) -> Path:
    from trialdesk.operations.publish import publish_brief

    return publish_brief(library, ids, out, printing, progress)

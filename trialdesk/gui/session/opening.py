"""Opening a library for the window: for writing where that is possible, else for reading."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trialdesk.errors import LibraryInUseError, LibraryUnusableError
from trialdesk.gui.session.workspace_state import SavedWorkspace, read_workspace
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress
from trialdesk.storage.lists.first_page import FirstPage

if TYPE_CHECKING:  # storage brings SQLAlchemy, which must wait until the window is painted
    from trialdesk.storage.library import Library

_READABLE = {"library-in-use", "library-refused"}
"""Why a library that can be read cannot be written."""


class OpenedLibrary(NamedTuple):
    """A library, what the window shows of it first, and what the user made of it."""

    library: "Library"
    first_page: FirstPage
    workspace: SavedWorkspace
    notice: str | None


def open_for_window(location: str, create: bool, progress: Progress) -> OpenedLibrary:  # noqa: FBT001 - handed on by position
    """Open a library; where another TrialDesk writes to it, for reading and with a notice."""
    from trialdesk.operations.open_library import open_library
    from trialdesk.presentation.wording.failures import failure_words

    try:
        library = open_library(location, create=create, writable=True, progress=progress)
        notice = failure_words(library.notice) if library.notice else None
    except (LibraryInUseError, LibraryUnusableError) as error:
        if error.kind not in _READABLE:
            raise
        library = open_library(location)
        notice = _(
            "{reason} It is open for reading here: board and corrections are not saved."
        ).format(reason=failure_words(error))
    with ExitStack() as on_failure:
        on_failure.callback(library.close)
        opened = OpenedLibrary(library, library.first_page(), read_workspace(library), notice)
        on_failure.pop_all()
    return opened


def sample_for_window(path: Path, progress: Progress) -> str:
    """Make sure that the sample library is there and return its location."""
    from trialdesk.operations.importing.sample import write_sample

    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_sample(path, progress)
    return str(path)


def read_first_page(library: "Library", _progress: Progress) -> FirstPage:
    """Read what the window shows first again."""
    return library.first_page()

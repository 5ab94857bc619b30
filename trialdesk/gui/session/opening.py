"""Opening a library for the window: for writing where that is possible, else for reading."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.workspace.correction import NO_CORRECTIONS, Corrections
from trialdesk.errors import LibraryInUseError
from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Progress, silent
from trialdesk.storage.lists.first_page import FirstPage

if TYPE_CHECKING:  # storage brings SQLAlchemy, which must wait until the window is painted
    from trialdesk.domain.place import PlaceCorrection
    from trialdesk.storage.library import Library


@dataclass(frozen=True, slots=True)
class Kept:
    """What the user changed and can undo."""

    board: tuple[str, ...] = ()
    corrections: Corrections = NO_CORRECTIONS
    places: "frozenset[PlaceCorrection]" = frozenset()


NOTHING_KEPT = Kept()


class Opened(NamedTuple):
    """A library and what the window shows of it first."""

    library: "Library"
    first_page: FirstPage
    kept: Kept
    of_board: tuple[TrialSummary, ...]
    notice: str | None


def open_for_window(location: str, create: bool, progress: Progress) -> Opened:  # noqa: FBT001 - handed on by position
    """Open a library; one that another TrialDesk writes to is opened for reading, and says so."""
    from trialdesk.operations.open_library import open_library
    from trialdesk.presentation.wording.failures import failure_words

    try:
        library = open_library(location, create=create, writable=True, progress=progress)
        notice = failure_words(library.notice) if library.notice else None
    except LibraryInUseError as error:
        library = open_library(location)
        notice = _(
            "{reason} It is open for reading here: board and corrections are not saved."
        ).format(reason=failure_words(error))
    of_board = library.summaries_of(library.board())
    board = tuple(one.id for one in of_board)
    kept = Kept(board, library.corrections(), library.place_corrections())
    return Opened(library, library.first_page(), kept, of_board, notice)


def news_for_window(library: "Library", board: tuple[str, ...], _progress: Progress) -> str:
    """Say what changed on the board since it was last open; nothing where nothing did."""
    from trialdesk.operations.history import changed_since_seen
    from trialdesk.presentation.history.changes_table import since_seen

    changed = changed_since_seen(library, board)
    return since_seen([(one.trial, one.changes) for one in changed], len(board))


def sample_for_window(path: Path, progress: Progress) -> str:
    """Make sure that the sample library is there and give its location."""
    from trialdesk.operations.sample import write_sample

    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_sample(path, progress)
    return str(path)


def list_now(
    library: "Library", board: tuple[str, ...], _progress: Progress
) -> tuple[FirstPage, tuple[TrialSummary, ...]]:
    """Read what the window shows first again, and what is listed of the board."""
    return library.first_page(), library.summaries_of(board)


def save_kept(library: "Library", kept: Kept, _progress: Progress = silent) -> Kept:
    """Save what the user changed and give it back as what is safe."""
    library.save_board(kept.board)
    library.save_corrections(kept.corrections)
    library.save_place_corrections(kept.places)
    return kept

"""What the user made of a library: the board and corrections, read and saved as one value."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trialdesk.domain.workspace.correction import NO_CORRECTIONS, Corrections
from trialdesk.progress import Progress, silent

if TYPE_CHECKING:  # storage brings SQLAlchemy, which must wait until the window is painted
    from trialdesk.domain.place import PlaceCorrection
    from trialdesk.domain.summary import TrialSummary
    from trialdesk.storage.library import Library


@dataclass(frozen=True, slots=True)
class WorkspaceState:
    """What the user changed and can undo."""

    board: tuple[str, ...] = ()
    corrections: Corrections = NO_CORRECTIONS
    places: "frozenset[PlaceCorrection]" = frozenset()


EMPTY_WORKSPACE = WorkspaceState()


class SavedWorkspace(NamedTuple):
    """The state a library keeps, with what is listed of the trials on its board."""

    state: WorkspaceState
    summaries: "tuple[TrialSummary, ...]"


def read_workspace(library: "Library") -> SavedWorkspace:
    """Read the saved state; a trial of the board that the library does not hold is left out."""
    summaries = library.summaries_of(library.board())
    board = tuple(summary.id for summary in summaries)
    state = WorkspaceState(board, library.corrections(), library.place_corrections())
    return SavedWorkspace(state, summaries)


def save_workspace(
    library: "Library", state: WorkspaceState, _progress: Progress = silent
) -> WorkspaceState:
    """Save the state and return it as what is safe."""
    library.save_board(state.board)
    library.save_corrections(state.corrections)
    library.save_place_corrections(state.places)
    return state


def summaries_of(
    library: "Library", board: tuple[str, ...], _progress: Progress
) -> "tuple[TrialSummary, ...]":
    """Read what is listed of the trials on a board."""
    return library.summaries_of(board)


def changes_since_seen(library: "Library", board: tuple[str, ...], _progress: Progress) -> str:
    """Return words on what changed on the board since it was last open; empty if nothing did."""
    from trialdesk.operations.history import changed_since_seen
    from trialdesk.presentation.history.changes_table import since_seen

    changed = changed_since_seen(library, board)
    return since_seen([(item.trial, item.changes) for item in changed], len(board))

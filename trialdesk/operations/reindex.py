"""Reading stored records again, so that lists and searches gain what newer readers find."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trialdesk.progress import Progress, silent

if TYPE_CHECKING:  # at run time it would bring SQLAlchemy
    from trialdesk.storage.library import Library


@dataclass(frozen=True, slots=True)
class Reindexed:
    """How many records were read, how many are listed differently, which could not be read."""

    read: int = 0
    renewed: int = 0
    unread: tuple[str, ...] = ()


def reindex(library: "Library", progress: Progress = silent) -> Reindexed:
    """Read every trial's record again; make lists, filters and the full-text index anew.

    The records themselves, their dates and their imports stay as stored. All is renewed or, when
    cancelled, nothing. Raises TrialDeskError when the library cannot be written to.
    """
    total, read, renewed = library.count(), 0, 0
    unread: list[str] = []
    for done, one in enumerate(library.index_again(), start=1):
        read += one.unread is None
        renewed += one.renewed
        if one.unread is not None:
            unread.append(f"{one.id}: {one.unread}")
        progress(done, total, one.id)
    return Reindexed(read, renewed, tuple(unread))

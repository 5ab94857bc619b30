"""Reading stored records again, so that lists and searches gain what newer readers find."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trialdesk.progress import Progress, silent

if TYPE_CHECKING:  # at run time it would bring SQLAlchemy
    from trialdesk.storage.library import Library
    from trialdesk.storage.lists.current import Reread


@dataclass(frozen=True, slots=True)
class Reindexed:
    """How many records were read, how many are listed differently, which could not be read."""

    read: int = 0
    renewed: int = 0
    unread: "tuple[Reread, ...]" = ()


def reindex(library: "Library", progress: Progress = silent) -> Reindexed:
    """Read every trial's record again; make lists, filters and the full-text index anew.

    The records themselves, their dates and their imports stay as stored. All is renewed or, when
    cancelled, nothing. Raises TrialDeskError when the library cannot be written to.
    """
    total, read, renewed = library.count(), 0, 0
    unread: list[Reread] = []
    for done, record in enumerate(library.index_again(), start=1):
        read += record.unread is None
        renewed += record.renewed
        if record.unread is not None:
            unread.append(record)
        progress(done, total, record.id)
    return Reindexed(read, renewed, tuple(unread))

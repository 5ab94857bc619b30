"""The way tests open libraries."""

from collections.abc import Callable

from trialdesk.operations.find_trials import find_trials
from trialdesk.storage.library import Library
from trialdesk.storage.lists.search import Search

Opener = Callable[..., Library]


def ids_found(library: Library, asked: Search) -> tuple[str, ...]:
    """Return the ids of the trials found, in their order."""
    return tuple(summary.id for summary in find_trials(library, asked))

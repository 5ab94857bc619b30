"""Finding trials of a library by words and filters: the same for the window and the commands."""

from trialdesk.domain.summary import TrialSummary
from trialdesk.progress import Progress, silent
from trialdesk.storage.library import Library
from trialdesk.storage.lists.search import MOST_RANKED, Search


def find_trials(
    library: Library, asked: Search, limit: int | None = None, progress: Progress = silent
) -> tuple[TrialSummary, ...]:
    """Return the trials found: what whole words say most of first where few are found.

    While a word may still go on, and of more than 10,000 trials, the newest data stand first.
    Raises what ``Library.numbers`` raises.
    """
    is_ranked = not asked.typing and _are_few(library, asked, progress)
    numbers = library.numbers(asked, limit, progress, best_first=is_ranked)
    listed = library.listed(numbers)
    return tuple(listed[number] for number in numbers if number in listed)


def _are_few(library: Library, asked: Search, progress: Progress) -> bool:
    return len(library.numbers(asked, MOST_RANKED + 1, progress)) <= MOST_RANKED

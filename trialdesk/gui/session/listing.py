"""What the Library view lists: which trials, in what order, and where one of them stands."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trialdesk.domain.summary import TrialSummary
from trialdesk.presentation.arrange import in_order
from trialdesk.presentation.library.library_filter import FacetValue, LibraryFilter
from trialdesk.presentation.library.library_table import library_table
from trialdesk.progress import Progress

if TYPE_CHECKING:  # storage brings SQLAlchemy, which must wait until the window is painted
    from trialdesk.storage.library import Library
    from trialdesk.storage.lists.search import Search

MOST_SORTED = 10_000
MOST_VALUES = 200
_MOST_OFFERED = 40
RELEVANCE = "relevance"
"""The order in which trials whose names hold the words come before those of the criteria."""
_NEWEST = {"", "-data_date", "data_age"}
"""Orders in which the newest data come first, as the library keeps them."""


class ListingRequest(NamedTuple):
    """What to list: the filter, the order, and the trial whose place is asked for.

    ``held`` is how many trials there are, where that is known.
    """

    asked: LibraryFilter
    board: tuple[str, ...]
    order: str
    today: date
    trial: str | None = None
    held: int | None = None


class Listing(NamedTuple):
    """The numbers of trials in the order to show them.

    Of those found by words the newest 10,000 are listed at most. ``place`` is the line of the
    trial asked for; None where it is not listed.
    """

    numbers: Sequence[int]
    is_all: bool
    is_sorted: bool
    held: int
    place: int | None


def listing(library: "Library", wanted: ListingRequest, progress: Progress) -> Listing:
    """Find what is wanted; in another order than the newest first only where few are found."""
    has_words = bool(wanted.asked.words.strip())
    order = wanted.order if has_words or wanted.order != RELEVANCE else ""
    most = MOST_SORTED + 1 if has_words else None
    numbers = library.numbers(_search(wanted.asked, wanted.board), most, progress)
    is_all = most is None or len(numbers) < most
    is_sorted = order in _NEWEST or len(numbers) <= MOST_SORTED
    if not is_all:
        numbers = numbers[:MOST_SORTED]
    elif is_sorted and order not in _NEWEST:
        numbers = _sorted(library, numbers, wanted, progress)
    number = library.number(wanted.trial) if wanted.trial else None
    place = numbers.index(number) if number in numbers else None
    held = library.count() if wanted.held is None else wanted.held
    return Listing(numbers, is_all, is_sorted, held, place)


class FacetRequest(NamedTuple):
    """The values of a facet that hold some words, among the trials a filter leaves."""

    asked: LibraryFilter
    board: tuple[str, ...]
    facet: str
    holding: str = ""


def values(
    library: "Library", wanted: FacetRequest, progress: Progress
) -> tuple[tuple[FacetValue, int], ...]:
    """Count the trials of each value wanted; what is asked of the facet itself does not count."""
    asked = _search(wanted.asked, wanted.board)
    return library.facet_counts(asked, wanted.facet, wanted.holding, MOST_VALUES, progress)


def offered_trials(library: "Library", words: str, progress: Progress) -> tuple[TrialSummary, ...]:
    """Find a few trials that hold words, the last of which may go on, the newest data first."""
    from trialdesk.operations.find_trials import find_trials
    from trialdesk.storage.lists.search import Search

    return find_trials(library, Search(words, typing=True), _MOST_OFFERED, progress)


def _search(asked: LibraryFilter, board: tuple[str, ...]) -> "Search":
    from trialdesk.storage.lists.search import Search

    return Search(
        asked.words,
        typing=True,
        chosen=asked.chosen,
        has_results=asked.has_results or None,
        among=board if asked.on_board else None,
    )


def _sorted(
    library: "Library", numbers: Sequence[int], wanted: ListingRequest, progress: Progress
) -> Sequence[int]:
    if wanted.order == RELEVANCE:
        asked = _search(wanted.asked, wanted.board)
        return library.numbers(asked, MOST_SORTED, progress, best_first=True)
    listed = library.listed(numbers)
    by_id: Mapping[str, int] = {summary.id: number for number, summary in listed.items()}
    newest_first = [listed[number] for number in numbers if number in listed]
    key, descending = wanted.order.removeprefix("-"), wanted.order.startswith("-")
    table = in_order(library_table(newest_first, wanted.today), key, descending=descending)
    return array("q", (by_id[row.key] for row in table.rows))

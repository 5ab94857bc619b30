"""Which trials of a library a search and its filters keep."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trialdesk.domain.summary import TrialSummary
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import label, not_stated

FACETS = ("phase", "status", "drug", "country", "sponsor")


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """What the user asked for; ``chosen`` holds the values wanted of each facet."""

    words: tuple[str, ...] = ()
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    has_results: bool = False
    on_board: bool = False

    def is_active(self) -> bool:
        return bool(self.words or any(self.chosen.values()) or self.has_results or self.on_board)


def facet_label(facet: str) -> str:
    labels = {
        "phase": _("Phase"),
        "status": _("Status"),
        "drug": _("Drug"),
        "country": _("Country"),
        "sponsor": _("Sponsor"),
    }
    return labels[facet]


def facet_values(summary: TrialSummary, facet: str) -> tuple[str, ...]:
    """Give what a trial states of a facet, in words; "not stated" where it is silent."""
    stated = {
        "phase": tuple(map(label, summary.phases)),
        "status": (label(summary.status),) if summary.status else (),
        "drug": summary.interventions,
        "country": summary.countries,
        "sponsor": (summary.sponsor,) if summary.sponsor else (),
    }
    return stated[facet] or (not_stated(),)


def facet_counts(summaries: Iterable[TrialSummary], facet: str) -> tuple[tuple[str, int], ...]:
    """Count the trials of each value of a facet, by name."""
    counts = Counter(value for one in summaries for value in set(facet_values(one, facet)))
    return tuple(sorted(counts.items(), key=lambda item: item[0].casefold()))


def kept(
    summaries: Sequence[TrialSummary],
    asked: LibraryFilter,
    board: Collection[str],
    found: Collection[str] = (),
) -> frozenset[str]:
    """Give the ids of the trials that hold every word and one value of each facet chosen.

    ``found`` are trials whose records hold the words where the list does not show it.
    """
    return frozenset(one.id for one in summaries if _keeps(one, asked, board, found))


def _keeps(
    summary: TrialSummary, asked: LibraryFilter, board: Collection[str], found: Collection[str]
) -> bool:
    if asked.on_board and summary.id not in board:
        return False
    if asked.has_results and not summary.has_results:
        return False
    if not all(_is_chosen(summary, facet, asked.chosen[facet]) for facet in asked.chosen):
        return False
    if summary.id in found:
        return True
    words = _searched(summary)
    return all(word.casefold() in words for word in asked.words)


def _is_chosen(summary: TrialSummary, facet: str, wanted: frozenset[str]) -> bool:
    return not wanted or not wanted.isdisjoint(facet_values(summary, facet))


def _searched(summary: TrialSummary) -> str:
    single = (summary.id, summary.brief_title, summary.acronym, summary.sponsor)
    lists = (*summary.conditions, *summary.interventions, *summary.countries)
    return "\n".join(part for part in (*single, *lists) if part).casefold()

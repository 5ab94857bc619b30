"""What a trial's record says of one attribute: a value, a list, or readings that contradict."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from trialdesk.comparison.posted import other_measures, shown_measures
from trialdesk.comparison.repetitions import without_repetitions
from trialdesk.comparison.values import (
    Age,
    Codes,
    Measure,
    OtherMeasures,
    SiteCount,
    Statement,
    StatusCounts,
    UnorderedNames,
    Value,
)
from trialdesk.criteria.text.places import criterion_source
from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Polarity
from trialdesk.domain.outcome import Role
from trialdesk.domain.source import Disagreement, Source
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses
from trialdesk.dosing.ratio import allocation_ratio
from trialdesk.endpoints.endpoint import endpoint

NamedStatement = tuple[str, Statement]
"""What a record says, after the name that tells rows of one field apart; it may be empty."""
Statements = Callable[[Trial], Iterable[NamedStatement]]

# The endpoints a clinician asks for first; others of a publication stay in the record itself.
_RESULTS_IN_BRIEF = frozenset(
    {"ORR", "CBR", "DCR", "DOR", "PFS", "OS", "pCR", "EFS", "iDFS", "DFS"}
)


@dataclass(frozen=True, slots=True)
class Single:
    """Reads the value at a path of a trial, or the readings of it that contradict each other.

    Contradictions stand at ``contradicted`` where that is not the path itself; it is empty for a
    value that is counted or gathered, about which documents do not contradict themselves.
    """

    path: str
    read: Callable[[Trial], Value | None]
    contradicted: str | None = None

    @property
    def contradictions_at(self) -> str:
        """The path of a trial at which contradicting readings of the value are kept."""
        return self.path if self.contradicted is None else self.contradicted

    def __call__(self, trial: Trial) -> Iterator[NamedStatement]:
        value = self.read(trial)
        if value is not None:
            yield "", Statement(value, trial.source(self.path) or _gathered(trial, self.path))
            return
        for disagreement in trial.disagreements:
            if disagreement.path == self.contradictions_at:
                yield "", Statement(disagreement, _first_reading(trial, disagreement))


def _gathered(trial: Trial, path: str) -> Source | None:
    """Return where the parts of a list stand, for a value that counts or lists them all."""
    parts = [source for key, source in trial.sources.items() if key.startswith(f"{path}/")]
    whole = trial.source("sites_stated") if path == "sites" else None
    if not parts:
        return whole
    first = trial.source(f"{path}/0") or parts[0]
    lines = sorted({line for source in parts for line in source.lines})
    pointer = (first.pointer or "").rpartition("/")[0] or None
    return Source(first.document, pointer, tuple(lines), None, first.snapshot)


def each(path: str, read: Callable[[Trial], Iterable[Value]]) -> Statements:
    """Return a reader of the entries of a list, numbered in the record's order."""

    def statements(trial: Trial) -> Iterator[NamedStatement]:
        for index, value in enumerate(read(trial)):
            yield str(index + 1), Statement(value, trial.source(f"{path}/{index}"))

    return statements


def codes(*values: str | None) -> Codes | None:
    """Return the stated ones of several enumeration values, None where none is."""
    stated = tuple(value for value in values if value)
    return Codes(stated) if stated else None


def names(values: Iterable[str | None]) -> UnorderedNames | None:
    """Return the stated ones of several names, each once, None where none is."""
    stated = tuple(dict.fromkeys(value for value in values if value))
    return UnorderedNames(stated) if stated else None


def ratio(trial: Trial) -> Iterator[NamedStatement]:
    stated, source = stated_ratio(trial)
    if stated is not None:
        yield "", Statement(stated, source)


def stated_ratio(trial: Trial) -> tuple[str | None, Source | None]:
    """Return the allocation ratio the record's words state once and without contradiction."""
    texts = {
        "official_title": trial.official_title,
        "brief_summary": trial.brief_summary,
        "detailed_description": trial.detailed_description,
    }
    texts |= {f"arms/{index}/description": arm.description for index, arm in enumerate(trial.arms)}
    stated = allocation_ratio(*texts.values())
    if stated is None:
        return None, None
    path = next(path for path, text in texts.items() if allocation_ratio(text) == stated)
    return stated, trial.source(path)


def stated_doses(trial: Trial) -> Iterator[NamedStatement]:
    for index, dose in enumerate(doses(trial)):
        yield str(index + 1), Statement(dose, dose.source)


def measures(role: Role) -> Statements:
    """Return a reader of the outcomes of a role, named by the codes of their endpoints."""

    def statements(trial: Trial) -> Iterator[NamedStatement]:
        seen: Counter[str] = Counter()
        for index, outcome in enumerate(trial.outcomes):
            if outcome.role == role:
                read = endpoint(outcome)
                seen[read.code] += 1
                ordinal = "" if seen[read.code] == 1 else f" {seen[read.code]}"
                source = trial.source(f"outcomes/{index}")
                yield f"{read.code}{ordinal}", Statement(Measure(outcome, read), source)

    return statements


def criteria(polarity: Polarity) -> Statements:
    """Return a reader of the criteria of a polarity."""

    def statements(trial: Trial) -> Iterator[NamedStatement]:
        items = split(trial.eligibility.text or "")
        for index, item in enumerate(item for item in items if item.polarity == polarity):
            yield str(index + 1), Statement(item, criterion_source(trial, item.line, item.text))

    return statements


def site_count(trial: Trial) -> SiteCount | None:
    known = bool(trial.sites) or trial.sites_stated is not None
    return SiteCount(len(trial.sites), trial.sites_stated) if known else None


def site_statuses(trial: Trial) -> StatusCounts | None:
    counts = Counter(site.status for site in trial.sites)
    if not any(counts):
        return None
    return StatusCounts(tuple(sorted(counts.items(), key=lambda pair: -pair[1])))


def first_estimates(trial: Trial) -> Iterator[NamedStatement]:
    """Read the reported results of the endpoints asked for first, each figure once."""
    named: Counter[str] = Counter()
    figures = without_repetitions(trial.results.estimates if trial.results else ())
    for estimate, *_repeated in figures:
        if estimate.code not in _RESULTS_IN_BRIEF:
            continue
        named[estimate.measure] += 1
        again = named[estimate.measure]
        name = f"{estimate.measure} ({again})" if again > 1 else estimate.measure
        source = trial.stored(estimate.source) if estimate.source else None
        yield name, Statement(estimate, source)


def results_posted(trial: Trial) -> Codes | None:
    if trial.has_results is None:
        return None
    return Codes(("RESULTS" if trial.has_results else "NO_RESULTS",))


def first_measures(trial: Trial) -> Iterator[NamedStatement]:
    """Read the posted measures of the endpoints asked for first."""
    return shown_measures(trial, _RESULTS_IN_BRIEF)


def further_measures(trial: Trial) -> Iterator[NamedStatement]:
    """Read how many posted measures have no row of their own, and which."""
    left = other_measures(trial, _RESULTS_IN_BRIEF)
    if left:
        yield "", Statement(OtherMeasures(left), trial.source("results/posted"))


def cutoff(trial: Trial) -> str | None:
    return trial.results.cutoff if trial.results else None


def age(posted: str | None) -> Age | None:
    return Age(posted) if posted else None


def further_disagreements(trial: Trial) -> Iterator[NamedStatement]:
    """Read the disagreements on what has no row: others are shown where the value would be."""
    beside = (item for item in trial.disagreements if not hasattr(trial, item.path))
    for index, disagreement in enumerate(beside):
        yield str(index + 1), Statement(disagreement, _first_reading(trial, disagreement))


def _first_reading(trial: Trial, disagreement: Disagreement) -> Source | None:
    return trial.stored(disagreement.readings[0][1]) if disagreement.readings else None

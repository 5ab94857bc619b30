"""The compared attributes, in the order they are shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from trialdesk.comparison.posted import (
    event_tallies,
    flow_tallies,
    other_measures,
    shown_measures,
)
from trialdesk.comparison.told_once import told_once
from trialdesk.comparison.values import (
    Age,
    Codes,
    Measure,
    Names,
    OtherMeasures,
    SiteCount,
    Statement,
    StatusCounts,
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

Sayings = Callable[[Trial], Iterable[tuple[str, Statement]]]
"""Gives (name of the row within the field, what the record says) pairs; the name may be empty."""

# The endpoints a clinician asks for first; others of a publication stay in the record itself.
_RESULTS_IN_BRIEF = frozenset(
    {"ORR", "CBR", "DCR", "DOR", "PFS", "OS", "pCR", "EFS", "iDFS", "DFS"}
)


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute: where it is shown and what a trial's record says of it."""

    section: str
    key: str
    sayings: Sayings
    shown_when_silent: bool = True
    """Whether the row stands, as not stated, when no record says anything."""


def _one(path: str, of: Callable[[Trial], Value | None]) -> Sayings:
    def sayings(trial: Trial) -> Iterator[tuple[str, Statement]]:
        value = of(trial)
        if value is not None:
            yield "", Statement(value, trial.source(path) or _gathered(trial, path))
            return
        for disagreement in trial.disagreements:
            if disagreement.path == path:
                yield "", Statement(disagreement, _first_reading(trial, disagreement))

    return sayings


def _gathered(trial: Trial, path: str) -> Source | None:
    """Give where the parts of a list stand, for a value that counts or lists them all."""
    parts = [source for key, source in trial.sources.items() if key.startswith(f"{path}/")]
    whole = trial.source("sites_stated") if path == "sites" else None
    if not parts:
        return whole
    first = trial.source(f"{path}/0") or parts[0]
    lines = sorted({line for source in parts for line in source.lines})
    pointer = (first.pointer or "").rpartition("/")[0] or None
    return Source(first.document, pointer, tuple(lines), None, first.snapshot)


def _each(path: str, of: Callable[[Trial], Iterable[Value]]) -> Sayings:
    def sayings(trial: Trial) -> Iterator[tuple[str, Statement]]:
        for index, value in enumerate(of(trial)):
            yield str(index + 1), Statement(value, trial.source(f"{path}/{index}"))

    return sayings


def _codes(*values: str | None) -> Codes | None:
    stated = tuple(value for value in values if value)
    return Codes(stated) if stated else None


def _names(values: Iterable[str | None]) -> Names | None:
    stated = tuple(dict.fromkeys(value for value in values if value))
    return Names(stated) if stated else None


def _ratio(trial: Trial) -> Iterator[tuple[str, Statement]]:
    ratio, source = stated_ratio(trial)
    if ratio is not None:
        yield "", Statement(ratio, source)


def stated_ratio(trial: Trial) -> tuple[str | None, Source | None]:
    """Give the allocation ratio the record's words state once and without contradiction."""
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


def _doses(trial: Trial) -> Iterator[tuple[str, Statement]]:
    for index, dose in enumerate(doses(trial)):
        yield str(index + 1), Statement(dose, dose.source)


def _measures(role: Role) -> Sayings:
    def sayings(trial: Trial) -> Iterator[tuple[str, Statement]]:
        seen: Counter[str] = Counter()
        for index, outcome in enumerate(trial.outcomes):
            if outcome.role == role:
                read = endpoint(outcome)
                seen[read.code] += 1
                ordinal = "" if seen[read.code] == 1 else f" {seen[read.code]}"
                source = trial.source(f"outcomes/{index}")
                yield f"{read.code}{ordinal}", Statement(Measure(outcome, read), source)

    return sayings


def _criteria(polarity: Polarity) -> Sayings:
    def sayings(trial: Trial) -> Iterator[tuple[str, Statement]]:
        items = split(trial.eligibility.text or "")
        for index, item in enumerate(item for item in items if item.polarity == polarity):
            yield str(index + 1), Statement(item, criterion_source(trial, item.line, item.text))

    return sayings


def _site_count(trial: Trial) -> SiteCount | None:
    known = bool(trial.sites) or trial.sites_stated is not None
    return SiteCount(len(trial.sites), trial.sites_stated) if known else None


def _site_statuses(trial: Trial) -> StatusCounts | None:
    counts = Counter(site.status for site in trial.sites)
    if not any(counts):
        return None
    return StatusCounts(tuple(sorted(counts.items(), key=lambda pair: -pair[1])))


def _estimates(trial: Trial) -> Iterator[tuple[str, Statement]]:
    named: Counter[str] = Counter()
    for estimate, *_again in told_once(trial.results.estimates if trial.results else ()):
        if estimate.code not in _RESULTS_IN_BRIEF:
            continue
        named[estimate.measure] += 1
        again = named[estimate.measure]
        name = f"{estimate.measure} ({again})" if again > 1 else estimate.measure
        source = trial.stored(estimate.source) if estimate.source else None
        yield name, Statement(estimate, source)


def _posted(trial: Trial) -> Codes | None:
    if trial.has_results is None:
        return None
    return Codes(("RESULTS" if trial.has_results else "NO_RESULTS",))


def _measures_posted(trial: Trial) -> Iterator[tuple[str, Statement]]:
    return shown_measures(trial, _RESULTS_IN_BRIEF)


def _measures_left(trial: Trial) -> Iterator[tuple[str, Statement]]:
    left = other_measures(trial, _RESULTS_IN_BRIEF)
    if left:
        yield "", Statement(OtherMeasures(left), trial.source("results/posted"))


def _cutoff(trial: Trial) -> str | None:
    return trial.results.cutoff if trial.results else None


def _age(posted: str | None) -> Age | None:
    return Age(posted) if posted else None


def _disagreements(trial: Trial) -> Iterator[tuple[str, Statement]]:
    # a disagreement on an attribute with a row of its own is shown there
    beside = (one for one in trial.disagreements if not hasattr(trial, one.path))
    for index, disagreement in enumerate(beside):
        yield str(index + 1), Statement(disagreement, _first_reading(trial, disagreement))


def _first_reading(trial: Trial, disagreement: Disagreement) -> Source | None:
    return trial.stored(disagreement.readings[0][1]) if disagreement.readings else None


FIELDS = (
    Field("overview", "title", _one("brief_title", lambda trial: trial.brief_title)),
    Field("overview", "official_title", _one("official_title", lambda t: t.official_title)),
    Field("overview", "status", _one("status", lambda trial: _codes(trial.status))),
    Field(
        "overview",
        "why_stopped",
        _one("why_stopped", lambda trial: trial.why_stopped),
        shown_when_silent=False,
    ),
    Field("overview", "sponsor", _one("lead_sponsor", lambda trial: trial.lead_sponsor)),
    Field("overview", "conditions", _one("conditions", lambda trial: _names(trial.conditions))),
    Field("overview", "other_ids", _one("other_ids", lambda trial: _names(trial.other_ids))),
    Field("overview", "start", _one("start_date", lambda trial: trial.start_date)),
    Field(
        "overview",
        "primary_completion",
        _one("primary_completion_date", lambda trial: trial.primary_completion_date),
    ),
    Field("overview", "completion", _one("completion_date", lambda t: t.completion_date)),
    Field("overview", "disagreement", _disagreements, shown_when_silent=False),
    Field("design", "study_type", _one("study_type", lambda trial: _codes(trial.study_type))),
    Field("design", "phase", _one("phases", lambda trial: _codes(*trial.phases))),
    Field("design", "allocation", _one("allocation", lambda trial: _codes(trial.allocation))),
    Field("design", "ratio", _ratio, shown_when_silent=False),
    Field("design", "model", _one("intervention_model", lambda t: _codes(t.intervention_model))),
    Field("design", "masking", _one("masking", lambda trial: _codes(trial.masking))),
    Field("design", "purpose", _one("primary_purpose", lambda t: _codes(t.primary_purpose))),
    Field("design", "enrollment", _one("enrollment", lambda trial: trial.enrollment)),
    Field("arms", "number", _one("arms", lambda trial: len(trial.arms) or None)),
    Field("arms", "arm", _each("arms", lambda trial: trial.arms)),
    Field("arms", "intervention", _each("interventions", lambda trial: trial.interventions)),
    Field("dosing", "dose", _doses),
    Field("endpoints", "primary", _measures("primary")),
    Field("endpoints", "secondary", _measures("secondary")),
    Field("endpoints", "other", _measures("other"), shown_when_silent=False),
    Field(
        "eligibility",
        "minimum_age",
        _one("eligibility/minimum_age", lambda trial: _age(trial.eligibility.minimum_age)),
    ),
    Field(
        "eligibility",
        "maximum_age",
        _one("eligibility/maximum_age", lambda trial: _age(trial.eligibility.maximum_age)),
    ),
    Field("eligibility", "sex", _one("eligibility/sex", lambda t: _codes(t.eligibility.sex))),
    Field(
        "eligibility",
        "healthy_volunteers",
        _one("eligibility/healthy_volunteers", lambda t: t.eligibility.healthy_volunteers),
    ),
    Field("eligibility", "inclusion", _criteria("inclusion")),
    Field("eligibility", "exclusion", _criteria("exclusion")),
    Field("eligibility", "unassigned", _criteria("unknown"), shown_when_silent=False),
    Field("sites", "count", _one("sites", _site_count)),
    Field("sites", "statuses", _one("sites", _site_statuses)),
    Field("sites", "countries", _one("sites", lambda t: _names(site.country for site in t.sites))),
    Field("sites", "cities", _one("sites", lambda t: _names(site.city for site in t.sites))),
    Field("results", "posted", _one("has_results", _posted)),
    Field("results", "cutoff", _one("results", _cutoff)),
    Field("results", "estimate", _estimates, shown_when_silent=False),
    Field("results", "flow", flow_tallies, shown_when_silent=False),
    Field("results", "posted_measure", _measures_posted, shown_when_silent=False),
    Field("results", "other_measures", _measures_left, shown_when_silent=False),
    Field("results", "events", event_tallies, shown_when_silent=False),
)

"""All rules over records."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from trialdesk.checks.documents import editorial
from trialdesk.checks.documents.documents import DOCUMENT_RULES, Documents
from trialdesk.checks.documents.siblings import (
    BOARD_RULES,
    DIRECTED_RULES,
    SIBLING_RULES,
    Pair,
    all_pairs,
    pairs,
)
from trialdesk.checks.eligibility import criteria_text, limits, populations
from trialdesk.checks.finding import Finding, Rule, finding
from trialdesk.checks.protocol import dates, design, endpoints, people, sites, treatments
from trialdesk.checks.protocol.places import PLACE_RULES, Locate, Placed
from trialdesk.checks.record import Record
from trialdesk.checks.results import posted_events, posted_figures, posted_flow, reported
from trialdesk.domain.trial import Trial

RULES: tuple[Rule[Record], ...] = (
    *reported.RULES,
    *posted_flow.RULES,
    *posted_figures.RULES,
    *posted_events.RULES,
    *dates.RULES,
    *design.RULES,
    *treatments.RULES,
    *endpoints.RULES,
    *populations.RULES,
    *criteria_text.RULES,
    *limits.RULES,
    *sites.RULES,
    *people.RULES,
    *editorial.RULES,
)
_NO_OTHERS: Mapping[str, Sequence[Trial]] = MappingProxyType({})
_WEIGHT = {"high": 0, "medium": 1, "low": 2}


def check(
    trials: Sequence[Trial],
    others: Mapping[str, Sequence[Trial]] = _NO_OTHERS,
    locate: Locate | None = None,
) -> tuple[Finding, ...]:
    """Apply every rule to trials alone and beside each other; the grave ones come first.

    ``others`` are the same trials as other documents give them, by id; without
    ``locate`` no site is looked up.
    """
    records = [Record(trial) for trial in trials]
    order = {trial.id: place for place, trial in enumerate(trials)}
    found = [
        *_alone(records),
        *_beside(records),
        *_in_documents(trials, others),
        *_on_the_map(trials, locate),
    ]
    return tuple(sorted(found, key=lambda one: (order[one.trial], _WEIGHT[one.severity])))


def _alone(records: Sequence[Record]) -> Iterator[Finding]:
    for record in records:
        for rule in RULES:
            for hit in rule.find(record):
                yield finding(rule, hit, record.trial)


def _beside(records: Sequence[Record]) -> Iterator[Finding]:
    for pair in pairs(records):
        yield from _of_pair(SIBLING_RULES, pair)
        yield from _of_pair(DIRECTED_RULES, pair)
        yield from _of_pair(DIRECTED_RULES, pair.reverse)
    for pair in all_pairs(records):
        yield from _of_pair(BOARD_RULES, pair)


def _of_pair(rules: Sequence[Rule[Pair]], pair: Pair) -> Iterator[Finding]:
    for rule in rules:
        for hit in rule.find(pair):
            yield finding(rule, hit, pair.one.trial)


def _in_documents(
    trials: Sequence[Trial], others: Mapping[str, Sequence[Trial]]
) -> Iterator[Finding]:
    for trial in trials:
        for other in others.get(trial.id, ()):
            for rule in DOCUMENT_RULES:
                for hit in rule.find(Documents(trial, other)):
                    yield finding(rule, hit, trial)


def _on_the_map(trials: Sequence[Trial], locate: Locate | None) -> Iterator[Finding]:
    if locate is None:
        return
    for trial in trials:
        for rule in PLACE_RULES:
            for hit in rule.find(Placed(trial, locate)):
                yield finding(rule, hit, trial)

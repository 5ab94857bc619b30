"""All rules over records."""

from collections.abc import Iterator, Sequence

from trialdesk.checks import (
    criteria_text,
    dates,
    design,
    endpoints,
    limits,
    people,
    populations,
    reported,
    sites,
    treatments,
)
from trialdesk.checks.finding import Finding, Rule, finding
from trialdesk.checks.record import Record
from trialdesk.checks.siblings import SIBLING_RULES, pairs
from trialdesk.domain.trial import Trial

RULES: tuple[Rule[Record], ...] = (
    *reported.RULES,
    *dates.RULES,
    *design.RULES,
    *treatments.RULES,
    *endpoints.RULES,
    *populations.RULES,
    *criteria_text.RULES,
    *limits.RULES,
    *sites.RULES,
    *people.RULES,
)
_WEIGHT = {"high": 0, "medium": 1, "low": 2}


def check(trials: Sequence[Trial]) -> tuple[Finding, ...]:
    """Apply every rule to every trial and to every pair of siblings; the grave ones come first."""
    records = [Record(trial) for trial in trials]
    order = {trial.id: place for place, trial in enumerate(trials)}
    found = [*_alone(records), *_beside(records)]
    return tuple(sorted(found, key=lambda one: (order[one.trial], _WEIGHT[one.severity])))


def _alone(records: Sequence[Record]) -> Iterator[Finding]:
    for record in records:
        for rule in RULES:
            for hit in rule.find(record):
                yield finding(rule, hit, record.trial)


def _beside(records: Sequence[Record]) -> Iterator[Finding]:
    for pair in pairs(records):
        for rule in SIBLING_RULES:
            for hit in rule.find(pair):
                yield finding(rule, hit, pair.one.trial)

"""All rules over records."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from trialdesk.checks.documents import documents, editorial, siblings
from trialdesk.checks.documents.documents import DOCUMENTS, Documents
from trialdesk.checks.documents.siblings import BOARD, EACH_SIBLING, SIBLINGS, all_pairs, pairs
from trialdesk.checks.eligibility import criteria_text, limits, populations
from trialdesk.checks.finding import Finding, Hit
from trialdesk.checks.protocol import dates, design, endpoints, people, places, sites, treatments
from trialdesk.checks.protocol.places import PLACES, Locate, Placed
from trialdesk.checks.record import RECORD, CheckedRecord
from trialdesk.checks.results import posted_events, posted_figures, posted_flow, reported
from trialdesk.checks.rule import Examined, Rule, Scope, rules
from trialdesk.domain.trial import Trial

# in this order findings of one weight are shown; rules that stand elsewhere come last
CHAPTERS = (
    *(reported, posted_flow, posted_figures, posted_events),
    *(dates, design, treatments, endpoints),
    *(populations, criteria_text, limits),
    *(sites, people, editorial),
    *(siblings, documents, places),
)
_ORDER = {chapter.__name__: place for place, chapter in enumerate(CHAPTERS)}
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
    records = [CheckedRecord(trial) for trial in trials]
    order = {trial.id: place for place, trial in enumerate(trials)}
    findings = [
        *_alone(records),
        *_beside(records),
        *_in_documents(trials, others),
        *_on_the_map(trials, locate),
    ]
    return tuple(
        sorted(findings, key=lambda finding: (order[finding.trial], _WEIGHT[finding.severity]))
    )


def rules_on(scope: Scope[Examined]) -> tuple[Rule[Examined], ...]:
    """Return the rules that look at such a subject, in the order their findings are shown."""
    chosen = (rule for rule in rules() if rule.scope is scope)
    return tuple(sorted(chosen, key=lambda rule: _ORDER.get(rule.find.__module__, len(_ORDER))))


def _findings(
    chosen: Sequence[Rule[Examined]], subject: Examined, trial: Trial
) -> Iterator[Finding]:
    for rule in chosen:
        for hit in rule.find(subject):
            yield _finding(rule, hit, trial)


def _finding(rule: Rule[Examined], hit: Hit, trial: Trial) -> Finding:
    """Tie a hit to its trial and to where the value stands."""
    stands = trial.source(hit.field) or trial.source(f"{hit.field}/0")
    sources = hit.sources or ((stands,) if stands is not None else ())
    return Finding(rule.name, rule.severity, trial.id, hit.field, hit.values, hit.variant, sources)


def _alone(records: Sequence[CheckedRecord]) -> Iterator[Finding]:
    chosen = rules_on(RECORD)
    for record in records:
        yield from _findings(chosen, record, record.trial)


def _beside(records: Sequence[CheckedRecord]) -> Iterator[Finding]:
    once, either_way, on_board = rules_on(SIBLINGS), rules_on(EACH_SIBLING), rules_on(BOARD)
    for pair in pairs(records):
        yield from _findings(once, pair, pair.first.trial)
        yield from _findings(either_way, pair, pair.first.trial)
        yield from _findings(either_way, pair.reverse, pair.other.trial)
    for pair in all_pairs(records):
        yield from _findings(on_board, pair, pair.first.trial)


def _in_documents(
    trials: Sequence[Trial], others: Mapping[str, Sequence[Trial]]
) -> Iterator[Finding]:
    chosen = rules_on(DOCUMENTS)
    for trial in trials:
        for other in others.get(trial.id, ()):
            yield from _findings(chosen, Documents(trial, other), trial)


def _on_the_map(trials: Sequence[Trial], locate: Locate | None) -> Iterator[Finding]:
    if locate is None:
        return
    chosen = rules_on(PLACES)
    for trial in trials:
        yield from _findings(chosen, Placed(trial, locate), trial)

"""Findings of the record checks as the public JSON of ``trialdesk checks``."""

from collections.abc import Sequence

from trialdesk.checks.finding import Finding
from trialdesk.exports.source_json import Json, source_json
from trialdesk.presentation.checks.finding_words import explanation
from trialdesk.presentation.wording.translation import N_


def checks_json(findings: Sequence[Finding]) -> list[Json]:
    """Return findings as the contract has them, in English; ``source`` is the first source."""
    return [
        {
            "rule": one.rule,
            "severity": one.severity,
            "nct_id": one.trial,
            "field": one.field,
            "found": one.found,
            "expected": one.expected,
            "explanation": explanation(one, N_),
            "source": source_json(one.sources[0] if one.sources else None),
            "sources": [source_json(source) for source in one.sources],
        }
        for one in findings
    ]

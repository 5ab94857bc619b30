"""Findings of the record checks as the public JSON of ``trialdesk checks``."""

from collections.abc import Sequence

from trialdesk.checks.finding import Finding
from trialdesk.exports.source_json import Json, source_json


def checks_json(findings: Sequence[Finding]) -> list[Json]:
    """Give findings in the shape of the contract; ``source`` is the first of ``sources``."""
    return [
        {
            "rule": one.rule,
            "severity": one.severity,
            "nct_id": one.trial,
            "field": one.field,
            "found": one.found,
            "expected": one.expected,
            "explanation": one.explanation,
            "source": source_json(one.sources[0] if one.sources else None),
            "sources": [source_json(source) for source in one.sources],
        }
        for one in findings
    ]

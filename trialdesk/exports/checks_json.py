"""Findings of the record checks as the public JSON of ``trialdesk checks``."""

from collections.abc import Sequence

from trialdesk.checks.finding import Finding
from trialdesk.exports.source_json import Json, source_json
from trialdesk.marking import N_
from trialdesk.presentation.checks.finding_words import finding_words


def checks_json(findings: Sequence[Finding]) -> list[Json]:
    """Return findings in the shape of the contract, in English whatever language is chosen."""
    return [_finding_json(finding) for finding in findings]


def _finding_json(finding: Finding) -> Json:
    """Return a finding; ``source`` is the first of ``sources``."""
    words = finding_words(finding, N_)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "nct_id": finding.trial,
        "field": finding.field,
        "found": words.stated,
        "expected": words.expected,
        "explanation": words.explanation,
        "source": source_json(finding.sources[0] if finding.sources else None),
        "sources": [source_json(source) for source in finding.sources],
    }

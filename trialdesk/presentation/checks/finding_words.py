"""Findings in words."""

from collections.abc import Callable

from trialdesk.checks.finding import Finding
from trialdesk.presentation.checks import (
    explanations_documents,
    explanations_eligibility,
    explanations_protocol,
    explanations_results,
)
from trialdesk.presentation.checks.templates import Wording
from trialdesk.presentation.wording.translation import _

WORDINGS: dict[str, Wording] = {
    **explanations_results.WORDINGS,
    **explanations_protocol.WORDINGS,
    **explanations_eligibility.WORDINGS,
    **explanations_documents.WORDINGS,
}


def explanation(finding: Finding, translate: Callable[[str], str] = _) -> str:
    """Return why a finding is odd; the rule's name where it has no words."""
    wording = WORDINGS.get(finding.rule)
    return translate(wording.explanation) if wording else rule_in_words(finding.rule)


def rule_in_words(name: str) -> str:
    """Return the stable name of a rule as words."""
    return name.replace("-", " ")

"""Findings in words."""

from typing import NamedTuple

from trialdesk.checks.finding import Finding
from trialdesk.marking import Message
from trialdesk.presentation.checks import (
    explanations_documents,
    explanations_eligibility,
    explanations_protocol,
    explanations_results,
)
from trialdesk.presentation.checks.templates import Remark, Translate, Wording, filled
from trialdesk.presentation.wording.translation import translated

WORDINGS: dict[str, Wording] = {
    **explanations_results.WORDINGS,
    **explanations_protocol.WORDINGS,
    **explanations_eligibility.WORDINGS,
    **explanations_documents.WORDINGS,
}


class FindingWords(NamedTuple):
    """What the record says, what the rest of it leads to, and why that is odd."""

    stated: str
    expected: str | None
    explanation: str


def finding_words(finding: Finding, translate: Translate | None = None) -> FindingWords:
    """Return a finding in words, in the chosen language or in that of ``translate``.

    A rule without words of its own is called by its name, beside the values it gives.
    """
    translate = translate or _translated
    wording = WORDINGS.get(finding.rule) or _without_words(finding)
    remark = wording.remarks[finding.variant]
    return FindingWords(
        filled(remark.stated, finding.values, translate),
        filled(remark.expected, finding.values, translate) if remark.expected else None,
        translate(wording.explanation),
    )


def _translated(text: str) -> str:
    return translated(Message(text))


def _without_words(finding: Finding) -> Wording:
    named = "; ".join(f"{{{name}}}" for name in finding.values)
    return Wording(finding.rule.replace("-", " "), Remark(named, None, finding.variant))


def finding_title(finding: Finding) -> str:
    """Return the few words by which the first page names a finding that weighs high."""
    wording = WORDINGS.get(finding.rule)
    return _translated(wording.title) if wording else finding.rule.replace("-", " ")

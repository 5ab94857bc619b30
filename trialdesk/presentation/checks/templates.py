"""The words for the findings of a rule, with places for the values of a finding.

A place in a template is a value's name; of several values their separator stands behind a colon:
"{phases:, }". All words are marked for translation where they stand.
"""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any, NamedTuple

from trialdesk.checks.finding import FindingTerm, FindingValue
from trialdesk.presentation.checks.terms import TERMS

QUOTE = "{quote}"  # the record's own words and nothing else
BESIDE = "{sibling}: {beside}"  # what another trial says instead
Translate = Callable[[str], str]


class Remark(NamedTuple):
    """What the record says and what the rest of it leads to; ``variant`` as the finding has it."""

    stated: str
    expected: str | None = None
    variant: str = ""


class Wording:
    """Why a finding of a rule is odd, for a clinician, and its remarks by their variants.

    ``title`` names what weighs high on the first page of the brief.
    """

    def __init__(self, explanation: str, *remarks: Remark, title: str = "") -> None:
        self.explanation = explanation
        self.remarks = {remark.variant: remark for remark in remarks}
        self.title = title


class _Filling(Formatter):
    """Fills templates; terms are put into words in the same language."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - as in Formatter
        if isinstance(value, tuple):
            return format_spec.join(self.format_field(part, "") for part in value)
        if isinstance(value, FindingTerm):
            return self._term(value)
        return format(value, format_spec)

    def _term(self, term: FindingTerm) -> str:
        words = TERMS.get(term.name)
        return self.fill(words, term.values) if words else term.name

    def fill(self, template: str, values: Mapping[str, FindingValue]) -> str:
        return self.vformat(self._translate(template), (), values)


def filled(template: str, values: Mapping[str, FindingValue], translate: Translate) -> str:
    """Return a template in the language of ``translate`` with the values in their places."""
    return _Filling(translate).fill(template, values)

from collections.abc import Iterator
from string import Formatter

import pytest

from tests.checks.fired import fired
from trialdesk.checks.finding import Finding, FindingTerm, FindingValue
from trialdesk.checks.rule import rules
from trialdesk.presentation.checks.finding_words import WORDINGS, finding_title, finding_words
from trialdesk.presentation.checks.terms import TERMS

SPANS: dict[str, FindingValue] = {
    "quote": "cancer",
    "spans": tuple(FindingTerm("number-of-years", {"number": number}) for number in ("2", "5")),
}


def terms(values: tuple[FindingValue, ...]) -> Iterator[FindingTerm]:
    for value in values:
        if isinstance(value, tuple):
            yield from terms(value)
        elif isinstance(value, FindingTerm):
            yield value


def places(template: str | None) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(template or "") if name}


def test_every_rule_that_fires_has_words_and_no_words_are_left_without_a_rule() -> None:
    assert {finding.rule for finding in fired()} == {rule.name for rule in rules()}
    assert set(WORDINGS) == {rule.name for rule in rules()}


def test_every_wording_of_every_rule_is_used_by_a_case() -> None:
    worded = {(rule, variant) for rule, words in WORDINGS.items() for variant in words.remarks}
    assert worded == {(finding.rule, finding.variant) for finding in fired()}


@pytest.mark.parametrize("name", sorted(WORDINGS))
def test_a_finding_gives_each_value_that_its_words_need(name: str) -> None:
    for finding in fired():
        if finding.rule == name:
            remark = WORDINGS[name].remarks[finding.variant]
            assert places(remark.stated) | places(remark.expected) <= set(finding.values)


def test_every_term_of_a_finding_has_words_and_no_words_are_left_without_a_finding() -> None:
    given = {term.name for finding in fired() for term in terms(tuple(finding.values.values()))}
    assert given == set(TERMS)


def test_what_weighs_high_has_a_title_for_the_first_page() -> None:
    assert {rule.name for rule in rules() if rule.severity == "high"} == {
        name for name, wording in WORDINGS.items() if wording.title
    }


def test_a_finding_is_put_into_words_of_the_language_asked_for() -> None:
    german = {
        "{spans: and }: {quote}": "{quote}: {spans: und }",
        "{number} years": "{number} Jahre",
    }
    finding = Finding("two-look-backs", "low", "NCT1", "eligibility/E1", SPANS)
    words = finding_words(finding, lambda text: german.get(text, text))
    assert words.stated == "cancer: 2 Jahre und 5 Jahre"


def test_braces_of_a_record_are_no_places_of_a_template() -> None:
    finding = Finding("lost-negation", "high", "NCT1", "eligibility/E1", {"quote": "{0} {quote}"})
    assert finding_words(finding).stated == "{0} {quote}"


def test_a_rule_without_words_is_called_by_its_name() -> None:
    finding = Finding("newly-added", "high", "NCT1", "status", {"status": "COMPLETED", "n": 2})
    assert finding_words(finding) == ("COMPLETED; 2", None, "newly added")
    assert finding_title(finding) == "newly added"

from trialdesk.checks import check  # noqa: F401 - it gathers the rules
from trialdesk.checks.rule import rules
from trialdesk.presentation.checks.finding_words import WORDINGS


def test_every_rule_has_words_and_no_words_are_left_without_a_rule() -> None:
    assert set(WORDINGS) == {rule.name for rule in rules()}

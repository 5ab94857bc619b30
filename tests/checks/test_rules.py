import pytest

from tests.checks.cases import CASES, PLAIN
from trialdesk.checks.check import rules_on
from trialdesk.checks.record import RECORD, CheckedRecord

BY_NAME = {rule.name: rule for rule in rules_on(RECORD)}
QUIET_ON_THE_PLAIN_TRIAL = set(BY_NAME) - {"one-arm-of-several", "criteria-abridged"}


def test_every_rule_on_a_record_has_a_pair_of_cases() -> None:
    assert set(CASES) == set(BY_NAME)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_rule_fires_where_the_record_cannot_be_right(name: str) -> None:
    assert list(BY_NAME[name].find(CheckedRecord(CASES[name][0])))


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_rule_keeps_quiet_where_the_record_may_be_right(name: str) -> None:
    assert list(BY_NAME[name].find(CheckedRecord(CASES[name][1]))) == []


@pytest.mark.parametrize("name", sorted(QUIET_ON_THE_PLAIN_TRIAL))
def test_no_rule_fires_on_a_plain_record(name: str) -> None:
    assert list(BY_NAME[name].find(CheckedRecord(PLAIN))) == []

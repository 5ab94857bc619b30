"""A rule is one decorated function: nothing else is kept in step with it."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

from tests.checks.cases import PLAIN
from tests.checks.fired import fired
from trialdesk import checks
from trialdesk.checks import rule as registry
from trialdesk.checks.check import CHAPTERS, check
from trialdesk.checks.finding import Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord
from trialdesk.checks.rule import rule, rules
from trialdesk.exports.checks_json import checks_json
from trialdesk.presentation.checks.checks_table import checks_on_board


@pytest.fixture
def new_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold a rule that is one decorated function, until the test ends."""
    monkeypatch.setattr(registry, "_registered", dict(registry._registered))

    @rule("newly-added", "high", RECORD)
    def _newly_added(record: CheckedRecord) -> Iterator[Hit]:
        yield hit("brief_title", quote=record.trial.brief_title)


@pytest.mark.usefixtures("new_rule")
def test_a_rule_added_by_a_decorated_function_reaches_the_json_and_the_window() -> None:
    findings = check([PLAIN])
    assert "newly-added" in {shown["rule"] for shown in checks_json(findings)}
    rows = checks_on_board(findings, [PLAIN]).rows
    assert [row.group for row in rows if row.key.startswith("newly-added/")] == ["Weighs high"]


@pytest.mark.usefixtures("new_rule")
def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="newly-added"):
        rule("newly-added", "low", RECORD)(lambda _record: ())


def test_every_module_with_rules_is_gathered_by_the_check() -> None:
    for module in pkgutil.walk_packages(checks.__path__, "trialdesk.checks."):
        import_module(module.name)
    assert {known.find.__module__ for known in rules()} == {part.__name__ for part in CHAPTERS}


def test_every_rule_fires_in_a_test_case() -> None:
    assert {known.name for known in rules()} == {finding.rule for finding in fired()}

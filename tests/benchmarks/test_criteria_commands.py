"""The commands of benchmarks/criteria run; no figure of theirs is judged here."""

import pytest

from benchmarks.criteria.patterns import measure_patterns, patterns


def test_patterns_finds_what_modules_hold() -> None:
    held = {one.place for one in patterns("trialdesk.endpoints")}
    assert "trialdesk.endpoints.assessor._INDEPENDENT" in held
    assert "trialdesk.endpoints.vocabulary.EFFICACY" in held


def test_patterns_are_timed(capsys: pytest.CaptureFixture[str]) -> None:
    measure_patterns(100, ["trialdesk.endpoints"])
    assert "texts of 100 characters" in capsys.readouterr().out

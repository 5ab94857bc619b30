from dataclasses import replace
from typing import Any

import pytest

from tests.builders import SNAPSHOT, make_trial
from trialdesk.checks.check import check, rules_on
from trialdesk.checks.documents.documents import DOCUMENTS, Documents
from trialdesk.domain.trial import Enrollment, PartialDate, Trial

BY_NAME = {rule.name: rule for rule in rules_on(DOCUMENTS)}


def page(**changes: Any) -> Trial:
    shown = replace(SNAPSHOT, kind="page", publisher="Example Page", id=2)
    return make_trial(snapshot=shown, **changes)


DIFFERING = {
    "documents-differ-on-design": (
        page(phases=("PHASE2",)),
        page(allocation="NON_RANDOMIZED"),
    ),
    "documents-differ-on-progress": (
        page(enrollment=Enrollment(310)),
        page(start_date=PartialDate("2025-04-01")),
    ),
}


@pytest.mark.parametrize(
    ("name", "changed"), [(name, other) for name, others in DIFFERING.items() for other in others]
)
def test_documents_that_differ_are_both_named(name: str, changed: Trial) -> None:
    (hit,) = BY_NAME[name].find(Documents(make_trial(), changed))
    assert str(hit.values["document"]).startswith("NCT09000001.json")
    assert str(hit.values["other_document"]).startswith("Example Page")


@pytest.mark.parametrize("name", sorted(BY_NAME))
@pytest.mark.parametrize(
    "alike",
    [page(), page(phases=(), enrollment=None), page(start_date=PartialDate("2025-03-07"))],
)
def test_silence_and_less_precision_are_no_difference(name: str, alike: Trial) -> None:
    assert list(BY_NAME[name].find(Documents(make_trial(), alike))) == []


def test_a_finding_on_two_documents_is_about_the_current_document() -> None:
    findings = check([make_trial()], {"NCT09000001": (page(phases=("PHASE2",)),)})
    differing = [finding for finding in findings if finding.rule == "documents-differ-on-design"]
    assert [(finding.trial, finding.field) for finding in differing] == [("NCT09000001", "phases")]

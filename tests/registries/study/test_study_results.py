from collections.abc import Callable
from decimal import Decimal
from typing import Any

from trialdesk.domain.result import AdverseEvent, Comparator, Interval, Results
from trialdesk.registries.reading import Record

Study = dict[str, Any]
Read = Callable[[object], Record]


def _results(study: Study, read_one: Read, **results: object) -> tuple[Results, Record]:
    study["trialdesk"] = {"kind": "publication", "document": "article.txt", "results": results}
    record = read_one(study)
    assert record.trial.results is not None
    return record.trial.results, record


def test_figures_keep_the_digits_they_were_printed_with(study: Study, read_one: Read) -> None:
    interval = {"level": 95, "low": 63.0, "high": 86.8, "method": "Clopper-Pearson"}
    figure = {
        "key": "orr",
        "measure": "ORR",
        "n": 42,
        "total": 55,
        "value": 76.4,
        "unit": "percent",
    }
    results, _ = _results(study, read_one, estimates=[figure | {"interval": interval}])
    (estimate,) = results.estimates
    assert (estimate.n, estimate.total, estimate.value) == (42, 55, Decimal("76.4"))
    assert str(estimate.interval and estimate.interval.low) == "63.0"


def test_a_median_not_reached_has_no_value_and_an_open_interval(
    study: Study, read_one: Read
) -> None:
    interval = {"level": 95, "low": 20.7, "highNotReached": True}
    figure = {"key": "dor", "measure": "DOR", "notReached": True, "interval": interval}
    results, _ = _results(study, read_one, estimates=[figure])
    (estimate,) = results.estimates
    assert (estimate.value, estimate.not_reached) == (None, True)
    assert estimate.interval == Interval(Decimal(95), Decimal("20.7"), None, None, True)  # noqa: FBT003 - a field


def test_an_adverse_event_needs_a_grade(study: Study, read_one: Read) -> None:
    events = [
        {"term": "Anaemia", "grade": "3+", "n": 1, "total": 57, "percent": 1.8},
        {"term": "Fever", "grade": "4"},
    ]
    results, record = _results(study, read_one, adverseEvents=events)
    (event,) = results.adverse_events
    assert event == AdverseEvent("Anaemia", "3+", 1, 57, Decimal("1.8"), event.source)
    assert [issue.pointer for issue in record.issues] == [
        "/trialdesk/results/adverseEvents/1/grade"
    ]


def test_comparators_and_populations_are_read(study: Study, read_one: Read) -> None:
    results, _ = _results(
        study,
        read_one,
        cutoff="2023-09-15",
        populations=[{"name": "SS", "definition": "All treated."}],
        comparators=[{"study": "OTHER", "measure": "PFS", "value": "18.5", "unit": "month"}],
    )
    (comparator,) = results.comparators
    assert comparator == Comparator("OTHER", "PFS", "18.5", None, "month", None, comparator.source)
    assert results.populations == (("SS", "All treated."),)
    assert results.cutoff == "2023-09-15"


def test_a_record_without_results_has_none(study: Study, read_one: Read) -> None:
    assert read_one(study).trial.results is None


def test_the_counts_of_a_comparator_are_kept_beside_its_words(study: Study, read_one: Read) -> None:
    told = {"study": "OTHER", "measure": "LVEF", "value": "2 of 122 (1.7%)"}
    results, _ = _results(
        study, read_one, comparators=[told | {"n": 2, "total": 122, "percent": 1.7}]
    )
    (comparator,) = results.comparators
    assert (comparator.n, comparator.total, comparator.percent) == (2, 122, Decimal("1.7"))


def test_a_day_of_the_study_needs_its_role(study: Study, read_one: Read) -> None:
    dates = [{"role": "enrolment end", "date": "2021-05-27"}, {"date": "2020-01-13"}]
    results, record = _results(study, read_one, dates=dates)
    assert [(date.role, date.date) for date in results.dates] == [("enrolment end", "2021-05-27")]
    assert [issue.pointer for issue in record.issues] == ["/trialdesk/results/dates/1/date"]

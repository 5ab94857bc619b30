"""Real legacy records: nothing posted is lost, and both formats of one trial say the same."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from itertools import chain
from pathlib import Path

import pytest

from trialdesk.domain.result import Affected, BaselineMeasure, Posted, PostedOutcome
from trialdesk.domain.trial import Trial
from trialdesk.registries.read import read

REGISTRY = Path(__file__).parents[3] / "shared" / "registry"
RECORDS = sorted((REGISTRY / "ctgov_xml").glob("*.xml"))
# the XML was fetched in March 2020, the JSON in October 2023, after results were posted
LATER = {
    *("status_verified", "primary_completion_date", "outcomes", "has_results", "results"),
    *("sites", "snapshot", "sources", "collaborators"),
}

pytestmark = pytest.mark.skipif(
    not RECORDS, reason="the registry's records are not on this machine"
)


def trial(path: Path) -> Trial:
    (record,) = read(path).records
    assert record.issues == ()
    return record.trial


def figures(record: ET.Element) -> Counter[tuple[str | None, ...]]:
    return Counter(
        (found.get("group_id"), *(found.get(name) for name in names))
        for tag, names in (
            ("measurement", ("value", "spread", "lower_limit", "upper_limit")),
            ("participants", ("count",)),
            ("counts", ("events", "subjects_affected", "subjects_at_risk")),
        )
        for found in record.iter(tag)
    )


def posted_figures(posted: Posted) -> Iterator[tuple[str | None, ...]]:
    at_baseline = posted.baseline.measures if posted.baseline else ()
    tables: tuple[PostedOutcome | BaselineMeasure, ...] = (*posted.outcomes, *at_baseline)
    rows = chain(*(table.rows for table in tables))
    yield from ((one.group, one.posted) for row in rows for one in row.measurements)
    periods = posted.flow.periods if posted.flow else ()
    steps = chain(*((*period.milestones, *period.withdrawals) for period in periods))
    yield from ((count.group, _text(count.count)) for step in steps for count in step.counts)
    if posted.events:
        for event in (*posted.events.serious, *posted.events.other):
            yield from map(_affected, event.affected)
        totals = (posted.events.deaths, posted.events.any_serious, posted.events.any_other)
        yield from map(_affected, chain(*totals))


def _affected(one: Affected) -> tuple[str | None, ...]:
    return one.group, _text(one.n), _text(one.total)


def _text(count: int | None) -> str | None:
    return None if count is None else str(count)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_posted_figure_is_there_under_its_group(path: Path) -> None:
    results = trial(path).results
    raw = figures(ET.parse(path).getroot())  # noqa: S314 - our own copy
    held = Counter(posted_figures(results.posted)) if results and results.posted else Counter()
    said = Counter[tuple[str | None, ...]]()
    for (group, *values), times in raw.items():
        # of counts the events are left out, of a measurement all but its value
        of_events = len(values) == len(("events", "affected", "at risk"))
        said[(group, *values[1:]) if of_events else (group, values[0])] += times
    assert said == held


def test_both_formats_of_one_trial_say_the_same() -> None:
    json = trial(REGISTRY / "ctgov_v2" / "NCT02513394.json")
    xml = trial(REGISTRY / "ctgov_xml" / "NCT02513394.xml")
    compared = [one.name for one in fields(Trial) if one.name not in LATER]
    assert [name for name in compared if getattr(json, name) != getattr(xml, name)] == []
    assert [one.name for one in json.collaborators] == [one.name for one in xml.collaborators]
    assert json.start_date == xml.start_date

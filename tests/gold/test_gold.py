from collections.abc import Iterator

import pytest

from tests.gold.check_gold import ROOT, SHARED, compare, gold_trials, is_page, page, sample
from tests.gold.expectations import Gold
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the curated records (../shared beside the checkout) are missing"
)
NUMBERS = [path.stem for path in sorted((ROOT / "sample_db/records").glob("NCT*.json"))]
# The curator gives the items of an open list their parent's words as a group; the parent is an
# item itself, and the items stand below it by their depth.
KNOWN = {"NCT04165993": {"criteria E5", "criteria E6", "criteria E7"}}


@pytest.fixture(params=NUMBERS)
def gold(request: pytest.FixtureRequest) -> Gold:
    return next(trial for trial in gold_trials() if trial["nct_id"]["value"] == request.param)


def test_sample_record_says_what_the_curated_record_says(gold: Gold) -> None:
    _, differences = compare(gold, sample(gold))
    unknown = [item for item in differences if item.field not in KNOWN.get(_number(gold), ())]
    assert unknown == []


def test_page_reader_says_what_the_curated_record_says(gold: Gold) -> None:
    if is_page(gold):
        _, differences = compare(gold, page(gold))
        assert differences == []


def test_every_quote_stands_on_one_of_its_lines(gold: Gold) -> None:
    lines = (SHARED / "seeds" / gold["source"]["file"]).read_text("utf-8").split("\n")
    for path, source in _sources(sample(gold)):
        on_lines = [lines[number - 1] for number in source.lines]
        assert not source.quote or any(source.quote in line for line in on_lines), path


def test_every_value_of_a_sample_record_has_its_lines(gold: Gold) -> None:
    trial = sample(gold)
    unplaced = [path for path, source in trial.sources.items() if not source.lines]
    assert [path for path in unplaced if not path.startswith(("snapshot", "disagreements"))] == []


def _number(gold: Gold) -> str:
    return str(gold["nct_id"]["value"])


def _sources(trial: Trial) -> Iterator[tuple[str, Source]]:
    yield from trial.sources.items()
    for disagreement in trial.disagreements:
        yield from ((disagreement.path, source) for _, source in disagreement.readings)

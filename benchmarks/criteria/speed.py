"""Seconds for 100 trials, against one pass of one compiled expression over the same texts."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks.criteria.scores import read_json
from benchmarks.measurement import milliseconds, print_measured
from trialdesk.criteria.atoms.topics import topics
from trialdesk.criteria.lexicon.lexicon import concepts
from trialdesk.criteria.lexicon.phrases import folded, phrase_pattern
from trialdesk.criteria.relations.align import align
from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.trial import Trial

_PAIRS = 50


def measure_speed(records: Sequence[Path]) -> None:
    """Print seconds per 100 trials for the floor, splitting, reading and aligning in pairs."""
    texts = [text for record in records if (text := _text_of(record))]
    topics("Inclusion Criteria:\n* Age ≥18 years")
    floor = re.compile(phrase_pattern({folded(t) for c in concepts().values() for t in c.terms}))
    trials = [
        Trial(id=str(number), eligibility=Eligibility(text=text))
        for number, text in enumerate(texts)
    ]
    print_measured(texts=len(texts), characters=sum(map(len, texts)))
    floored = _timed("one compiled pass", lambda: [_passed(floor, text) for text in texts], texts)
    _timed("split", lambda: [split(text) for text in texts], texts)
    topics.cache_clear()
    read = _timed("split, atoms, concepts, limits", lambda: [topics(text) for text in texts], texts)
    topics.cache_clear()
    _timed("the same, aligned in pairs", lambda: [align(pair) for pair in pairwise(trials)], texts)
    pairs = list(pairwise(trials))[:_PAIRS]
    _aligned("board of six", [trials[:6]])
    _aligned(f"a pair, mean of {len(pairs)}", pairs)
    print(f"reading takes {read / floored:.1f} times the floor")


def _aligned(name: str, boards: Sequence[Sequence[Trial]]) -> None:
    """Print the mean milliseconds to align, the texts unread at first and read the second time."""
    topics.cache_clear()
    means = []
    for _time in range(2):
        started = perf_counter()
        for board in boards:
            align(board)
        means.append((perf_counter() - started) * 1000 / max(1, len(boards)))
    print(f"{name}: {means[0]:.1f} ms the first time, {means[1]:.1f} ms after")


def _text_of(record: Path) -> str:
    protocol = read_json(record).get("protocolSection", {})
    text: str = protocol.get("eligibilityModule", {}).get("eligibilityCriteria", "")
    return text


def _passed(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text.lower()))


def _timed(name: str, work: Callable[[], object], texts: Sequence[str]) -> float:
    seconds = milliseconds(work) / 1000 * 100 / len(texts)
    print(f"{name}: {seconds:.3f} s per 100 trials")
    return seconds

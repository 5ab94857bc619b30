"""Reported figures against each other."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord
from trialdesk.checks.rule import rule
from trialdesk.domain.result import Comparator, Estimate, Results
from trialdesk.domain.source import Source

_NONE = Results()
_COUNT_OF = re.compile(r"(\d{1,6})\s(?:of|/)\s(\d{1,6})\s\((\d{1,3}(?:\.\d{1,3})?)\s?%\)")
_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}
_ON_TREATMENT = re.compile(
    r"\b(?:exposure|duration of treatment|treatment duration)\b", re.IGNORECASE
)
_LEAST, _MOST = Decimal("0.5"), Decimal(2)
_SURVIVAL = frozenset({"PFS", "OS", "DOR", "DFS", "EFS", "iDFS"})
_LANDMARK = re.compile(r"\b(\d{1,3})[- ]?months?\b", re.IGNORECASE)
_REFERENCE = re.compile(r"^\[\d+\]\s\S")
_EXCLUSIVE = (
    re.compile(r"^ECOG (?:PS )?[0-5]$"),
    re.compile(r"^(?:Clinical )?Stage [IV]+[ABC]?$"),
    re.compile(r"^HER2 IHC [0-3]\+?$"),
    re.compile(r"^(?:CR|PR|SD|PD|NE)$"),
)
_KIND = re.compile(r"(surgery|radiotherapy)$", re.IGNORECASE)
_LEAST_PARTS = 2


def rounded_percent(n: int, total: int, like: Decimal) -> Decimal:
    """Return n of total in percent with the decimals of a printed figure, halves rounded up."""
    exact = Decimal(100 * n) / Decimal(total)
    decimals = Decimal(1).scaleb(min(0, int(like.as_tuple().exponent)))
    return exact.quantize(decimals, ROUND_HALF_UP)


def _results(record: CheckedRecord) -> Results:
    return record.trial.results or _NONE


def _estimates(record: CheckedRecord) -> Iterator[tuple[str, Estimate]]:
    for place, estimate in enumerate(_results(record).estimates):
        yield f"results/estimates/{place}", estimate


def _percent(path: str, n: int | None, total: int | None, value: Decimal | None) -> Iterator[Hit]:
    if n is None or not total or value is None:
        return
    exact = rounded_percent(n, total, value)
    if exact != value:
        yield hit(path, n=n, total=total, percent=value, exact=exact)


@rule("two-readings", "high", RECORD)
def _readings(record: CheckedRecord) -> Iterator[Hit]:
    for disagreement in record.trial.disagreements:
        readings = tuple(reading for reading, _source in disagreement.readings)
        sources = (record.trial.stored(source) for _reading, source in disagreement.readings)
        variant = "" if disagreement.remark is None else "remarked"
        yield hit(
            disagreement.path,
            *sources,
            variant=variant,
            readings=readings,
            remark=disagreement.remark,
        )


@rule("percent-of-count", "high", RECORD)
def _percent_of_count(record: CheckedRecord) -> Iterator[Hit]:
    for path, estimate in _estimates(record):
        if estimate.unit == "percent":
            yield from _percent(path, estimate.n, estimate.total, estimate.value)
    for place, event in enumerate(_results(record).adverse_events):
        path = f"results/adverse_events/{place}"
        yield from _percent(path, event.n, event.total, event.percent)


@rule("percent-of-quoted-count", "medium", RECORD)
def _quoted_percent(record: CheckedRecord) -> Iterator[Hit]:
    for place, quoted in enumerate(_results(record).comparators):
        for matched in _COUNT_OF.finditer(quoted.value):
            path = f"results/comparators/{place}"
            yield from _percent(path, int(matched[1]), int(matched[2]), Decimal(matched[3]))


@rule("count-within-total", "high", RECORD)
def _count_within_total(record: CheckedRecord) -> Iterator[Hit]:
    for path, estimate in _estimates(record):
        if estimate.n is not None and estimate.total is not None and estimate.n > estimate.total:
            yield hit(path, measure=estimate.measure, n=estimate.n, total=estimate.total)


@rule("value-in-interval", "high", RECORD)
def _value_in_interval(record: CheckedRecord) -> Iterator[Hit]:
    for path, estimate in _estimates(record):
        inside = estimate.interval
        low = inside.low if inside else estimate.low
        high = inside.high if inside else estimate.high
        value = estimate.value
        if value is not None and (
            (low is not None and value < low) or (high is not None and value > high)
        ):
            yield hit(path, measure=estimate.measure, value=value, low=low, high=high)


@rule("rates-fall-with-time", "high", RECORD)
def _rates_fall(record: CheckedRecord) -> Iterator[Hit]:
    series: dict[tuple[str, str | None], dict[int, tuple[str, Decimal]]] = defaultdict(dict)
    for path, estimate in _estimates(record):
        if (
            estimate.code in _SURVIVAL
            and estimate.at_months is not None
            and estimate.value is not None
        ):
            series[estimate.code, estimate.population].setdefault(
                estimate.at_months, (path, estimate.value)
            )
    for (code, _population), rates in series.items():
        months = sorted(rates)
        for earlier, later in pairwise(months):
            path, value = rates[later]
            before = rates[earlier][1]
            if value > before:
                yield hit(path, code=code, before=before, earlier=earlier, value=value, later=later)


@rule("same-measure-two-values", "high", RECORD)
def _same_measure(record: CheckedRecord) -> Iterator[Hit]:
    seen: dict[tuple[object, ...], Estimate] = {}
    for path, estimate in _estimates(record):
        if estimate.value is None or estimate.unit is None:
            continue
        key = (
            estimate.measure.casefold(),
            estimate.population,
            estimate.unit,
            estimate.at_months,
            estimate.n,
            estimate.total,
        )
        first = seen.setdefault(key, estimate)
        if first.value != estimate.value:
            yield hit(
                path,
                *_sources(record, first, estimate),
                measure=estimate.measure,
                first=first.value,
                second=estimate.value,
                unit=estimate.unit,
            )


@rule("same-duration-two-units", "high", RECORD)
def _same_duration(record: CheckedRecord) -> Iterator[Hit]:
    durations = [
        (path, estimate)
        for path, estimate in _estimates(record)
        if estimate.value and estimate.unit in _DAYS and _ON_TREATMENT.search(estimate.measure)
    ]
    for (_path, first), (path, second) in pairwise(durations):
        if first.unit == second.unit or first.population != second.population:
            continue
        days = [
            estimate.value * _DAYS[estimate.unit]
            for estimate in (first, second)
            if estimate.value and estimate.unit
        ]
        if not _LEAST <= days[0] / days[1] <= _MOST:
            yield hit(
                path,
                *_sources(record, first, second),
                first_measure=first.measure,
                second_measure=second.measure,
                first=first.value,
                first_unit=FindingTerm(f"{first.unit}s"),
                second=second.value,
                second_unit=FindingTerm(f"{second.unit}s"),
                weeks=(days[0] / 7).quantize(Decimal("0.1"), ROUND_HALF_UP),
            )


@rule("exclusive-parts", "high", RECORD)
def _exclusive_parts(record: CheckedRecord) -> Iterator[Hit]:
    for names in _EXCLUSIVE:
        parts: dict[tuple[str | None, int], dict[str, int]] = defaultdict(dict)
        paths: dict[tuple[str | None, int], str] = {}
        for path, estimate in _estimates(record):
            if estimate.n is not None and estimate.total and names.match(estimate.measure):
                parts[estimate.population, estimate.total].setdefault(estimate.measure, estimate.n)
                paths.setdefault((estimate.population, estimate.total), path)
        for key, counts in parts.items():
            total = key[1]
            if len(counts) >= _LEAST_PARTS and sum(counts.values()) > total:
                printed = tuple(f"{name} {n}" for name, n in counts.items())
                yield hit(paths[key], parts=printed, total=total)


@rule("kinds-of-whole", "medium", RECORD)
def _kinds_of_whole(record: CheckedRecord) -> Iterator[Hit]:
    wholes: dict[str, tuple[str, Estimate]] = {}
    kinds: dict[str, dict[str, Estimate]] = defaultdict(dict)
    for path, estimate in _estimates(record):
        kind = _KIND.search(estimate.measure)
        if kind is None or estimate.n is None:
            continue
        name = kind[1].casefold()
        if estimate.measure.casefold() == f"prior {name}":
            wholes.setdefault(name, (path, estimate))
        else:
            kinds[name].setdefault(estimate.measure, estimate)
    for name, (path, whole) in wholes.items():
        parts = kinds[name]
        together = sum(part.n or 0 for part in parts.values())
        if len(parts) >= _LEAST_PARTS and together != whole.n:
            yield hit(
                path,
                *_sources(record, *parts.values(), whole),
                parts=tuple(f"{kind} {part.n}" for kind, part in parts.items()),
                together=together,
                kind=FindingTerm(name),
                whole=whole.n,
            )


def _sources(record: CheckedRecord, *estimates: Estimate) -> tuple[Source, ...]:
    """Return where each figure stands, a place once."""
    sources = (
        record.trial.stored(estimate.source)
        for estimate in estimates
        if estimate.source is not None
    )
    return tuple(dict.fromkeys(sources))


@rule("grades-of-event", "high", RECORD)
def _grades(record: CheckedRecord) -> Iterator[Hit]:
    events = _results(record).adverse_events
    any_grade = {event.term: event.n for event in events if event.grade == "any"}
    for place, event in enumerate(events):
        most = any_grade.get(event.term)
        if event.grade == "3+" and event.n is not None and most is not None and event.n > most:
            path = f"results/adverse_events/{place}"
            yield hit(path, term=event.term, severe=event.n, any_grade=most)


@rule("landmark-not-planned", "low", RECORD)
def _landmark_planned(record: CheckedRecord) -> Iterator[Hit]:
    planned: dict[str, set[int]] = defaultdict(set)
    for outcome in record.trial.outcomes:
        for code in ("PFS", "OS"):
            measure = outcome.measure or ""
            if re.search(rf"\b{code}\b", measure):
                planned[code].update(
                    int(months_named[1]) for months_named in _LANDMARK.finditer(measure)
                )
    seen = set()
    for path, estimate in _estimates(record):
        listed = planned.get(estimate.code or "")
        if listed and estimate.at_months is not None and estimate.at_months not in listed:
            if (estimate.code, estimate.at_months) not in seen:
                yield hit(path, quote=estimate.measure, months=tuple(sorted(listed)))
            seen.add((estimate.code, estimate.at_months))


def _is_named(quoted: Comparator) -> bool:
    return quoted.study.casefold() in (quoted.citation or "").casefold()


@rule("citation-of-study", "medium", RECORD)
def _citation(record: CheckedRecord) -> Iterator[Hit]:
    quotes = _results(record).comparators
    named = {quoted.study for quoted in quotes if _is_named(quoted)}
    for place, quoted in enumerate(quotes):
        citation = quoted.citation or ""
        if quoted.study in named and _REFERENCE.match(citation) and not _is_named(quoted):
            yield hit(f"results/comparators/{place}", study=quoted.study, quote=citation[:90])

"""Splitting, polarity, parent, concepts and limits scored on files labelled by hand.

The format is described in README.md beside this file.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from benchmarks.criteria.scores import count_sets, folded, print_precision, print_shares
from benchmarks.measurement import print_measured
from trialdesk.exports.criteria_json import text_json

_Item = Mapping[str, Any]
_Pairs = Sequence[tuple[_Item, _Item]]


def score_labelled(files: Sequence[Path]) -> None:
    """Print each error, then the scores over all texts; what is not labelled is not scored."""
    counts: Counter[str] = Counter()
    for file in files:
        for number, labelled in enumerate(texts_of(file), start=1):
            _score(f"{file.name}:{labelled.get('name', number)}", labelled, counts)
    print_measured(texts=counts["texts"], labelled_items=counts["items"])
    print_shares(counts, ("texts without an error of splitting",), "texts")
    print_shares(counts, ("exact", "in order"), "items")
    print(f"items beside the labelled: {counts['beside']}")
    for name in ("polarity", "depth", "parent"):
        print_shares(counts, (name,), f"{name} labelled")
    print_precision(counts, "concepts")
    print_shares(counts, ("limits right", "limits wrong", "limits not read"), "limits labelled")
    print(f"limits nobody labelled: {counts['limits beside']}")


def texts_of(file: Path) -> Iterator[Mapping[str, Any]]:
    """Read one JSON document (a text or a list of texts) or JSON lines."""
    try:
        texts = _documents(file.read_text(encoding="utf-8"))
    except ValueError as error:  # no JSON, no UTF-8
        raise SystemExit(f"{file}: {error}") from error
    for number, labelled in enumerate(texts, start=1):
        fault = next(_faults(labelled), None)
        if fault is not None:
            raise SystemExit(f"{file}, text {number}: {fault}; see README.md beside the command")
        yield labelled


def _documents(raw: str) -> list[Any]:
    try:
        whole = json.loads(raw)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise
        lines = enumerate(raw.splitlines(), start=1)
        return [_document(line, number) for number, line in lines if line.strip()]
    return whole if isinstance(whole, list) else [whole]


def _document(line: str, number: int) -> Any:  # noqa: ANN401 - whatever a file holds
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {number}: {error.msg}") from error


def _faults(labelled: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a file holds
    """Tell what is not in the format, the first fault first."""
    if not isinstance(labelled, dict) or not isinstance(labelled.get("text"), str):
        yield 'no object with a "text"'
    elif not isinstance(labelled.get("items"), list):
        yield 'no list of "items"'
    else:
        items = labelled["items"]
        for place, item in enumerate(items, start=1):
            yield from (f"item {place}: {fault}" for fault in _item_faults(item, len(items)))


def _item_faults(item: Any, items: int) -> Iterator[str]:  # noqa: ANN401 - whatever a file holds
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        yield 'no object with a "text"'
        return
    if item.get("parent") not in (None, *range(1, items + 1)):
        yield f'"parent" is no place from 1 to {items}'
    if not isinstance(item.get("concepts", []), list):
        yield '"concepts" is no list'
    limits = item.get("constraints", [])
    needed = {"parameter", "operator", "value"}
    if not isinstance(limits, list) or any(
        not isinstance(limit, dict) or not needed <= limit.keys() for limit in limits
    ):
        yield '"constraints" is no list of objects with parameter, operator and value'


def _score(name: str, labelled: Mapping[str, Any], counts: Counter[str]) -> None:
    found = text_json(labelled["text"])["criteria"]
    places = _places(labelled["items"], found)
    _score_splitting(name, labelled["items"], found, places, counts)
    pairs = [
        (label, found[place])
        for label, place in zip(labelled["items"], places, strict=True)
        if place is not None
    ]
    _score_standing(name, labelled["items"], pairs, counts)
    for label, item in pairs:
        _score_concepts(name, label, item, counts)
        _score_limits(name, label, item, counts)


def _places(labels: Sequence[_Item], found: Sequence[_Item]) -> list[int | None]:
    """Find each label's words among the items, the first of equal words for the first label."""
    free: dict[str, list[int]] = {}
    for place, item in enumerate(found):
        free.setdefault(folded(item["text"]), []).append(place)
    return [left.pop(0) if (left := free.get(folded(label["text"]))) else None for label in labels]


def _score_splitting(
    name: str,
    labels: Sequence[_Item],
    found: Sequence[_Item],
    places: Sequence[int | None],
    counts: Counter[str],
) -> None:
    beside = [item for place, item in enumerate(found) if place not in places]
    missing = [label for label, place in zip(labels, places, strict=True) if place is None]
    highest = -1
    for place in (place for place in places if place is not None):
        counts["in order"] += place > highest
        highest = max(highest, place)
    counts["texts"] += 1
    counts["texts without an error of splitting"] += not beside and not missing
    counts["items"] += len(labels)
    counts["exact"] += len(labels) - len(missing)
    counts["beside"] += len(beside)
    for label in missing:
        print(f"  missing {name}: {label['text'][:120]!r}")
    for item in beside:
        print(f"  beside {name} {item['id']}: {item['text'][:120]!r}")


def _score_standing(
    name: str, labels: Sequence[_Item], pairs: _Pairs, counts: Counter[str]
) -> None:
    """Score polarity, depth and parent of the items found."""
    ids = {id(label): item["id"] for label, item in pairs}
    for label, item in pairs:
        wanted = {key: label[key] for key in ("polarity", "depth") if key in label}
        if "parent" in label:
            above = label["parent"]
            wanted["parent"] = None if above is None else ids.get(id(labels[above - 1]), "missing")
        for key, value in wanted.items():
            counts[f"{key} labelled"] += 1
            counts[key] += item[key] == value
            if item[key] != value:
                print(
                    f"  {key} {name} {item['id']}: {item[key]} for {value}: {item['text'][:90]!r}"
                )


def _score_concepts(name: str, label: _Item, item: _Item, counts: Counter[str]) -> None:
    if "concepts" not in label:
        return
    named, wanted = set(item["concepts"]), set(label["concepts"])
    count_sets(counts, "concepts", named, wanted)
    if named != wanted:
        print(f"  concepts {name} {item['id']}: {sorted(named)} for {sorted(wanted)}")


def _score_limits(name: str, label: _Item, item: _Item, counts: Counter[str]) -> None:
    """Count a limit as wrong when its parameter was read but not as it is labelled."""
    if "constraints" not in label:
        return
    read = [_limit(limit) for limit in item["constraints"]]
    wanted = [_limit(limit) for limit in label["constraints"]]
    counts["limits labelled"] += len(wanted)
    for limit in wanted:
        same = [one for one in read if one[0] == limit[0]]
        verdict = "right" if limit in same else "wrong" if same else "not read"
        counts[f"limits {verdict}"] += 1
        if verdict != "right":
            print(f"  limit {verdict} {name} {item['id']}: {same} for {limit}")
    beside = [one for one in read if one[0] not in {limit[0] for limit in wanted}]
    counts["limits beside"] += len(beside)
    for limit in beside:
        print(f"  limit beside {name} {item['id']}: {limit}: {item['text'][:90]!r}")


def _limit(limit: _Item) -> tuple[object, ...]:
    values = limit["value"] if isinstance(limit["value"], list) else [limit["value"]]
    figures = tuple(_figure(value) for value in (*values, limit.get("high")))
    return (limit["parameter"], limit["operator"], figures, limit.get("unit"))


def _figure(value: object) -> object:
    """Take 100, 100.0 and "100" as one figure."""
    try:
        return None if value is None else Decimal(str(value)).normalize()
    except InvalidOperation:
        return value

"""Limits read from single sentences against figures a curator took from the same sentences.

The file has the columns nct_id, type (6 platelets, 8 performance status), original_text and
refined_text ("Platelet count >= 100,000/uL", "Performance Status =< 2"). The curators write ">" as
">=", count Karnofsky as ECOG, keep the widest of alternatives, and turn what is excluded into what
is let in; the sentences do not say which list they stood in. A sentence is right when one
alternative of its limits is the curated figure, undecided when no limit was read.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from benchmarks.measurement import print_measured, stop
from trialdesk.criteria.limits.constraints import constraints
from trialdesk.domain.constraint import Constraint

_COLUMNS = {"nct_id", "type", "original_text", "refined_text"}
_PLATELETS = re.compile(r"Platelet count\s*[<>=]+\s*([\d,]+)\s*/\s*uL")
_STATUS = re.compile(r"Performance Status\s*[<=]+\s*(\d)")
_ECOG_OF_KARNOFSKY = {10: 0, 9: 0, 8: 1, 7: 2, 6: 2, 5: 3, 4: 3, 3: 4, 2: 4, 1: 4}


def score_figures(file: Path, half: int | None) -> None:
    """Print right, wrong and undecided for both figures; ``half`` keeps trials of one half."""
    with file.open(encoding="utf-8", newline="") as source:
        table = csv.DictReader(source)
        if missing := _COLUMNS - set(table.fieldnames or ()):
            stop(f"{file} lacks the columns {', '.join(sorted(missing))}.")
        rows = [row for row in table if half in {None, half_of(row["nct_id"])}]
    judges = {"6": ("platelets", _platelets), "8": ("performance status", _status)}
    print_measured(sentences=sum(row["type"] in judges for row in rows))
    for kind, (name, judge) in judges.items():
        _score(name, judge, [row for row in rows if row["type"] == kind])


def half_of(trial: str) -> int:
    """Give the half a trial falls into by the hash of its id."""
    return int(hashlib.sha256(trial.encode()).hexdigest(), 16) % 2


def _score(
    name: str, judge: Callable[[Mapping[str, str]], str | None], rows: list[dict[str, str]]
) -> None:
    counts: Counter[str] = Counter()
    for row in rows:
        verdict = judge(row)
        if verdict is None:
            continue
        counts[verdict] += 1
        if verdict != "right":
            text = " ".join(row["original_text"].split())[:160]
            print(f"  {verdict:9} {row['nct_id']} {text} | {row['refined_text']}")
    total, decided = counts.total(), counts["right"] + counts["wrong"]
    print(
        f"{name}: {total} labelled; right {counts['right'] / max(1, decided):.1%} of {decided}"
        f" decided, wrong {counts['wrong'] / max(1, total):.1%},"
        f" undecided {counts['undecided'] / max(1, total):.1%}"
    )


def _platelets(row: Mapping[str, str]) -> str | None:
    labels = _PLATELETS.findall(row["refined_text"])
    if len(labels) != 1:
        return None
    label = Decimal(labels[0].replace(",", "")) / 1000
    found = [one for one in _limits(row) if one.parameter == "platelets"]
    figures = {one.value_si for one in found if one.value_si is not None}
    if not figures:
        return "undecided"
    return "right" if label in figures else "wrong"


def _status(row: Mapping[str, str]) -> str | None:
    labels = _STATUS.findall(row["refined_text"])
    if len(labels) != 1:
        return None
    found = set(_highest_ecog(_limits(row)))
    if not found:
        return "undecided"
    return "right" if int(labels[0]) in found else "wrong"


def _limits(row: Mapping[str, str]) -> tuple[Constraint, ...]:
    return constraints(row["original_text"])


def _highest_ecog(limits: tuple[Constraint, ...]) -> Iterator[int]:
    for one in limits:
        if not isinstance(one.value, Decimal):
            continue
        if one.parameter == "ECOG":
            yield from _highest(one, one.value)
        elif one.parameter in {"KPS", "Lansky"}:
            yield _ECOG_OF_KARNOFSKY.get(int(one.value) // 10, -1)
            if one.operator == ">":
                yield _ECOG_OF_KARNOFSKY.get(int(one.value) // 10 + 1, -1)


def _highest(one: Constraint, value: Decimal) -> Iterator[int]:
    """Give the highest grade let in, the complement where high grades are named.

    The curators write "<" as "=<", so both readings of it count.
    """
    if one.operator in {">", ">="} or (one.operator in {"in", "between"} and value > 1):
        yield int(value) - (0 if one.operator == ">" else 1)
        return
    top = int(max(one.values, default=one.high if one.high is not None else value))
    yield top
    if one.operator == "<":
        yield top - 1

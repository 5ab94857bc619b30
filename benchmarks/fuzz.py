"""Mutate real records and see that each is read or refused, in time, and never a crash.

Usage: python benchmarks/fuzz.py [RECORDS] [NUMBER] [SEED]. RECORDS is a file, or a folder with
records of any format in it or below it, the sample records without; NUMBER mutations (10,000) are
spread over the formats. What is read is also split into criteria and checked. Exit status 1 for a
crash or a case that takes over 2 seconds.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.measurement import add_records, add_slack, parser, positive, print_measured, stop
from trialdesk.checks.check import check
from trialdesk.domain.trial import Trial
from trialdesk.errors import UnreadableFileError
from trialdesk.registries.read import read_bytes, read_for_listing, read_stream
from trialdesk.registries.reading import Record

_NUMBER, _SLOW = 10_000, 2.0
_KINDS = (".json", ".xml", ".csv", ".txt")
_MOST_AGAIN = 20  # records of a file
_LARGEST = 120_000  # bytes of a record that is mutated
_ODD: tuple[Any, ...] = (
    *(None, True, "", " ", "N/A", -1, 10**30, 1e308, [], {}, [[]], [None], {"a": {}}, ["x", 1]),
    *(
        "\x00",
        "\ud800",
        "\u202e",
        "<b>&amp;</b>",
        "=1+1",
        "x" * 20_000,
        "≥ 5 % of " * 500,
        "(" * 500,
    ),
)


@dataclass(slots=True)
class _Tally:
    """What became of the mutations, by format, and what went wrong."""

    slow: float
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: int = 0
    slowest: tuple[float, str] = (0.0, "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what became of the mutations by format; 1 where one went wrong."""
    accepted = parser(__doc__)
    add_records(accepted)
    accepted.add_argument("number", type=positive, nargs="?", default=_NUMBER, metavar="NUMBER")
    accepted.add_argument("seed", type=int, nargs="?", default=1, metavar="SEED")
    add_slack(accepted)
    chosen = accepted.parse_args(arguments)
    dice = random.Random(chosen.seed)  # noqa: S311 - no secret
    seeds = _seeds(chosen.records)
    tally = _Tally(_SLOW * chosen.slack)
    for turn in range(chosen.number):
        kind = sorted(seeds)[turn % len(seeds)]
        name, raw = dice.choice(seeds[kind])
        _try(_MUTATE.get(kind, _of_text)(raw, dice), (kind, name, turn), tally)
    for (kind, outcome), count in sorted(tally.outcomes.items()):
        print(f"{kind:6} {outcome:9} {count}")
    print(f"slowest {tally.slowest[0]:.2f} s ({tally.slowest[1]}), limit {_SLOW:g} s")
    was_read = sum(n for (_kind, outcome), n in tally.outcomes.items() if outcome == "read")
    print_measured(files=sum(map(len, seeds.values())), mutations=chosen.number, read=was_read)
    return int(tally.wrong > 0)


def _try(mutated: bytes, place: tuple[str, str, int], tally: _Tally) -> None:
    """Read a mutation and count what became of it."""
    kind, name, turn = place
    started = perf_counter()
    try:
        outcome = _read(mutated, name)
    except Exception as error:  # noqa: BLE001 - the point of the exercise
        outcome = "crash"
        tally.wrong += 1
        print(f"{name}, turn {turn}: {type(error).__name__}: {error}"[:300])
    taken = perf_counter() - started
    if taken > tally.slow:
        tally.wrong += 1
        print(f"{name}, turn {turn}: {taken:.1f} s")
    tally.slowest = max(tally.slowest, (taken, name))
    tally.outcomes[kind, outcome] += 1


def _read(raw: bytes, name: str) -> str:
    """Read a file as an import does, and what is stored of it as the window does."""
    try:
        found = list(read_stream(BytesIO(raw), name, read_for_listing))
    except UnreadableFileError:
        return "refused"
    stored = [one for one in found if isinstance(one, Record)]
    again = [_again(one, name) for one in stored[:_MOST_AGAIN]]
    check(again[:3])
    return "read" if stored else "refused"


def _again(stored: Record, name: str) -> Trial:
    """Read a record as it is stored; it is of the same trial, or something is wrong."""
    reading = read_bytes(stored.raw, name)
    return next(one.trial for one in reading.records if one.trial.id == stored.trial.id)


def _seeds(place: Path) -> dict[str, list[tuple[str, bytes]]]:
    """Give the beginnings of the record files, by the ending of their names."""
    seeds: dict[str, list[tuple[str, bytes]]] = {}
    for path in [place] if place.is_file() else sorted(place.rglob("*")):
        kind = path.suffix.lower()
        if path.is_file() and kind in _KINDS:
            seeds.setdefault(kind, []).append((path.name, path.read_bytes()[:_LARGEST]))
    return seeds or stop(f"There is no file that ends in {', '.join(_KINDS)} at {place}.")


def _of_json(raw: bytes, dice: random.Random) -> bytes:
    """Change members of the record; what is no JSON any more is mutated as text."""
    try:
        record = json.loads(raw)
    except ValueError:
        return _of_text(raw, dice)
    for _change in range(dice.randint(1, 4)):
        holder, key = _somewhere(record, dice)
        if holder is not None:
            _change_member(holder, key, dice)
    text = json.dumps(record)
    return text.encode()


def _somewhere(record: Any, dice: random.Random) -> tuple[Any, Any]:  # noqa: ANN401 - any JSON
    holder, key, value = None, None, record
    while isinstance(value, dict | list) and value and (holder is None or dice.random() < 0.85):
        holder = value
        key = dice.choice(list(value)) if isinstance(value, dict) else dice.randrange(len(value))
        value = value[key]
    return holder, key


def _change_member(holder: Any, key: Any, dice: random.Random) -> None:  # noqa: ANN401 - any JSON
    how = dice.randrange(4)
    if how == 0:
        del holder[key]
    elif how == 1:
        holder[key] = [deepcopy(holder[key])]
    elif how == 2 and isinstance(holder, list):
        holder.append(deepcopy(holder[key]))
    else:
        holder[key] = deepcopy(dice.choice(_ODD))


def _of_markup(raw: bytes, dice: random.Random) -> bytes:
    """Drop, repeat or move an element, or put something odd into one."""
    text = raw.decode("utf-8", "replace")
    elements = [found.span() for found in re.finditer(r"<(\w+)[^<>]*>[^<>]*</\1>", text)]
    for _change in range(dice.randint(1, 4)) if elements else ():
        start, end = dice.choice(elements)
        piece = text[start:end]
        odd = str(dice.choice(_ODD)).encode("utf-8", "replace").decode()
        head, tail = piece.partition(">")[0], piece.rpartition("<")[2]
        other = dice.choice(("", piece * 2, f"{head}>{odd}<{tail}"))
        text = text[:start] + other + text[end:]
        elements = [span for span in elements if span[1] <= start]
        if not elements:
            break
    return text.encode("utf-8", "replace")


def _of_text(raw: bytes, dice: random.Random) -> bytes:
    """Move, repeat, glue or cut lines, and put odd signs between."""
    lines = raw.split(b"\n")
    for _change in range(dice.randint(1, 6)):
        place, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        how = dice.randrange(4)
        if how == 0 and len(lines) > 1:
            del lines[place]
        elif how == 1:
            lines.insert(place, lines[other])
        elif how == 2:
            lines[place] += lines[other][: dice.randint(0, 40)]
        else:
            odd = str(dice.choice(_ODD)).encode("utf-8", "replace")
            cut = dice.randint(0, len(lines[place]))
            lines[place] = lines[place][:cut] + odd + lines[place][cut:]
    return b"\n".join(lines)


_MUTATE: dict[str, Callable[[bytes, random.Random], bytes]] = {
    ".json": _of_json,
    ".xml": _of_markup,
}


if __name__ == "__main__":
    sys.exit(main())

"""Mutate real records and see that each is read or refused, in time, and never a crash.

Usage: python benchmarks/fuzz.py FOLDER [NUMBER] [SEED]. Records of any format are taken from the
folder and those below it; NUMBER mutations (10,000) are spread over the formats. What is read is
also split into criteria and checked. Exit status 1 for a crash or a case that takes over 2 seconds.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

_ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(_ROOT))

from trialdesk.checks.check import check  # noqa: E402 - finds its way first
from trialdesk.domain.trial import Trial  # noqa: E402
from trialdesk.errors import UnreadableFileError  # noqa: E402
from trialdesk.registries.read import read_bytes, read_for_listing, read_stream  # noqa: E402
from trialdesk.registries.reading import Record  # noqa: E402

_NUMBER, _SLOW = 10_000, 2.0
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


def main() -> int:
    """Print what became of the mutations by format; 1 where one went wrong."""
    folder = Path(sys.argv[1])
    number = int(sys.argv[2]) if len(sys.argv) > 2 else _NUMBER
    dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)  # noqa: S311 - no secret
    seeds = _seeds(folder)
    outcomes: Counter[tuple[str, str]] = Counter()
    wrong = 0
    slowest = (0.0, "")
    for turn in range(number):
        kind = sorted(seeds)[turn % len(seeds)]
        name, raw = dice.choice(seeds[kind])
        mutated = _MUTATE.get(kind, _of_text)(raw, dice)
        start = perf_counter()
        try:
            outcome = _read(mutated, name)
        except Exception as error:  # noqa: BLE001 - the point of the exercise
            outcome, wrong = "crash", wrong + 1
            print(f"{name}, turn {turn}: {type(error).__name__}: {error}"[:300])
        taken = perf_counter() - start
        if taken > _SLOW:
            wrong += 1
            print(f"{name}, turn {turn}: {taken:.1f} s")
        slowest = max(slowest, (taken, name))
        outcomes[kind, outcome] += 1
    for (kind, outcome), count in sorted(outcomes.items()):
        print(f"{kind:6} {outcome:9} {count}")
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]})")
    return int(wrong > 0)


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


def _seeds(folder: Path) -> dict[str, list[tuple[str, bytes]]]:
    found: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(folder.rglob("*")):
        kind = path.suffix.lower()
        if path.is_file() and kind in {".json", ".xml", ".csv", ".txt"}:
            found.setdefault(kind, []).append((path.name, path.read_bytes()[:_LARGEST]))
    return found


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

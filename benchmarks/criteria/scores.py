"""What the scoring commands share: words folded for comparison, shares and precision printed."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measurement import stop
from trialdesk.criteria.text.unescape import unescape


def folded(text: str) -> str:
    """Fold white space, escapes and the punctuation at the ends; nothing else."""
    return " ".join(unescape(text).split()).strip(" ;.,")


def read_json(file: Path) -> dict[str, Any]:
    """Read a JSON object; end the benchmark where the file holds none."""
    try:
        held = json.loads(file.read_bytes())
    except ValueError as error:
        stop(f"{file} is no JSON ({error}).")
    return held if isinstance(held, dict) else stop(f"{file} holds no JSON object.")


def print_shares(counts: Counter[str], names: Sequence[str], of: str) -> None:
    """Print each count as a share of another."""
    total = counts[of]
    for name in names:
        share = f"{counts[name] / total:.1%}" if total else "nothing labelled"
        print(f"{name}: {counts[name]} of {total} ({share})")


def count_sets(
    counts: Counter[str], name: str, found: Iterable[Hashable], labelled: Iterable[Hashable]
) -> None:
    """Count what was found rightly, found at all and labelled."""
    one, other = set(found), set(labelled)
    counts[f"{name} right"] += len(one & other)
    counts[f"{name} found"] += len(one)
    counts[f"{name} labelled"] += len(other)


def print_precision(counts: Counter[str], name: str) -> None:
    """Print precision and recall of what ``count_sets`` counted."""
    right, found, labelled = (counts[f"{name} {kind}"] for kind in ("right", "found", "labelled"))
    precision = f"{right / found:.1%} of {found} found" if found else "nothing found"
    recall = f"{right / labelled:.1%} of {labelled} labelled" if labelled else "nothing labelled"
    print(f"{name}: precision {precision}, recall {recall}")

"""Atoms against a labelled file: exact words, polarity, order, parent item and concepts."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from trialdesk.criteria.atoms import Atom, atoms
from trialdesk.criteria.split import split
from trialdesk.criteria.unescape import unescape

_SECTIONS = ("inclusion", "exclusion")


def score_atoms(gold: Path, records: Sequence[Path]) -> None:
    """Print the share of labelled atoms found, the errors, and what was found beside them."""
    trials = json.loads(gold.read_text(encoding="utf-8"))["trials"]
    labelled = {trial["nct_id"]["value"]: trial for trial in trials}
    counts: Counter[str] = Counter()
    for record in records:
        trial, text = _text_of(record)
        if trial in labelled:
            _score(trial, text, labelled[trial]["criteria"], counts)
    total = max(1, counts["labelled"])
    for name in ("exact", "in order", "same concepts"):
        print(f"{name}: {counts[name]} of {total} ({counts[name] / total:.1%})")
    print(f"atoms beside the labelled: {counts['beside']}")


def _text_of(record: Path) -> tuple[str, str]:
    protocol = json.loads(record.read_text(encoding="utf-8"))["protocolSection"]
    text = protocol.get("eligibilityModule", {}).get("eligibilityCriteria", "")
    return protocol["identificationModule"]["nctId"], text


def _score(trial: str, text: str, labelled: Mapping[str, Any], counts: Counter[str]) -> None:
    found = [atom for item in split(text) for atom in atoms(item)]
    places: list[int] = []
    for label in (one for section in _SECTIONS for one in labelled[section]):
        counts["labelled"] += 1
        place = _place(label, found, places)
        if place is None:
            print(f"  missing {label['id']}: {label['quote'][:120]}")
            continue
        counts["exact"] += 1
        counts["in order"] += not places or place > max(places)
        places.append(place)
        named = set(found[place].concepts)
        counts["same concepts"] += named == set(label["concepts"])
        if named != set(label["concepts"]):
            print(f"  concepts {label['id']}: {sorted(named)} for {sorted(label['concepts'])}")
    beside = [atom for place, atom in enumerate(found) if place not in places]
    counts["beside"] += len(beside)
    for atom in beside:
        print(f"  beside {trial} {atom.id}: {atom.text[:120]}")


def _place(label: Mapping[str, Any], found: Sequence[Atom], taken: Sequence[int]) -> int | None:
    wanted = _folded(label["quote"])
    for place, atom in enumerate(found):
        free = place not in taken and atom.polarity == label["section"]
        if free and _folded(atom.text) == wanted:
            return place
    return None


def _folded(text: str) -> str:
    return " ".join(unescape(text).split()).strip(" ;.,")

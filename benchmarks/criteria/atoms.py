"""Atoms against a labelled file: exact words, polarity, order, parent item and concepts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.criteria.scores import (
    count_sets,
    folded,
    print_precision,
    print_shares,
    read_json,
)
from benchmarks.measurement import print_measured
from trialdesk.criteria.atoms.atoms import Atom, atoms
from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Criterion

_SECTIONS = ("inclusion", "exclusion")
_Label = Mapping[str, Any]


@dataclass(slots=True)
class _Read:
    """The atoms of one text, and which of them labels have been found to be."""

    items: Mapping[str, Criterion]
    found: Sequence[Atom]
    places: list[int] = field(default_factory=list)
    labels: list[tuple[_Label, Atom]] = field(default_factory=list)


def score_atoms(gold: Path, records: Sequence[Path]) -> None:
    """Print the share of labelled atoms found, the errors, and what was found beside them."""
    trials = read_json(gold).get("trials", [])
    labelled = {trial["nct_id"]["value"]: trial for trial in trials}
    counts: Counter[str] = Counter()
    for record in records:
        trial, text = _text_of(record)
        if trial in labelled:
            counts["records"] += 1
            _score(trial, text, labelled[trial]["criteria"], counts)
    print_measured(records=counts["records"], labelled_atoms=counts["labelled"])
    print_shares(counts, ("exact", "in order", "same concepts"), "labelled")
    print_shares(counts, ("polarity",), "found")
    print_shares(counts, ("parent",), "parent judged")
    print_precision(counts, "concepts")
    print(f"atoms beside the labelled: {counts['beside']}")


def _text_of(record: Path) -> tuple[str, str]:
    protocol = read_json(record).get("protocolSection", {})
    text = protocol.get("eligibilityModule", {}).get("eligibilityCriteria", "")
    return protocol.get("identificationModule", {}).get("nctId", ""), text


def _score(trial: str, text: str, labelled: Mapping[str, Any], counts: Counter[str]) -> None:
    items = split(text)
    read = _Read({item.id: item for item in items}, [one for item in items for one in atoms(item)])
    labels = [one for section in _SECTIONS for one in labelled[section]]
    for label in labels:
        counts["labelled"] += 1
        place = _place(label, read)
        if place is None:
            print(f"  missing {label['id']}: {label['quote'][:120]}")
        else:
            _score_found(label, place, read, counts)
    _score_parents(labels, read, counts)
    beside = [atom for place, atom in enumerate(read.found) if place not in read.places]
    counts["beside"] += len(beside)
    for atom in beside:
        print(f"  beside {trial} {atom.id}: {atom.text[:120]}")


def _place(label: _Label, read: _Read) -> int | None:
    """Find the words of a label, where they stand twice in the list they are labelled with."""
    wanted = folded(label["quote"])
    places = [
        place
        for place, atom in enumerate(read.found)
        if place not in read.places and folded(atom.text) == wanted
    ]
    listed = [place for place in places if read.found[place].polarity == label["section"]]
    return next(iter([*listed, *places]), None)


def _score_found(label: _Label, place: int, read: _Read, counts: Counter[str]) -> None:
    atom = read.found[place]
    counts["found"] += 1
    in_order = not read.places or place > max(read.places)
    counts["in order"] += in_order
    right_list = atom.polarity == label["section"]
    counts["polarity"] += right_list
    counts["exact"] += right_list
    checks = {"order": in_order, "polarity": right_list}
    for name in (name for name, is_right in checks.items() if not is_right):
        print(f"  {name} {label['id']}: {atom.id} {atom.polarity} {atom.text[:100]}")
    _score_concepts(label, atom, counts)
    read.places.append(place)
    read.labels.append((label, atom))


def _score_parents(labelled: Sequence[_Label], read: _Read, counts: Counter[str]) -> None:
    """Judge the parent of each label found, unless the label of the parent was not found."""
    found = {label["id"]: atom for label, atom in read.labels}
    for label, atom in read.labels:
        above = [other["id"] for other in labelled if _details(label, other)]
        parents = {found[name].criterion for name in above if name in found}
        if above and not parents:
            continue
        item = read.items[atom.criterion]
        right = {item.id, item.parent} & parents if parents else item.parent is None
        counts["parent judged"] += 1
        counts["parent"] += bool(right)
        if not right:
            print(f"  parent {label['id']}: {item.id} under {item.parent}: {atom.text[:100]}")


def _details(label: _Label, other: _Label) -> bool:
    """Whether a label is of the same numbered item as another and stands deeper than it."""
    near = label["lines"] == other["lines"] or label["group"] == other["group"]
    same = label["section"] == other["section"] and _number(label) == _number(other)
    return near and same and other["depth"] < label["depth"]


def _number(label: _Label) -> str:
    return str(label["list_no"]).rstrip("abcdefghijklmnopqrstuvwxyz")


def _score_concepts(label: _Label, atom: Atom, counts: Counter[str]) -> None:
    named, wanted = set(atom.concepts), set(label["concepts"])
    counts["same concepts"] += named == wanted
    count_sets(counts, "concepts", named, wanted)
    if named != wanted:
        print(f"  concepts {label['id']}: {sorted(named)} for {sorted(wanted)}")

"""What a cell of aligned criteria was put together from."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from trialdesk.criteria.align import AlignedCell
from trialdesk.criteria.atoms import Atom
from trialdesk.criteria.split import split
from trialdesk.criteria.topics import topics
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.trial import Trial


@lru_cache(maxsize=64)
def items_by_id(text: str) -> Mapping[str, Criterion]:
    """Give the items of an eligibility text by their ids."""
    return {item.id: item for item in split(text)}


def atoms_said(cell: AlignedCell, trial: Trial) -> tuple[Atom, ...]:
    """Give the atoms whose words a cell holds, in its order."""
    return tuple(_atoms_said(cell, trial))


def _atoms_said(cell: AlignedCell, trial: Trial) -> Iterator[Atom]:
    rest = cell.text
    for topic in topics(trial.eligibility.text or ""):
        words = topic.atom.text
        if topic.atom.criterion not in cell.criterion_ids or not rest.startswith(words):
            continue
        after = rest[len(words) :]
        if not after or after.startswith("\n"):
            yield topic.atom
            rest = after[1:]

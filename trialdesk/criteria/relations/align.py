"""The criteria of several trials side by side: a row a subject, and how each two relate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Literal

from trialdesk.criteria.atoms.atoms import Atom
from trialdesk.criteria.atoms.topics import Topic, belongs, topics
from trialdesk.criteria.lexicon.lexicon import concepts
from trialdesk.criteria.relations.corrected import is_moved, moved
from trialdesk.criteria.relations.ranges import Relation
from trialdesk.criteria.relations.relations import relation, word_set
from trialdesk.domain.constraint import Constraint
from trialdesk.domain.criterion import Polarity
from trialdesk.domain.trial import Trial
from trialdesk.domain.workspace.correction import NO_CORRECTIONS, Corrections, Dispute

Overall = Literal["same", "differs", "one_only", "none"]

_CLEARLY_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class AlignedCell:
    """What one trial says on a subject, in its order."""

    atoms: tuple[Atom, ...]
    constraints: tuple[Constraint, ...]
    example_only: bool
    moved: bool = False
    """Return whether the user put some of it here."""

    @property
    def polarity(self) -> Polarity | None:
        """The polarity of all its atoms; None where some let in and others keep out."""
        first = self.atoms[0].polarity
        return first if all(atom.polarity == first for atom in self.atoms) else None

    @property
    def text(self) -> str:
        """The trial's own words, an atom a line."""
        return "\n".join(atom.text for atom in self.atoms)

    @property
    def criterion_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(atom.criterion for atom in self.atoms))


@dataclass(frozen=True, slots=True)
class PairRelation:
    """How the demands of trial ``a`` relate to those of trial ``b``; stricter admits fewer."""

    a: str
    b: str
    relation: Relation
    disputed: bool = False
    """Return whether the user holds the relation first found to be wrong."""


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """One subject over all trials; ``concept`` is "other:N" for words outside the lexicon."""

    concept: str
    label: str
    domain: str
    cells: Mapping[str, AlignedCell]
    """By trial id; a trial that says nothing on the subject has none."""
    relations: tuple[PairRelation, ...]
    overall: Overall


def align(
    trials: Sequence[Trial], corrections: Corrections = NO_CORRECTIONS
) -> tuple[AlignedRow, ...]:
    """Align the criteria of trials by subject; each criterion of each trial is in some row.

    What the user moved stands where it was put; a relation the user disputes is "different".
    """
    read = {
        trial.id: moved(trial.id, topics(trial.eligibility.text or ""), corrections)
        for trial in trials
    }
    rows = [*_by_concept(read, corrections), *_others(read, corrections)]
    return tuple(rows)


def _by_concept(
    read: Mapping[str, Sequence[Topic]], corrections: Corrections
) -> Iterator[AlignedRow]:
    result: dict[str, dict[str, list[Topic]]] = {}
    for trial, inside in read.items():
        for topic in inside:
            for concept in topic.atom.concepts:
                result.setdefault(concept, {}).setdefault(trial, []).append(topic)
    for name, known in concepts().items():
        if name in result:
            stated = {trial: tuple(inside) for trial, inside in result[name].items()}
            yield _row((name, known.label, known.domain), stated, tuple(read), corrections)


def _row(
    named: tuple[str, str, str],
    stated: Mapping[str, tuple[Topic, ...]],
    trials: Sequence[str],
    corrections: Corrections,
) -> AlignedRow:
    concept, label, domain = named
    relations = tuple(
        _pair(a, b, relation(stated.get(a, ()), stated.get(b, ()), concept), concept, corrections)
        for a, b in combinations(trials, 2)
    )
    cells = {
        trial: _cell(stated[trial], concept, moved=is_moved(trial, stated[trial], corrections))
        for trial in trials
        if trial in stated
    }
    return AlignedRow(
        concept, label, domain, MappingProxyType(cells), relations, _overall(cells, relations)
    )


def _pair(
    a: str, b: str, computed: Relation, concept: str, corrections: Corrections
) -> PairRelation:
    disputed = bool(corrections.disputes) and not corrections.disputes.isdisjoint(
        {Dispute(concept, a, b), Dispute(concept, b, a)}
    )
    return PairRelation(a, b, "different" if disputed else computed, disputed)


def _cell(stated: Sequence[Topic], concept: str, *, moved: bool) -> AlignedCell:
    limits = tuple(
        limit for topic in stated for limit in topic.constraints if belongs(limit, concept)
    )
    return AlignedCell(
        tuple(topic.atom for topic in stated),
        limits,
        bool(limits) and all(limit.example for limit in limits),
        moved,
    )


def _overall(cells: Mapping[str, AlignedCell], relations: Sequence[PairRelation]) -> Overall:
    """Sum a row up over the trials that speak of it: silence is no difference."""
    if not cells:
        return "none"
    if len(cells) == 1:
        return "one_only"
    stated = {pair.relation for pair in relations} - {"not_stated"}
    return "same" if stated == {"same"} else "differs"


def _others(read: Mapping[str, Sequence[Topic]], corrections: Corrections) -> Iterator[AlignedRow]:
    """Return a row to all that fits no concept; shared only where the words clearly agree."""
    groups: list[dict[str, tuple[Topic, ...]]] = []
    for trial, inside in read.items():
        for topic in inside:
            if not topic.atom.concepts:
                _place(topic, trial, groups)
    for number, group in enumerate(groups, start=1):
        first = next(iter(group.values()))[0].atom
        yield _row((f"other:{number}", first.text, ""), group, tuple(read), corrections)


def _place(topic: Topic, trial: str, groups: list[dict[str, tuple[Topic, ...]]]) -> None:
    for group in groups:
        if trial not in group and _is_alike(topic, next(iter(group.values()))[0]):
            group[trial] = (topic,)
            return
    groups.append({trial: (topic,)})


def _is_alike(topic: Topic, other: Topic) -> bool:
    if topic.atom.polarity != other.atom.polarity:
        return False
    first, second = word_set(topic.atom.text), word_set(other.atom.text)
    shared = len(first & second)
    return shared > 1 and shared >= _CLEARLY_ALIKE * len(first | second)

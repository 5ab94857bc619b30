"""Which criteria to show: by domain, by what is asked, by difference, by words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.domain.criterion import Polarity
from trialdesk.domain.trial import Trial
from trialdesk.presentation.arrange import Rows, holding, narrowed
from trialdesk.presentation.criteria.subjects import domain_label
from trialdesk.presentation.tables import Table


@dataclass(frozen=True, slots=True)
class CriteriaFilter:
    """What to keep; an empty part keeps everything. ``domains`` holds their labels."""

    domains: frozenset[str] = frozenset()
    polarities: frozenset[Polarity] = frozenset()
    rows: Rows = "all"
    words: tuple[str, ...] = ()


def domain_counts(rows: Sequence[AlignedRow]) -> tuple[tuple[str, int], ...]:
    """Return the domains in their order with the number of rows of each."""
    labels = [domain_label(row) for row in rows]
    return tuple((label, labels.count(label)) for label in dict.fromkeys(labels))


def kept_criteria(
    table: Table, rows: Sequence[AlignedRow], trials: Sequence[Trial], asked: CriteriaFilter
) -> Table:
    """Keep the rows of a criteria table that fit; each row stays whole."""
    keys = {row.concept for row in rows if _fits(row, trials, asked)}
    kept = replace(table, rows=tuple(row for row in table.rows if row.key in keys))
    return holding(narrowed(kept, asked.rows), asked.words)


def _fits(row: AlignedRow, trials: Sequence[Trial], asked: CriteriaFilter) -> bool:
    if asked.domains and domain_label(row) not in asked.domains:
        return False
    if not asked.polarities:
        return True
    return any(
        atom.polarity in asked.polarities
        for trial in trials
        if trial.id in row.cells
        for atom in row.cells[trial.id].atoms
    )

"""Aligned criteria sorted for a reader: what differs, what one record alone states, what agrees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from trialdesk.criteria.relations.align import AlignedCell, AlignedRow
from trialdesk.domain.trial import Trial
from trialdesk.marking import Message
from trialdesk.presentation.wording.translation import translated


@dataclass(frozen=True, slots=True)
class CriteriaParts:
    """The rows of an alignment, each in one part, in the order of the alignment."""

    differing: tuple[AlignedRow, ...] = ()
    alone: tuple[AlignedRow, ...] = ()
    agreeing: tuple[AlignedRow, ...] = ()
    """Stated by at least two records, the same by all that state it; others may be silent."""
    first_rows: Mapping[tuple[str, str], AlignedRow] = field(default_factory=dict)
    """By trial id and words of an atom: the first row of the first two parts that holds them."""


def criteria_parts(rows: Sequence[AlignedRow], trials: Sequence[Trial]) -> CriteriaParts:
    """Sort rows by what a meeting asks of them; rows of the same words become one."""
    joined = _joined(rows)
    alone = tuple(row for row in joined if len(row.cells) == 1)
    shared = [row for row in joined if len(row.cells) > 1]
    differing = tuple(row for row in shared if _differs(row))
    agreeing = tuple(row for row in shared if not _differs(row))
    first: dict[tuple[str, str], AlignedRow] = {}
    for row in (*differing, *alone):
        for trial in (trial for trial in trials if trial.id in row.cells):
            for atom in row.cells[trial.id].atoms:
                first.setdefault((trial.id, atom.text), row)
    return CriteriaParts(differing, alone, agreeing, first)


def _differs(row: AlignedRow) -> bool:
    return any(pair.relation not in {"same", "not_stated"} for pair in row.relations)


def _joined(rows: Sequence[AlignedRow]) -> list[AlignedRow]:
    alike: dict[object, list[AlignedRow]] = {}
    for row in rows:
        words = tuple((trial, cell.text) for trial, cell in row.cells.items())
        alike.setdefault((row.domain, words, row.relations), []).append(row)
    return [_merged_row(same) for same in alike.values()]


def _merged_row(rows: Sequence[AlignedRow]) -> AlignedRow:
    first = rows[0]
    if len(rows) == 1:
        return first
    cells = {trial: _merged_cell([row.cells[trial] for row in rows]) for trial in first.cells}
    return replace(
        first, label=" · ".join(translated(Message(row.label)) for row in rows), cells=cells
    )


def _merged_cell(cells: Sequence[AlignedCell]) -> AlignedCell:
    limits = tuple(dict.fromkeys(limit for cell in cells for limit in cell.constraints))
    return replace(cells[0], constraints=limits, moved=any(cell.moved for cell in cells))

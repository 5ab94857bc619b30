"""A comparison as a table: trials are columns, attributes rows."""

from collections.abc import Mapping, Sequence
from operator import or_

from trialdesk.comparison.compare import ComparedRow, Comparison
from trialdesk.comparison.fields import Field
from trialdesk.comparison.values import Statement
from trialdesk.domain.source import Disagreement
from trialdesk.presentation.tables import NOT_LISTED, Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import caution, not_stated, trial_letter
from trialdesk.presentation.wording.rows import row_label, section_label
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import words


def comparison_table(comparison: Comparison, *, only_differences: bool = False) -> Table:
    """Lay a comparison out; a row's key is "section.field" or "section.field/name"."""
    ids = tuple(trial.id for trial in comparison.trials)
    heads = tuple(f"{trial_letter(place)}  {trial_id}" for place, trial_id in enumerate(ids))
    rows = tuple(
        _row(row, _listing(row, listing))
        for section in comparison.sections
        for listing in [_lists(section.rows)]
        for row in section.rows
        if row.differs or not only_differences
    )
    return Table(_("Comparison"), ("", *heads), rows, ("", *ids), (caution(),))


def _lists(rows: Sequence[ComparedRow]) -> Mapping[Field, tuple[bool, ...]]:
    """Say of each field with numbered rows which trials state an entry of it."""
    lists: dict[Field, tuple[bool, ...]] = {}
    for row in rows:
        stated = tuple(map(bool, row.statements))
        before = lists.get(row.field, stated)
        lists[row.field] = tuple(map(or_, before, stated))
    return lists


def _listing(row: ComparedRow, lists: Mapping[Field, tuple[bool, ...]]) -> tuple[bool, ...]:
    """Say for each trial whether its list goes on to other entries of a numbered row."""
    if row.field.may_be_empty:
        return (True,) * len(row.statements)
    if not row.name.isdigit():
        return (False,) * len(row.statements)
    return lists[row.field]


def row_key(row: ComparedRow) -> str:
    """Return the stable name of a row of the table."""
    return f"{row.field.section.name}.{row.key}"


def _row(row: ComparedRow, listing: Sequence[bool]) -> Row:
    head = Cell(row_label(row.field, row.name))
    cells = tuple(
        Cell(NOT_LISTED) if statement is None and listed else _cell(statement, differs=row.differs)
        for statement, listed in zip(row.statements, listing, strict=True)
    )
    return Row((head, *cells), section_label(row.field.section), row_key(row), row.differs)


def _cell(statement: Statement | None, *, differs: bool) -> Cell:
    if statement is None:
        return Cell(not_stated(), Tone.MISSING)
    if isinstance(statement.value, Disagreement):
        tone = Tone.WARNING
    else:
        tone = Tone.DIFFERENT if differs else Tone.PLAIN
    return Cell(words(statement.value), tone, statement.source)

"""What changed between two snapshots, and the snapshots themselves, as tables."""

from collections.abc import Sequence

from trialdesk.comparison.changes import Change
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.source import Snapshot
from trialdesk.presentation.cells import stated
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import data_date, field_label
from trialdesk.presentation.words import words

_WEIGHTS = {
    "high": "Weighs high",
    "medium": "Weighs medium",
    "low": "Weighs low",
    "wording": "Wording only",
}

_SHA_SHOWN = 12


def changes_table(changes: Sequence[Change], before: Snapshot, after: Snapshot) -> Table:
    """Show each change with what stood before and after, grouped by weight."""
    columns = ("", _snapshot(before), _snapshot(after))
    rows = tuple(_row(change) for change in changes)
    return Table(_("Changes"), columns, rows)


def _snapshot(snapshot: Snapshot) -> str:
    day = data_date(snapshot.data_date, snapshot.data_date_basis)
    return _("Snapshot {number}, {day}").format(number=snapshot.id, day=day)


def _row(change: Change) -> Row:
    before, after = change_words(change)
    cells = (_cell(change, before), _cell(change, after))
    return Row((Cell(field_label(change.field, change.name)), *cells), _(_WEIGHTS[change.weight]))


def _cell(change: Change, text: str | None) -> Cell:
    if text is None and change.is_entry:
        return Cell(_("not there"), Tone.MISSING)
    return stated(text)


def change_words(change: Change) -> tuple[str | None, str | None]:
    """Word what stood before and after; None where nothing did.

    A criterion whose words alone do not show what changed is told with its list.
    """
    before, after = change.before, change.after
    if isinstance(before, Criterion) and isinstance(after, Criterion):
        named = before.polarity != after.polarity
        return _criterion(before, named=named), _criterion(after, named=named)
    return None if before is None else words(before), None if after is None else words(after)


def _criterion(criterion: Criterion, *, named: bool) -> str:
    if not named:
        return words(criterion)
    unassigned = criterion.polarity == "unknown"
    return f"{field_label('unassigned' if unassigned else criterion.polarity)}: {words(criterion)}"


def history_table(snapshots: Sequence[Snapshot]) -> Table:
    """List the snapshots of a trial, oldest first."""
    columns = (_("Snapshot"), _("Data"), _("Imported"), _("Document"), _("SHA-256"))
    rows = tuple(
        Row(
            (
                Cell(str(one.id)),
                Cell(data_date(one.data_date, one.data_date_basis)),
                stated((one.imported_at or "")[: len("2026-01-01")]),
                Cell(one.document),
                Cell(one.sha256[:_SHA_SHOWN]),
            )
        )
        for one in snapshots
    )
    return Table(_("History"), columns, rows)

"""What changed between two snapshots, and the snapshots themselves, as tables."""

from collections.abc import Sequence

from trialdesk.comparison.changes import Change
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import PartialDate
from trialdesk.marking import N_
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.cells import stated
from trialdesk.presentation.wording.codes import data_date, not_stated, trial_letter
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.rows import field_label, row_label
from trialdesk.presentation.wording.translation import _, translated
from trialdesk.presentation.wording.values import words
from trialdesk.presentation.wording.word_difference import word_difference

_WEIGHTS = {
    "high": N_("Weighs high"),
    "medium": N_("Weighs medium"),
    "low": N_("Weighs low"),
    "wording": N_("Wording only"),
}

_SHA_SHOWN = 12
_SHORT = 40


def changes_table(changes: Sequence[Change], before: Snapshot, after: Snapshot) -> Table:
    """Show each change with what stood before and after, grouped by weight."""
    columns = ("", _snapshot(before), _snapshot(after))
    rows = tuple(_row(change) for change in changes)
    return Table(_("Changes"), columns, rows)


def compared_words(changes: Sequence[Change], before: Snapshot, after: Snapshot) -> Table:
    """Show each change with the words only one side has marked."""
    columns = ("", _snapshot(before), _snapshot(after))
    rows = tuple(_marked_row(change) for change in changes)
    return Table(_("Changes"), columns, rows)


def _marked_row(change: Change) -> Row:
    before, after = change_words(change)
    cells = (_cell(change, before), _cell(change, after))
    if before and after:
        difference = word_difference(before, after)
        cells = (
            Cell(difference[0].text, marks=difference[0].marks),
            Cell(difference[1].text, marks=difference[1].marks),
        )
    return Row(
        (Cell(row_label(change.field, change.name)), *cells), translated(_WEIGHTS[change.weight])
    )


def began_note(
    began: PartialDate | None, changes: Sequence[Change], before: Snapshot, after: Snapshot
) -> str:
    """Say whether what a trial rests on was changed after enrolment began; else nothing."""
    day = after.data_date
    if began is None or day is None or day[: len(began.date)] < began.date:
        return ""
    grave = [change for change in changes if change.field.is_of_the_plan]
    if not grave:
        return ""
    names = dict.fromkeys(row_label(change.field) for change in grave)
    kind = _("actual") if began.type == "ACTUAL" else _("as stated, not said to be actual")
    return _(
        "Recorded after enrolment began on {day} ({kind}), between {before} and {after}: {names}."
    ).format(
        day=began.date,
        kind=kind,
        before=before.data_date or _("an unknown day"),
        after=day,
        names=", ".join(names),
    )


def _snapshot(snapshot: Snapshot) -> str:
    day = data_date(snapshot.data_date, snapshot.data_date_basis)
    return _("Snapshot {number}, {day}").format(number=snapshot.id, day=day)


def _row(change: Change) -> Row:
    before, after = change_words(change)
    cells = (_cell(change, before), _cell(change, after))
    return Row(
        (Cell(row_label(change.field, change.name)), *cells), translated(_WEIGHTS[change.weight])
    )


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


def board_history(trials: Sequence[tuple[str, Sequence[Snapshot]]]) -> Table:
    """List the snapshots of a board's trials, the newest first under each trial."""
    columns = (_("Snapshot"), _("Data"), _("Source"), _("Imported"), _("Document"))
    rows = tuple(
        Row(
            (
                Cell(_("Snapshot {number}").format(number=snapshot.id)),
                Cell(data_date(snapshot.data_date, snapshot.data_date_basis)),
                Cell(_source(snapshot)),
                stated((snapshot.imported_at or "")[: len("2026-01-01")]),
                Cell(snapshot.document),
            ),
            f"{trial_letter(place)} · {trial}",
            f"{trial}/{snapshot.id}",
            trial=place,
        )
        for place, (trial, snapshots) in enumerate(trials)
        for snapshot in reversed(snapshots)
    )
    return Table(_("Snapshots"), columns, rows)


def _source(snapshot: Snapshot) -> str:
    named = snapshot.registry or label(snapshot.kind)
    return _("{name}, in part").format(name=named) if snapshot.partial else named


def since_seen(changed: Sequence[tuple[str, Sequence[Change]]], on_board: int) -> str:
    """Say which trials of the board have new records since it was last left; else nothing."""
    if not changed:
        return ""
    summary = "; ".join(f"{trial} {_most_grave(changes)}" for trial, changes in changed)
    text = _(
        "{number} of {all} trials on the board have a new record since it was last open: {told}. "
        "History (Alt+9) shows what changed."
    )
    return text.format(number=len(changed), all=on_board, told=summary)


def _most_grave(changes: Sequence[Change]) -> str:
    """Word the change that weighs most, and count the others."""
    if not changes:
        return _("no compared attribute changed")
    first = changes[0]
    before, after = change_words(first)
    name = row_label(first.field, first.name)
    short = all(len(value or "") <= _SHORT for value in (before, after)) and not first.is_entry
    summary = f"{name}: {before or not_stated()} → {after or not_stated()}" if short else name
    more = len(changes) - 1
    return _("{told} and {more} more").format(told=summary, more=more) if more else summary


def history_table(snapshots: Sequence[Snapshot]) -> Table:
    """List the snapshots of a trial, oldest first."""
    columns = (_("Snapshot"), _("Data"), _("Imported"), _("Document"), _("SHA-256"))
    rows = tuple(
        Row(
            (
                Cell(str(snapshot.id)),
                Cell(data_date(snapshot.data_date, snapshot.data_date_basis)),
                stated((snapshot.imported_at or "")[: len("2026-01-01")]),
                Cell(snapshot.document),
                Cell(snapshot.sha256[:_SHA_SHOWN]),
            )
        )
        for snapshot in snapshots
    )
    return Table(_("History"), columns, rows)

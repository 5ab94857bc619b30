"""The report of an import as a table."""

from typing import TYPE_CHECKING

from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.operations.importing.import_trials import ImportedRecord, ImportReport


_ORDER = ("rejected", "new", "changed", "identical")
_MOST_SHOWN = 1_000


def import_table(report: "ImportReport", title: str) -> Table:
    """Lay out what became of each record, rejected ones first; of each outcome the first 1,000."""
    columns = (_("Outcome"), _("Trial"), _("File"), _("Remarks"))
    shown = [
        record
        for outcome in _ORDER
        for record in [entry for entry in report.records if entry.outcome == outcome][:_MOST_SHOWN]
    ]
    rows = tuple(_row(place, record) for place, record in enumerate(shown))
    left = len(report.records) - len(shown)
    more = _("{number} more are not listed here; the saved report lists all.").format(
        number=count(left)
    )
    notes = (_counts(report), more) if left else (_counts(report),)
    return Table(title, columns, rows, notes=notes)


def _row(place: int, record: "ImportedRecord") -> Row:
    tone = Tone.WARNING if record.outcome == "rejected" else Tone.PLAIN
    cells = (
        Cell(_outcome(record.outcome), tone),
        Cell(record.id or ""),
        Cell(record.document),
        Cell(_remarks(record)),
    )
    return Row(cells, key=str(place))


def _remarks(record: "ImportedRecord") -> str:
    unread = [
        _("{pointer}: found {found}, expected {expected}").format(
            pointer=issue.pointer, found=issue.found, expected=issue.expected
        )
        for issue in record.issues
    ]
    return "\n".join(([record.reason] if record.reason else []) + unread)


def _counts(report: "ImportReport") -> str:
    return ", ".join(f"{count(number)} {_outcome(name)}" for name, number in report.counts.items())


def _outcome(outcome: str) -> str:
    return {
        "new": _("new"),
        "changed": _("changed"),
        "identical": _("identical"),
        "rejected": _("rejected"),
    }[outcome]

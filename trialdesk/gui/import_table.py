"""The report of an import as a table."""

from typing import TYPE_CHECKING

from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _

if TYPE_CHECKING:
    from trialdesk.operations.import_trials import ImportedRecord, ImportReport


def import_table(report: "ImportReport") -> Table:
    """Lay out what became of each record, rejected ones first."""
    columns = (_("Outcome"), _("Trial"), _("File"), _("Remarks"))
    records = sorted(report.records, key=lambda record: record.outcome != "rejected")
    rows = tuple(_row(place, record) for place, record in enumerate(records))
    return Table(_("Import report"), columns, rows, notes=(_counts(report),))


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
    return ", ".join(f"{number} {_outcome(name)}" for name, number in report.counts.items())


def _outcome(outcome: str) -> str:
    return {
        "new": _("new"),
        "changed": _("changed"),
        "identical": _("identical"),
        "rejected": _("rejected"),
    }[outcome]

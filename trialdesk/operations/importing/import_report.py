"""What became of the records of an import, as JSON and as a table for spreadsheets."""

import csv
import io
import re
from typing import TYPE_CHECKING

from trialdesk.exports.source_json import Json

if TYPE_CHECKING:
    from trialdesk.operations.importing.import_trials import ImportedRecord, ImportReport

_COLUMNS = ("outcome", "trial", "document", "snapshot", "reason", "unread fields")
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def import_json(report: "ImportReport") -> Json:
    """Return the report in the shape of the contract."""
    return {
        "records": [_record(record) for record in report.records],
        "counts": dict(report.counts),
    }


def _record(record: "ImportedRecord") -> Json:
    return {
        "document": record.document,
        "nct_id": record.id,
        "outcome": record.outcome,
        "snapshot": record.snapshot,
        "reason": record.reason,
        "issues": [
            {"pointer": issue.pointer, "found": issue.found, "expected": issue.expected}
            for issue in record.issues
        ],
    }


def import_csv(report: "ImportReport") -> str:
    """Return the report a record a row; no cell is taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(_COLUMNS)
    for record in report.records:
        unread = "; ".join(f"{issue.pointer}: {issue.found}" for issue in record.issues)
        cells = (record.outcome, record.id, record.document, record.snapshot, record.reason, unread)
        writer.writerow([_harmless(cell) for cell in cells])
    return written.getvalue()


def _harmless(cell: object) -> str:
    """Return a cell's words with a quote before what a spreadsheet would calculate."""
    words = "" if cell is None else str(cell)
    return f"'{words}" if _FORMULA.match(words) else words

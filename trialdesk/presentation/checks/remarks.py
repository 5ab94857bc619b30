"""The mark on a value that a record check is about, and its words."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trialdesk.marking import N_
from trialdesk.presentation.marked import Marked, all_in, joined
from trialdesk.presentation.tables import Cell, Look, Table
from trialdesk.presentation.wording.translation import _, translated

if TYPE_CHECKING:  # every table can be marked, also before anything is checked
    from trialdesk.checks.finding import Finding, Severity
    from trialdesk.domain.source import Source

_Place = tuple[object, ...]
_WEIGHTS = {
    "high": N_("weighs high"),
    "medium": N_("weighs medium"),
    "low": N_("weighs low"),
}


def with_remarks(table: Table, findings: "Sequence[Finding]") -> Table:
    """Mark the cells of a table that stand where a finding stands that weighs high or medium.

    What weighs low would mark every other cell; it is shown with a value that is looked at.
    """
    grave = (finding for finding in findings if finding.severity != "low")
    odd = {_place(source) for finding in grave for source in finding.sources}
    if not odd:
        return table
    rows = (
        replace(
            row, cells=tuple(_remarked(cell) if _is_odd(cell, odd) else cell for cell in row.cells)
        )
        if any(_is_odd(cell, odd) for cell in row.cells)
        else row
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def remarks_on(source: "Source", findings: "Sequence[Finding]") -> tuple[tuple[str, str], ...]:
    """Return the weight and the words of each finding that stands where a value stands."""
    return tuple(
        (translated(_WEIGHTS[finding.severity]), _words(finding))
        for finding in findings
        if _place(source) in map(_place, finding.sources)
    )


def finding_count(findings: "Sequence[Finding]") -> str:
    """Count findings by weight in a few words."""
    words: dict[Severity, str] = {
        "high": _("{n} high"),
        "medium": _("{n} medium"),
        "low": _("{n} low"),
    }
    counts = Counter(finding.severity for finding in findings)
    counted = ", ".join(
        words[severity].format(n=counts[severity]) for severity in words if counts[severity]
    )
    return _("Checks: {counts}").format(counts=counted or _("nothing found"))


def remark_sign() -> str:
    return _("⚠ remark")


def _words(finding: "Finding") -> str:
    from trialdesk.presentation.checks.finding_words import finding_words

    stated, expected, explanation = finding_words(finding)
    line = f"{stated} → {expected}" if expected else stated
    return f"{line}\n{explanation}"


def _place(source: "Source") -> _Place:
    return source.snapshot, source.document, source.pointer, source.lines, source.quote


def _is_odd(cell: Cell, odd: Collection[_Place]) -> bool:
    return cell.source is not None and _place(cell.source) in odd


def _remarked(cell: Cell) -> Cell:
    marked = joined([Marked(cell.text, cell.marks), all_in(Look.QUIET, remark_sign())])
    return replace(cell, text=marked.text, marks=marked.marks)

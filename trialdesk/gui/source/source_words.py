"""Where a value stands, in words for the source pane."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trialdesk.domain.source import Snapshot, Source
from trialdesk.presentation.wording.codes import data_age, data_date
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:
    from trialdesk.operations.evidence import Evidence

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SourceWords:
    """What the pane shows: the record's words with the marked spans, and facts about them."""

    context: str
    marked: tuple[tuple[int, int], ...] = ()
    facts: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()
    remarks: tuple[Fact, ...] = ()


def source_alone(source: Source) -> SourceWords:
    """Word a source without its document at hand."""
    return SourceWords(source.quote or "", (), (_document(source.document), *_place(source)))


def words_with_evidence(evidence: "Evidence", today: date) -> SourceWords:
    """Word the evidence found in the stored document."""
    facts = (*_snapshot(evidence.snapshot, today), *_place(evidence.source))
    others = tuple(
        (_dated(other.document, other.data_date), other.words) for other in evidence.others
    )
    return SourceWords(evidence.context, evidence.marked, facts, others)


def _snapshot(snapshot: Snapshot, today: date) -> tuple[Fact, ...]:
    day = data_date(snapshot.data_date, snapshot.data_date_basis)
    published = ((_("Publisher"), snapshot.publisher), (_("Citation"), snapshot.citation))
    return (
        _document(snapshot.document),
        (_("Kind"), label(snapshot.kind)),
        *((name, words) for name, words in published if words),
        (_("Data"), f"{day} · {data_age(snapshot.data_date, today)}"),
        (_("Imported"), (snapshot.imported_at or _("not stated"))[: len("2026-01-01")]),
    )


def _document(name: str) -> Fact:
    return _("Document"), name


def _place(source: Source) -> tuple[Fact, ...]:
    facts = []
    if source.lines:
        facts.append((_("Lines"), _ranges(source.lines)))
    if source.pointer:
        facts.append((_("Place"), source.pointer))
    return tuple(facts)


def _ranges(lines: tuple[int, ...]) -> str:
    """Write 3, 4, 5, 9 as "3 to 5, 9"."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return ", ".join(
        str(run[0]) if len(run) == 1 else _("{first} to {last}").format(first=run[0], last=run[-1])
        for run in runs
    )


def _dated(document: str, day: str | None) -> str:
    return f"{document} · {day}" if day else document

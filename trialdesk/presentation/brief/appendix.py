"""The last part of a brief: the sources."""

from collections.abc import Iterator, Sequence

from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.presentation.document import Block, Grid, Heading
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.presentation.wording.cells import stated
from trialdesk.presentation.wording.codes import data_date, trial_letter
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.translation import _

_SHA_SHOWN = 12


def source_table(trials: Sequence[Trial]) -> Iterator[Block]:
    """Say which documents the brief was drawn from."""
    yield Heading(_("Sources"))
    columns = ("", _("Document"), _("Published by"), _("Data"), _("Imported"), _("SHA-256"))
    rows = tuple(
        _source(place, trial.snapshot) for place, trial in enumerate(trials) if trial.snapshot
    )
    yield Grid(Table("", columns, rows), (0.15, 1.5, 2, 1.1, 0.8, 0.9))


def _source(place: int, snapshot: Snapshot) -> Row:
    publisher = "\n".join(part for part in (snapshot.publisher, snapshot.citation) if part)
    cells = (
        Cell(trial_letter(place)),
        Cell(f"{snapshot.document}\n({label(snapshot.kind)})"),
        stated(publisher),
        Cell(data_date(snapshot.data_date, snapshot.data_date_basis)),
        stated((snapshot.imported_at or "")[: len("2026-01-01")]),
        Cell(snapshot.sha256[:_SHA_SHOWN]),
    )
    return Row(cells, key=snapshot.sha256)

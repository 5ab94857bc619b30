"""One trial, whole, as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trialdesk.comparison.compare import compare
from trialdesk.comparison.sections import OVERVIEW, SITES
from trialdesk.domain.site import Site
from trialdesk.domain.trial import Trial
from trialdesk.domain.workspace.link import Link
from trialdesk.presentation.comparison.comparison_table import comparison_table
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import not_stated
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.rows import section_label
from trialdesk.presentation.wording.translation import _


def record_table(trial: Trial, same: Sequence[str] = (), maybe: Sequence[Link] = ()) -> Table:
    """Show everything a record states, and what it leaves open, in one column.

    ``same`` are other records of the trial, ``maybe`` pairs nobody has answered yet.
    """
    table = comparison_table(compare((trial,)))
    sites = tuple(_site(trial, place, site) for place, site in enumerate(trial.sites))
    rows = (*_partial(trial), *_links(trial, same, maybe), *table.rows, *sites)
    return replace(table, title=trial.brief_title or trial.id, rows=rows, notes=())


def _partial(trial: Trial) -> Iterator[Row]:
    """Say of a source that cannot hold a whole record what its silence means."""
    if trial.snapshot is not None and trial.snapshot.partial:
        text = _(
            "{registry}: only part of the record. What is not stated here may stand in the "
            "registry itself."
        )
        cell = Cell(text.format(registry=trial.snapshot.registry), Tone.WARNING)
        yield Row((Cell(_("Source")), cell), section_label(OVERVIEW), "snapshot.partial")


def _links(trial: Trial, same: Sequence[str], maybe: Sequence[Link]) -> Iterator[Row]:
    if same:
        head = Cell(_("Also registered as"))
        yield Row((head, Cell("\n".join(same))), section_label(OVERVIEW), "links.same")
    if maybe:
        lines = (
            _("{other}, by {number}").format(
                other=link.second if link.first == trial.id else link.first, number=link.number
            )
            for link in maybe
        )
        head = Cell(_("May be the same trial"))
        cell = Cell("\n".join(lines), Tone.WARNING)
        yield Row((head, cell), section_label(OVERVIEW), "links.maybe")


def _site(trial: Trial, place: int, site: Site) -> Row:
    where = ", ".join(part for part in (site.city, site.state, site.country) if part)
    status = label(site.status) if site.status else _("status not stated")
    text = "\n".join(part for part in (site.facility, where, status) if part)
    head = Cell(_("Site {number}").format(number=place + 1))
    tone = Tone.PLAIN if text else Tone.MISSING
    cell = Cell(text or not_stated(), tone, trial.source(f"sites/{place}"))
    return Row((head, cell), section_label(SITES), f"sites.site/{place + 1}")

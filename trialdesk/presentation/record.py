"""One trial, whole, as a table."""

from dataclasses import replace

from trialdesk.comparison.compare import compare
from trialdesk.domain.site import Site
from trialdesk.domain.trial import Trial
from trialdesk.presentation.comparison_table import comparison_table
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import label, not_stated, section_label


def record_table(trial: Trial) -> Table:
    """Show everything a record states, and what it leaves open, in one column."""
    table = comparison_table(compare((trial,)))
    sites = tuple(_site(trial, place, site) for place, site in enumerate(trial.sites))
    return replace(table, title=trial.brief_title or trial.id, rows=table.rows + sites, notes=())


def _site(trial: Trial, place: int, site: Site) -> Row:
    where = ", ".join(part for part in (site.city, site.state, site.country) if part)
    status = label(site.status) if site.status else _("status not stated")
    text = "\n".join(part for part in (site.facility, where, status) if part)
    head = Cell(_("Site {number}").format(number=place + 1))
    tone = Tone.PLAIN if text else Tone.MISSING
    cell = Cell(text or not_stated(), tone, trial.source(f"sites/{place}"))
    return Row((head, cell), section_label("sites"), f"sites.site/{place + 1}")

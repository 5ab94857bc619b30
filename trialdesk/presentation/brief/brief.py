"""The brief of a board: what the meeting reads, in the order it reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from trialdesk.checks.finding import Finding
from trialdesk.comparison.compare import Comparison
from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.presentation.brief.appendix import source_table
from trialdesk.presentation.brief.front_page import front_page
from trialdesk.presentation.brief.trial_card import trial_card
from trialdesk.presentation.checks.checks_table import checks_in_brief
from trialdesk.presentation.comparison.comparison_table import comparison_table
from trialdesk.presentation.criteria.criteria_in_brief import (
    criteria_of_records,
    criteria_side_by_side,
)
from trialdesk.presentation.document import Block, Document, Grid, Heading, NewPage, Words
from trialdesk.presentation.dosing.dosing_in_brief import dosing_in_brief
from trialdesk.presentation.endpoints.endpoints_in_brief import endpoints_in_brief
from trialdesk.presentation.results.results_pages import results_pages
from trialdesk.presentation.sites.sites_in_brief import PrintedSites, sites_in_brief
from trialdesk.presentation.tables import Cell, Row, Table, shared_rows
from trialdesk.presentation.wording.codes import caution, not_stated, purpose, trial_letter
from trialdesk.presentation.wording.translation import _

_LONGEST_DATE = 20  # a field that holds no date must not fill the foot of every page


@dataclass(frozen=True, slots=True)
class Contents:
    """What the library says of the trials of a board, aspect by aspect."""

    comparison: Comparison
    criteria: Sequence[AlignedRow]
    sites: PrintedSites
    findings: Sequence[Finding] = ()


def brief(
    contents: Contents,
    today: date,
    version: str,
) -> Document:
    """Put what the library says of the board's trials into one document."""
    comparison = contents.comparison
    ids = (trial.id for trial in comparison.trials)
    named = " · ".join(f"{trial_letter(place)} {trial_id}" for place, trial_id in enumerate(ids))
    return Document(
        title=_("Trial brief for the tumour board"),
        author=f"TrialDesk {version}",
        head=named,
        foot=(
            f"{caution()} {purpose()}",
            _("TrialDesk {version}, printed {today}. Data: {dates}. No patient data.").format(
                version=version, today=today.isoformat(), dates=_data_dates(comparison)
            ),
        ),
        blocks=_blocks(contents, today),
    )


def _data_dates(comparison: Comparison) -> str:
    days = (trial.snapshot.data_date if trial.snapshot else None for trial in comparison.trials)
    return ", ".join(
        f"{trial_letter(place)} {(day or not_stated())[:_LONGEST_DATE]}"
        for place, day in enumerate(days)
    )


def _blocks(contents: Contents, today: date) -> tuple[Block, ...]:
    comparison, criteria, findings = contents.comparison, contents.criteria, contents.findings
    return (
        *front_page(comparison, criteria, today, findings),
        *(
            block
            for place in range(len(comparison.trials))
            for block in (NewPage(), *trial_card(comparison, place, today))
        ),
        *_comparison(comparison),
        *dosing_in_brief(comparison.trials),
        *endpoints_in_brief(comparison.trials),
        *results_pages(comparison.trials),
        *criteria_side_by_side(criteria, comparison.trials),
        *criteria_of_records(criteria, comparison.trials),
        *sites_in_brief(contents.sites, comparison.trials),
        *checks_in_brief(findings, comparison.trials),
        *source_table(comparison.trials),
    )


def _comparison(comparison: Comparison) -> tuple[Block, ...]:
    if len(comparison.trials) == 1:
        return ()
    return (
        NewPage(len(comparison.trials)),
        Heading(_("Comparison")),
        Words(
            Cell(
                _(
                    "≠ marks a row in which at least two records say different things after white "
                    "space and case are set aside; hatching marks what a record does not state. "
                    "An arm or drug that only one record has stands on its card; doses, endpoints "
                    "and criteria follow in parts of their own."
                )
            ),
            "note",
        ),
        Grid(_printed(comparison)),
    )


def _printed(comparison: Comparison) -> Table:
    """Lay out what has no other part; a numbered entry only one record has compares nothing."""
    table = comparison_table(comparison.of(lambda field: not field.printed_apart))
    shared = shared_rows(table)
    rows = (row for row in table.rows if not _is_numbered(row) or row in shared)
    return Table(table.title, table.columns, tuple(rows), table.keys)


def _is_numbered(row: Row) -> bool:
    return row.key.rpartition("/")[2].isdigit()

"""The brief of a board: what the meeting reads, in the order it reads it."""

from collections.abc import Sequence
from datetime import date

from trialdesk.checks.finding import Finding
from trialdesk.comparison.compare import Comparison
from trialdesk.criteria.align import AlignedRow
from trialdesk.presentation.appendix import source_table
from trialdesk.presentation.checks_table import checks_in_brief
from trialdesk.presentation.comparison_table import NO_FURTHER_ENTRY, comparison_table
from trialdesk.presentation.criteria_in_brief import criteria_of_records, criteria_side_by_side
from trialdesk.presentation.document import Block, Document, Grid, Heading, Imprint, NewPage, Words
from trialdesk.presentation.front_page import front_page
from trialdesk.presentation.sites_in_brief import PrintedSites, sites_in_brief
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.trial_card import trial_card
from trialdesk.presentation.wording import caution, not_stated, purpose, trial_letter

_LONGEST_DATE = 20  # a field that holds no date must not fill the foot of every page

# Criteria stand in full in the part on criteria, contradictions on the card of their trial.
_PRINTED_ELSEWHERE = (
    "eligibility.inclusion",
    "eligibility.exclusion",
    "eligibility.unassigned",
    "overview.disagreement",
)
# Numbered in the order of the record: a number only one record reaches compares nothing.
_COUNTED = ("arms.arm", "arms.intervention", "dosing.dose", "endpoints.other")


def brief(
    comparison: Comparison,
    criteria: Sequence[AlignedRow],
    sites: PrintedSites,
    imprint: Imprint,
    findings: Sequence[Finding] = (),
) -> Document:
    """Put compared trials, their aligned criteria, sites and what is odd into one document."""
    ids = (trial.id for trial in comparison.trials)
    named = " · ".join(f"{trial_letter(place)} {trial_id}" for place, trial_id in enumerate(ids))
    return Document(
        title=_("Trial brief for the tumour board"),
        author=f"TrialDesk {imprint.version}",
        head=named,
        foot=(
            f"{caution()} {purpose()}",
            _("TrialDesk {version}, printed {today}. Data: {dates}. No patient data.").format(
                version=imprint.version,
                today=imprint.today.isoformat(),
                dates=_data_dates(comparison),
            ),
        ),
        blocks=_blocks(comparison, criteria, sites, imprint.today, findings),
    )


def _data_dates(comparison: Comparison) -> str:
    days = (trial.snapshot.data_date if trial.snapshot else None for trial in comparison.trials)
    return ", ".join(
        f"{trial_letter(place)} {(day or not_stated())[:_LONGEST_DATE]}"
        for place, day in enumerate(days)
    )


def _blocks(
    comparison: Comparison,
    criteria: Sequence[AlignedRow],
    sites: PrintedSites,
    today: date,
    findings: Sequence[Finding],
) -> tuple[Block, ...]:
    return (
        *front_page(comparison, criteria, today, findings),
        *(
            block
            for place in range(len(comparison.trials))
            for block in (NewPage(), *trial_card(comparison, place, today))
        ),
        *_comparison(comparison),
        *criteria_side_by_side(criteria, comparison.trials),
        *criteria_of_records(criteria, comparison.trials),
        *checks_in_brief(findings, comparison.trials),
        *sites_in_brief(sites, comparison.trials),
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
                    "An arm, drug, dose or further outcome that only one record has stands on its "
                    "card; the criteria follow in full."
                )
            ),
            "note",
        ),
        Grid(_printed(comparison_table(comparison))),
    )


def _printed(table: Table) -> Table:
    rows = (row for row in table.rows if not _stands_elsewhere(row))
    return Table(table.title, table.columns, tuple(rows), table.keys)


def _stands_elsewhere(row: Row) -> bool:
    if row.key.startswith(_PRINTED_ELSEWHERE):
        return True
    one_of_many = "/" in row.key and row.key.startswith(_COUNTED)
    return one_of_many and sum(_says_something(cell) for cell in row.cells[1:]) == 1


def _says_something(cell: Cell) -> bool:
    return cell.tone is not Tone.MISSING and cell.text != NO_FURTHER_ENTRY

"""The site's table against the records of the same search, column by column.

Usage: python tests/gold/check_csv.py. Says for each column how many of the trials agree, and lists
the differences.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from trialdesk.domain.outcome import Outcome
from trialdesk.domain.site import Site
from trialdesk.domain.trial import PartialDate, Trial
from trialdesk.registries.read import read

REGISTRY = Path(__file__).parents[3] / "shared" / "registry"
TABLE, ARCHIVE = REGISTRY / "ctgov_csv_open.csv", REGISTRY / "ctgov_v2_bulk_open.zip"

Read = Callable[[Trial], object]


def _day(date: PartialDate | None) -> str | None:
    return date.date if date else None


def _squeezed(words: str | None) -> str:
    return " ".join((words or "").split())


def _told(trial: Trial, role: str) -> tuple[str, ...]:
    """Give outcomes as the table writes them: measure, description, time frame."""
    return tuple(_outcome(one) for one in trial.outcomes if one.role == role)


def _outcome(one: Outcome) -> str:
    return _squeezed(", ".join(filter(None, (one.measure, one.description, one.time_frame))))


def _countries(sites: tuple[Site, ...]) -> tuple[str | None, ...]:
    return tuple(site.country for site in sites)


COLUMNS: dict[str, Read] = {
    "Study Title": lambda trial: _squeezed(trial.brief_title),
    "Acronym": lambda trial: _squeezed(trial.acronym),
    "Study Status": lambda trial: trial.status,
    "Study Results": lambda trial: trial.has_results,
    "Conditions": lambda trial: tuple(map(_squeezed, trial.conditions)),
    "Interventions": lambda trial: tuple(
        (one.type, _squeezed(one.name)) for one in trial.interventions
    ),
    "Primary Outcome Measures": lambda trial: _told(trial, "primary"),
    "Secondary Outcome Measures": lambda trial: _told(trial, "secondary"),
    "Other Outcome Measures": lambda trial: _told(trial, "other"),
    "Sponsor": lambda trial: trial.lead_sponsor.name if trial.lead_sponsor else None,
    "Funder Type": lambda trial: trial.lead_sponsor.sponsor_class if trial.lead_sponsor else None,
    "Collaborators": lambda trial: tuple(_squeezed(one.name) for one in trial.collaborators),
    "Sex": lambda trial: trial.eligibility.sex,
    "Phases": lambda trial: trial.phases,
    "Enrollment": lambda trial: trial.enrollment.count if trial.enrollment else None,
    "Study Type": lambda trial: trial.study_type,
    "Study Design: allocation": lambda trial: trial.allocation,
    "Study Design: model": lambda trial: trial.intervention_model,
    "Study Design: masking": lambda trial: trial.masking,
    "Study Design: purpose": lambda trial: trial.primary_purpose,
    "Other IDs": lambda trial: tuple(map(_squeezed, trial.other_ids)),
    "Start Date": lambda trial: _day(trial.start_date),
    "Primary Completion Date": lambda trial: _day(trial.primary_completion_date),
    "Completion Date": lambda trial: _day(trial.completion_date),
    "Locations: countries": lambda trial: _countries(trial.sites),
}


def differences() -> Iterator[tuple[str, str, object, object]]:
    """Give column, trial, what the record says and what the table says."""
    records = {one.trial.id: one.trial for one in read(ARCHIVE).records}
    for row in read(TABLE).records:
        for column, said in COLUMNS.items():
            record, table = said(records[row.trial.id]), said(row.trial)
            if record != table:
                yield column, row.trial.id, record, table


def main() -> None:
    found = list(differences())
    rows = len(read(TABLE).records)
    for column in COLUMNS:
        differing = [one for one in found if one[0] == column]
        sys.stdout.write(f"{column:30} {rows - len(differing)} of {rows} agree\n")
        for _column, trial, record, table in differing:
            sys.stdout.write(f"    {trial}\n      record {record}\n      table  {table}\n")


if __name__ == "__main__":
    main()

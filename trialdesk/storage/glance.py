"""The list of a library for the first paint, read with the standard library alone."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from trialdesk.domain.summary import TrialSummary
from trialdesk.storage.file import connect, explained, recognise
from trialdesk.storage.trouble import damaged

SUMMARIES = (
    "SELECT id, brief_title, acronym, status, phases, enrollment, sponsor, conditions,"
    " interventions, countries, has_results, kind, data_date, data_date_basis, imported_at"
    " FROM trial"
)
"""The statement behind every list of the library; columns in the order of TrialSummary."""

LISTS = ("phases", "conditions", "interventions", "countries")
"""Columns of the table trial that hold a JSON list."""


def glance(path: Path) -> tuple[TrialSummary, ...]:
    """List a library file's trials by id without changing it or waiting for a writer.

    Raises LibraryMissingError or LibraryUnusableError.
    """
    recognise(path)
    try:
        with closing(connect(path, writable=False)) as connection:
            return summaries(connection.execute(SUMMARIES).fetchall(), str(path))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise explained(path, error) from error


def summaries(rows: Iterable[Sequence[Any]], location: str) -> tuple[TrialSummary, ...]:
    """Turn what the statement gave into summaries, by id in every database alike."""
    try:
        return tuple(sorted((_summary(row) for row in rows), key=lambda summary: summary.id))
    except (ValueError, TypeError) as error:
        raise damaged(location, str(error)) from error


def _summary(row: Sequence[Any]) -> TrialSummary:
    values = dict(zip(TrialSummary.__slots__, row, strict=True))
    for name in LISTS:
        values[name] = tuple(json.loads(values[name]))
    if values["has_results"] is not None:
        values["has_results"] = bool(values["has_results"])
    return TrialSummary(**values)

"""The list of a library for the first paint, read with the standard library alone."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trialdesk.domain.summary import TrialSummary
from trialdesk.storage.database.file import SCHEMA, connect, explained, recognise
from trialdesk.storage.database.trouble import damaged

SUMMARIES = (
    "SELECT id, brief_title, acronym, status, phases, enrollment, sponsor, conditions,"
    " interventions, countries, has_results, kind, data_date, data_date_basis, imported_at"
    " FROM trial"
)
"""The statement behind every list of the library; columns in the order of TrialSummary."""

_NEWEST = SUMMARIES.replace("SELECT", "SELECT number,") + " ORDER BY number DESC LIMIT ?"
PAGE = 100
"""Trials the window shows before it knows how many there are."""

LISTS = ("phases", "conditions", "interventions", "countries")
"""Columns of the table trial that hold a JSON list."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The newest trials of a library by their numbers, newest first, and how many it holds.

    ``count`` is None where there are more than these and they were not counted.
    """

    newest: dict[int, TrialSummary]
    count: int | None


def first_page(path: Path) -> FirstPage | None:
    """List a library file's newest trials without changing it or waiting for a writer.

    None where it is to be brought up to date first. Raises LibraryMissingError or
    LibraryUnusableError.
    """
    recognise(path)
    try:
        with closing(connect(path, writable=False)) as connection:
            if connection.execute("PRAGMA user_version").fetchone() != (SCHEMA,):
                return None
            rows = connection.execute(_NEWEST, (PAGE + 1,)).fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise explained(path, error) from error
    newest = numbered(rows[:PAGE], str(path))
    return FirstPage(newest, len(newest) if len(rows) <= PAGE else None)


def numbered(rows: Iterable[Sequence[Any]], location: str) -> dict[int, TrialSummary]:
    """Turn a number and what the statement gives into summaries by number."""
    try:
        return {row[0]: _summary(row[1:]) for row in rows}
    except (ValueError, TypeError) as error:
        raise damaged(location, str(error)) from error


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

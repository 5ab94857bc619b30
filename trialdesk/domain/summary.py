"""A trial in one line of a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrialSummary:
    """What the library list shows of a trial's current snapshot; None and () are not stated."""

    id: str
    brief_title: str | None = None
    acronym: str | None = None
    status: str | None = None
    phases: tuple[str, ...] = ()
    enrollment: int | None = None
    sponsor: str | None = None
    conditions: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    has_results: bool | None = None
    kind: str = "registry"
    data_date: str | None = None
    data_date_basis: str | None = None
    imported_at: str | None = None

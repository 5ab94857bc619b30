"""What trials are filtered by: the values each states of a facet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from trialdesk.domain.summary import TrialSummary
from trialdesk.storage.database.bulk import put
from trialdesk.storage.schema import facet_value, trial_facet

SILENT = ""
"""The value of a facet for the trials that do not state it."""

Stated = tuple[str, str]
"""A facet and a value of it."""


def stated(summary: TrialSummary) -> tuple[Stated, ...]:
    """Return what a trial states of every facet, each value once."""
    pairs = ((facet, value) for facet, of in FACETS.items() for value in of(summary) or (SILENT,))
    return tuple(dict.fromkeys(pairs))


def results_value(posted: bool) -> str:  # noqa: FBT001 - the value itself
    return "posted" if posted else "none"


FACETS: Mapping[str, Callable[[TrialSummary], Sequence[str]]] = {
    "phase": lambda trial: trial.phases,
    "status": lambda trial: (trial.status,) if trial.status else (),
    "drug": lambda trial: trial.interventions,
    "country": lambda trial: trial.countries,
    "sponsor": lambda trial: (trial.sponsor,) if trial.sponsor else (),
    "results": lambda trial: (
        () if trial.has_results is None else (results_value(trial.has_results),)
    ),
}
"""What a trial may be filtered by, and the values it states of each."""


def add_facets(connection: Connection, trials: Iterable[tuple[int, TrialSummary]]) -> None:
    """Note by number what trials state."""
    stated_values = [(number, stated(summary)) for number, summary in trials]
    ids = _ids(connection, {pair for _number, values in stated_values for pair in values})
    put(
        connection,
        trial_facet,
        [(ids[pair], number) for number, values in stated_values for pair in values],
    )


def drop_facets(connection: Connection, numbers: Sequence[int]) -> None:
    connection.execute(delete(trial_facet).where(trial_facet.c.number.in_(numbers)))


def facets_of(connection: Connection, number: int) -> frozenset[Stated]:
    """Return what is noted of a trial."""
    wanted = select(facet_value.c.facet, facet_value.c.value).join(trial_facet)
    rows = connection.execute(wanted.where(trial_facet.c.number == number))
    return frozenset((row.facet, row.value) for row in rows)


def _ids(connection: Connection, wanted: set[Stated]) -> dict[Stated, int]:
    known = dict(_known(connection, wanted))
    new = sorted(wanted - known.keys())
    if new:
        rows = [{"facet": facet, "value": value} for facet, value in new]
        connection.execute(insert(facet_value), rows)
        known |= dict(_known(connection, set(new)))
    return known


def _known(connection: Connection, wanted: set[Stated]) -> Iterator[tuple[Stated, int]]:
    """Look values up facet by facet: a list of pairs takes SQLite far longer."""
    for facet in FACETS:
        values = [value for name, value in wanted if name == facet]
        if values:
            of_facet = facet_value.c.facet == facet
            columns = select(facet_value.c.value, facet_value.c.id)
            for row in connection.execute(columns.where(of_facet, facet_value.c.value.in_(values))):
                yield (facet, row.value), row.id

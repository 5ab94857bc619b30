"""Searching a library: words anywhere in a record, and what a trial is filtered by."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    and_,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)

from trialdesk.storage.lists.facets import SILENT, results_value
from trialdesk.storage.lists.index import asked_of_server, asked_of_sqlite
from trialdesk.storage.schema import facet_value, trial, trial_facet

MOST_RANKED = 10_000
"""Trials found by words; more are not ranked, which would take seconds."""

_FEW = 20_000  # trials of a value: so many SQLite looks up sooner than it asks each trial found
_NAMES_WEIGH = 8  # times as much as the criteria

_words = table("trial_words", column("rowid", BigInteger))


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked of a library; what is left out is not asked.

    ``words`` are looked for in numbers, titles, conditions, interventions, sponsors, sites and
    criteria, every one of them; while ``typing`` the last may go on. Countries, drugs and sponsors
    are compared without case, the latter two also as a part of a name; ``chosen`` holds exact
    values of facets, None for the trials that do not state it; ``among`` the only trials wanted.
    """

    words: str = ""
    phases: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    has_results: bool | None = None
    typing: bool = False
    chosen: Mapping[str, frozenset[str | None]] = field(default_factory=dict)
    among: tuple[str, ...] | None = None


def matching(asked: Search, connection: Connection, chosen: Any) -> Select[Any]:  # noqa: ANN401
    """Choose columns of the trials a search finds, in no order."""
    query = _query(asked, connection)
    statement = select(*chosen).where(*_filters(asked, connection, by_words=query is not None))
    if query is None:
        return statement.select_from(trial)
    has_words = text(_MATCHES[connection.dialect.name]).bindparams(asked=query)
    # the sign keeps SQLite from asking the index anew for every trial that a filter keeps
    is_same = trial.c.number == literal_column("+trial_words.rowid")
    return statement.select_from(_words.join(trial, is_same)).where(has_words)


_MATCHES: Mapping[str, str] = {
    "sqlite": "trial_words MATCH :asked",
    "postgresql": (
        "to_tsvector('simple', trial_words.names || ' ' || trial_words.criteria)"
        " @@ to_tsquery('simple', :asked)"
    ),
}
_RANK: Mapping[str, str] = {
    "sqlite": f"bm25(trial_words, {_NAMES_WEIGH}.0, 1.0)",
    "postgresql": (
        "-ts_rank(setweight(to_tsvector('simple', trial_words.names), 'A') ||"
        " to_tsvector('simple', trial_words.criteria), to_tsquery('simple', :asked))"
    ),
}


def _best_first(statement: Select[Any], asked: Search, connection: Connection) -> Select[Any]:
    query = _query(asked, connection)
    if query is None:
        return newest_first(statement, asked, connection)
    rank = text(_RANK[connection.dialect.name])
    if connection.dialect.name != "sqlite":
        rank = rank.bindparams(asked=query)
    return statement.order_by(rank, trial.c.number.desc())


def newest_first(statement: Select[Any], asked: Search, connection: Connection) -> Select[Any]:
    has_words = _query(asked, connection) is not None
    return statement.order_by((_words.c.rowid if has_words else trial.c.number).desc())


def numbers(
    asked: Search, connection: Connection, most: int | None, *, best_first: bool
) -> "array[int]":
    """Return the numbers of the trials a search finds, the newest data or the best first."""
    order = _best_first if best_first else newest_first
    statement = order(matching(asked, connection, [trial.c.number]), asked, connection)
    rows = connection.execute(statement.limit(most)).cursor  # the driver's: rows of one number each
    return array("q", () if rows is None else (row[0] for row in rows.fetchall()))


def asks_nothing(asked: Search, connection: Connection) -> bool:
    """Return whether a search finds every trial."""
    is_filtered = asked.among is not None or any(v is not None for _facet, v in _wanted(asked))
    return not is_filtered and _query(asked, connection) is None


def _query(asked: Search, connection: Connection) -> str | None:
    written = asked_of_sqlite if connection.dialect.name == "sqlite" else asked_of_server
    return written(asked.words, typing=asked.typing)


def _filters(
    asked: Search, connection: Connection, *, by_words: bool
) -> Iterator[ColumnElement[bool]]:
    for facet, values in _wanted(asked):
        if values is not None:
            yield _states(connection, facet, values, by_words=by_words)
    if asked.among is not None:
        yield trial.c.id.in_(asked.among)


def _wanted(asked: Search) -> Iterator[tuple[str, ColumnElement[bool] | None]]:
    """Return for each facet the values asked for; None where any will do."""
    value = facet_value.c.value
    for facet, chosen in asked.chosen.items():
        yield facet, value.in_([value or SILENT for value in chosen]) if chosen else None
    yield "phase", value.in_(asked.phases) if asked.phases else None
    yield "status", value.in_(asked.statuses) if asked.statuses else None
    yield "country", _any(map(_is, asked.countries))
    yield "drug", _any(map(_contains, asked.drugs))
    yield "sponsor", _any(map(_contains, asked.sponsors))
    if asked.has_results is not None:
        yield "results", value == results_value(asked.has_results)


def _states(
    connection: Connection, facet: str, values: ColumnElement[bool], *, by_words: bool
) -> ColumnElement[bool]:
    named = select(facet_value.c.id).where(facet_value.c.facet == facet, values)
    of_value = trial_facet.c.value_id.in_(named)
    stating = select(trial_facet.c.number).where(of_value)
    if by_words and _are_many(connection, stating):
        return exists().where(and_(trial_facet.c.number == trial.c.number, of_value))
    return trial.c.number.in_(stating)


def _are_many(connection: Connection, stating: Select[Any]) -> bool:
    some = stating.limit(_FEW + 1).subquery()
    return bool(connection.execute(select(func.count()).select_from(some)).scalar_one() > _FEW)


def _any(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool] | None:
    wanted = list(conditions)
    return or_(*wanted) if wanted else None


def _is(value: str) -> ColumnElement[bool]:
    return func.lower(facet_value.c.value) == value.lower()


def _contains(value: str) -> ColumnElement[bool]:
    return func.lower(facet_value.c.value).contains(value.lower(), autoescape=True)

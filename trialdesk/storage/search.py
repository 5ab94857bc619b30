"""Searching a library: words anywhere in a record, and what a trial is filtered by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Table,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)

from trialdesk.storage.index import asked_of_server, asked_of_sqlite
from trialdesk.storage.schema import trial, trial_intervention, trial_site

MOST_COUNTED = 10_000
_MOST_RANKED = 20_000  # ranking more takes longer than a reader waits
_NAMES_WEIGH = 8  # times as much as the criteria

_words = table("trial_words", column("rowid", BigInteger))


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked of a library; what is left out is not asked.

    ``words`` are looked for in numbers, titles, conditions, interventions, sponsors, sites and
    criteria, every one of them; while ``typing`` the last may go on. Drugs and countries are
    compared without case, a drug also as a part of a name.
    """

    words: str = ""
    phases: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    has_results: bool | None = None
    typing: bool = False


def matching(asked: Search, connection: Connection, chosen: Any) -> Select[Any]:  # noqa: ANN401
    """Choose columns of the trials a search finds, in no order."""
    found = select(*chosen).select_from(trial).where(*_filters(asked))
    query = _query(asked, connection)
    if query is None:
        return found
    return found.join(_words, _words.c.rowid == trial.c.number).where(
        text(_MATCHES[connection.dialect.name]).bindparams(asked=query)
    )


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


def ordered(found: Select[Any], asked: Search, connection: Connection, count: int) -> Select[Any]:
    """Put the best first where words are asked for and few are found, else the newest data."""
    newest = trial.c.number.desc()
    query = _query(asked, connection)
    if query is None or count > _MOST_RANKED:
        return found.order_by(newest)
    return found.order_by(literal_column(_RANK[connection.dialect.name]), newest)


def counted(asked: Search, connection: Connection) -> int:
    """Count what a search finds, up to one more than is counted."""
    some = matching(asked, connection, [trial.c.number]).limit(MOST_COUNTED + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def _query(asked: Search, connection: Connection) -> str | None:
    written = asked_of_sqlite if connection.dialect.name == "sqlite" else asked_of_server
    return written(asked.words, typing=asked.typing)


def _filters(asked: Search) -> Iterator[ColumnElement[bool]]:
    if asked.phases:
        yield _any(trial.c.phases.contains(f'"{one}"', autoescape=True) for one in asked.phases)
    if asked.statuses:
        yield trial.c.status.in_(asked.statuses)
    if asked.sponsors:
        yield _any(_contains(trial.c.sponsor, one) for one in asked.sponsors)
    if asked.countries:
        yield _any(_in(trial_site, "country", one, whole=True) for one in asked.countries)
    if asked.drugs:
        yield _any(_in(trial_intervention, "name", one, whole=False) for one in asked.drugs)
    if asked.has_results is not None:
        yield trial.c.has_results.is_(asked.has_results)


def _any(conditions: Iterator[ColumnElement[bool]]) -> ColumnElement[bool]:
    return or_(*conditions)


def _in(part: Table, name: str, value: str, *, whole: bool) -> ColumnElement[bool]:
    of_trial = part.c.trial_id == trial.c.id
    if whole:
        return exists().where(of_trial, func.lower(part.c[name]) == value.lower())
    return exists().where(of_trial, _contains(part.c[name], value))


def _contains(named: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    return func.lower(named).contains(value.lower(), autoescape=True)

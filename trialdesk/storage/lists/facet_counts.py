"""How many of the trials a search finds state each value of a facet."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, desc, func, select

from trialdesk.storage.lists.facets import SILENT
from trialdesk.storage.lists.search import Search, asks_nothing, matching
from trialdesk.storage.schema import facet_value, trial, trial_facet

FacetCounts = tuple[tuple[str | None, int], ...]
"""Values and how many trials state them; None for the trials that do not state the facet."""


def facet_counts(
    asked: Search, facet: str, holding: str, most: int, connection: Connection
) -> FacetCounts:
    """Count the values that hold some words, the most frequent first.

    What is asked of the facet itself does not narrow its own counts.
    """
    others = {name: values for name, values in asked.chosen.items() if name != facet}
    rest = replace(asked, chosen=others)
    is_all = asks_nothing(rest, connection)
    each = _every() if is_all else _among(matching(rest, connection, [trial.c.number]))
    each = each.where(facet_value.c.facet == facet)
    if holding:
        lower = func.lower(facet_value.c.value)
        each = each.where(lower.contains(holding.lower(), autoescape=True))
    wanted = each.order_by(desc("trials"), facet_value.c.value).limit(most)
    rows = connection.execute(wanted).all()
    return tuple(
        (None if row.value == SILENT else row.value, row.trials) for row in rows if row.trials
    )


def _every() -> Select[Any]:
    """Count all trials of each value."""
    stating = select(func.count()).select_from(trial_facet)
    trials = stating.where(trial_facet.c.value_id == facet_value.c.id).scalar_subquery()
    return select(facet_value.c.value, trials.label("trials"))


def _among(numbers: Select[Any]) -> Select[Any]:
    """Count the trials of each value among those found.

    Values of every facet are counted before one facet is picked: SQLite would else look up each
    of its values for each trial.
    """
    each = (
        select(trial_facet.c.value_id, func.count().label("trials"))
        .where(trial_facet.c.number.in_(numbers))
        .group_by(trial_facet.c.value_id)
        .subquery()
    )
    return select(facet_value.c.value, each.c.trials).join(
        each, each.c.value_id == facet_value.c.id
    )

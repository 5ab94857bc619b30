"""How many of the trials a search finds state each value of a facet."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, func, select

from trialdesk.storage.facets import SILENT
from trialdesk.storage.schema import facet_value, trial, trial_facet
from trialdesk.storage.search import Search, matching

FacetCounts = tuple[tuple[str | None, int], ...]
"""Values and how many trials state them; None for the trials that do not state the facet."""


def facet_counts(
    asked: Search, facet: str, holding: str, most: int, connection: Connection
) -> FacetCounts:
    """Count the values that hold some words, the most frequent first.

    What is asked of the facet itself does not narrow its own counts.
    """
    others: Mapping[str, frozenset[str | None]] = {
        own: values for own, values in asked.chosen.items() if own != facet
    }
    rest = replace(asked, chosen={own: values for own, values in others.items() if values})
    of_facet = select(facet_value.c.id).where(facet_value.c.facet == facet)
    if holding:
        lower = func.lower(facet_value.c.value)
        of_facet = of_facet.where(lower.contains(holding.lower(), autoescape=True))
    counted = (
        select(trial_facet.c.value_id, func.count().label("trials"))
        .where(trial_facet.c.value_id.in_(of_facet))
        .group_by(trial_facet.c.value_id)
    )
    if rest != Search():
        found = matching(rest, connection, [trial.c.number])
        counted = counted.where(trial_facet.c.number.in_(found))
    each = counted.subquery()
    wanted = (
        select(facet_value.c.value, each.c.trials)
        .join(each, each.c.value_id == facet_value.c.id)
        .order_by(each.c.trials.desc(), facet_value.c.value)
        .limit(most)
    )
    rows = connection.execute(wanted).all()
    return tuple((None if row.value == SILENT else row.value, row.trials) for row in rows)

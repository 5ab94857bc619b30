"""Which trials name each other's registration numbers, and what the user said of it."""

from collections.abc import Iterator
from typing import cast

from sqlalchemy import Connection, delete, func, insert, select

from trialdesk.domain.workspace.link import Link, LinkState
from trialdesk.storage.schema import trial, trial_link, trial_named

_MOST_NAMING = 5
"""A number that more trials name says nothing: a programme, a biobank, a mistake."""


def read_links(connection: Connection) -> tuple[Link, ...]:
    """Return every pair, those not answered yet first."""
    answered = {
        (row.trial_a, row.trial_b): Link(
            row.trial_a, row.trial_b, row.basis, cast("LinkState", row.state)
        )
        for row in connection.execute(select(trial_link))
    }
    pairs = {(link.first, link.second): link for link in _named(connection)}
    proposed = [link for pair, link in sorted(pairs.items()) if pair not in answered]
    return (*proposed, *(answered[pair] for pair in sorted(answered)))


def _named(connection: Connection) -> Iterator[Link]:
    """Find a trial that names another's number, and two that name a third one."""
    here, there = trial_named.alias(), trial_named.alias()
    usual = (
        select(trial_named.c.number)
        .group_by(trial_named.c.number)
        .having(func.count(trial_named.c.trial_id.distinct()) <= _MOST_NAMING)
    )
    of_other = select(here.c.trial_id, trial.c.id, here.c.number).join(
        trial, trial.c.id == here.c.number
    )
    of_third = (
        select(here.c.trial_id, there.c.trial_id, here.c.number)
        .join(there, there.c.number == here.c.number)
        .where(here.c.trial_id < there.c.trial_id)
    )
    for wanted in (of_other, of_third):
        for first, second, number in connection.execute(wanted.where(here.c.number.in_(usual))):
            if first != second:
                yield Link(min(first, second), max(first, second), number)


def write_link(connection: Connection, link: Link) -> None:
    """Keep what the user said of a pair; "proposed" takes it back."""
    of_pair = (trial_link.c.trial_a == link.first, trial_link.c.trial_b == link.second)
    connection.execute(delete(trial_link).where(*of_pair))
    if link.state != "proposed":
        row = {"trial_a": link.first, "trial_b": link.second, "basis": link.number}
        connection.execute(insert(trial_link).values(**row, state=link.state))

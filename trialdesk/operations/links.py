"""Records of one trial in several registries, as the user confirmed them."""

from collections.abc import Sequence
from dataclasses import replace

from trialdesk.domain.workspace.link import Link, LinkState
from trialdesk.errors import TrialDeskError
from trialdesk.storage.library import Library


def confirmed_records(links: Sequence[Link], trial: str) -> tuple[str, ...]:
    """Return the other records of a trial: what is confirmed, and what that leads to."""
    records = [trial]
    for record in records:
        for link in links:
            if link.state == "confirmed" and record in (link.first, link.second):
                other = link.second if record == link.first else link.first
                if other not in records:
                    records.append(other)
    return tuple(records[1:])


def proposed_links(links: Sequence[Link], trial: str) -> tuple[Link, ...]:
    """Return the pairs of a trial that nobody has answered yet."""
    return tuple(
        link for link in links if link.state == "proposed" and trial in (link.first, link.second)
    )


def answer(library: Library, first: str, second: str, state: LinkState) -> Link:
    """Confirm or refuse that two records are of one trial.

    Raises TrialDeskError where nothing in them says so.
    """
    pair = (min(first, second), max(first, second))
    known = next((link for link in library.links() if (link.first, link.second) == pair), None)
    if known is None:
        raise TrialDeskError("link-unknown", first=first, second=second)
    answered = replace(known, state=state)
    library.answer(answered)
    return answered

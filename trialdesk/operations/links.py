"""Records of one trial in several registries, as the user confirmed them."""

from collections.abc import Sequence
from dataclasses import replace

from trialdesk.domain.workspace.link import Link, LinkState
from trialdesk.errors import TrialDeskError
from trialdesk.storage.library import Library


def one_trial(links: Sequence[Link], trial: str) -> tuple[str, ...]:
    """Give the other records of a trial: what is confirmed, and what that leads to."""
    found = [trial]
    for one in found:
        for link in links:
            if link.state == "confirmed" and one in (link.first, link.second):
                other = link.second if one == link.first else link.first
                if other not in found:
                    found.append(other)
    return tuple(found[1:])


def maybe_one_trial(links: Sequence[Link], trial: str) -> tuple[Link, ...]:
    """Give the pairs of a trial that nobody has answered yet."""
    return tuple(
        link for link in links if link.state == "proposed" and trial in (link.first, link.second)
    )


def answer(library: Library, one: str, other: str, state: LinkState) -> Link:
    """Confirm or refuse that two records are of one trial.

    Raises TrialDeskError where nothing in them says so.
    """
    pair = (min(one, other), max(one, other))
    known = next((link for link in library.links() if (link.first, link.second) == pair), None)
    if known is None:
        raise TrialDeskError("link-unknown", first=one, second=other)
    answered = replace(known, state=state)
    library.answer(answered)
    return answered

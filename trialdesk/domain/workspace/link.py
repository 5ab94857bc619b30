"""Two records, in different registries, of what may be one trial."""

from dataclasses import dataclass
from typing import Literal

LinkState = Literal["proposed", "confirmed", "refused"]


@dataclass(frozen=True, slots=True)
class Link:
    """A pair of trials, the first by its number first.

    ``number`` is the registration number that one names of the other, or that both name; the state
    is what the user answered, "proposed" before that.
    """

    first: str
    second: str
    number: str
    state: LinkState = "proposed"

"""A value somebody looks at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window paints sooner without it
    from trialdesk.domain.source import Source


@dataclass(frozen=True, slots=True)
class ChosenValue:
    """What a value is called, what it says, and where it stands (None: no single place)."""

    title: str
    text: str
    source: "Source | None"
    stated: bool = True

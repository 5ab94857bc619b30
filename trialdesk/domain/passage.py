"""What a page's editors wrote around a record."""

from dataclasses import dataclass

from trialdesk.domain.source import Source


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page under its heading; ``text`` is None where the heading has none.

    Editorial words are never a source of a trial's values; record checks hold them against them.
    """

    heading: str
    text: str | None
    source: Source

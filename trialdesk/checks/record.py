"""A trial as the rules look at it: its words gathered once."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from trialdesk.checks.finding import FindingValue, Hit, hit
from trialdesk.checks.rule import Scope
from trialdesk.criteria.text.places import criterion_source
from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.site import Site
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.endpoint import endpoint

_LONGEST = 4_000  # characters of one text that a rule reads
_SHOWN = 160
_LISTED = re.compile(r"[\W_]+")


_NAMELESS = re.compile(
    r"\b(?:research site|investigat\w+ site|local institution|site|gsk|pfizer|novartis|roche|study"
    r"|clinical trial|investigator|for additional|many|multiple|facility|center \d|centre \d)\b",
    re.IGNORECASE,
)


class Hospital(NamedTuple):
    """A site with a name and a city, both as ``plain`` gives them."""

    path: str
    site: Site
    name: str
    city: str


class CheckedRecord:
    """One trial, its criteria and its free texts."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial

    @cached_property
    def items(self) -> tuple[Criterion, ...]:
        """The eligibility text's items, each no longer than a rule reads."""
        return tuple(
            item for item in split(self.trial.eligibility.text or "") if len(item.text) <= _LONGEST
        )

    @cached_property
    def parents(self) -> frozenset[str]:
        """The items that others detail."""
        return frozenset(item.parent for item in self.items if item.parent)

    @cached_property
    def lowered(self) -> tuple[tuple[Criterion, str], ...]:
        """The items with their words in small letters."""
        return tuple((item, item.text.lower()) for item in self.items)

    def speaking_of(self, *stems: str) -> Iterator[Criterion]:
        """Return the items that hold any of these small letters, to spare a rule the others."""
        return (item for item, text in self.lowered if any(stem in text for stem in stems))

    @cached_property
    def folded(self) -> tuple[tuple[Criterion, str], ...]:
        """The items with their words in small letters, without white space and stops mattering."""
        return tuple((item, " ".join(text.split()).rstrip(" .;,")) for item, text in self.lowered)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The endpoint each outcome names, in the order of the outcomes."""
        return tuple(endpoint(outcome).code for outcome in self.trial.outcomes)

    @property
    def exclusions(self) -> Iterator[Criterion]:
        return (item for item in self.items if item.polarity == "exclusion")

    @property
    def inclusions(self) -> Iterator[Criterion]:
        return (item for item in self.items if item.polarity == "inclusion")

    @cached_property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """The titles, each with its path."""
        return _stated(
            ("official_title", self.trial.official_title), ("brief_title", self.trial.brief_title)
        )

    @cached_property
    def design_texts(self) -> tuple[tuple[str, str], ...]:
        """Titles, summary and description, each with its path."""
        trial = self.trial
        return self.titles + _stated(
            ("brief_summary", trial.brief_summary),
            ("detailed_description", trial.detailed_description),
        )

    @cached_property
    def outcome_texts(self) -> tuple[tuple[str, str], ...]:
        """The words of the outcomes, each with its path."""
        return tuple(
            pair
            for place, outcome in enumerate(self.trial.outcomes)
            for pair in _stated(
                (f"outcomes/{place}/measure", outcome.measure),
                (f"outcomes/{place}/time_frame", outcome.time_frame),
                (f"outcomes/{place}/description", outcome.description),
            )
        )

    @cached_property
    def hospitals(self) -> tuple[Hospital, ...]:
        """The sites that bear the name of a hospital."""
        return tuple(
            Hospital(f"sites/{place}", site, plain(site.facility), plain(site.city))
            for place, site in enumerate(self.trial.sites)
            if site.facility and site.city and not _NAMELESS.search(site.facility)
        )

    def hit(self, item: Criterion, variant: str = "", **values: FindingValue) -> Hit:
        """Point at an item of the eligibility text; its words are quoted unless others are."""
        source = criterion_source(self.trial, item.line, item.text)
        sources = () if source is None else (source,)
        given = {"quote": shortened(item.text), **values}
        return hit(f"eligibility/{item.id}", *sources, variant=variant, **given)


RECORD = Scope[CheckedRecord]()


def _stated(*texts: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((path, text[:_LONGEST]) for path, text in texts if text)


def shortened(text: str) -> str:
    """Return the words, cut at the end where they are many."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"


def around(text: str, start: int, end: int) -> str:
    """Return a stretch of a text with a few words on either side."""
    low = text.rfind(" ", 0, max(0, start - 50)) + 1
    high = text.find(" ", min(len(text), end + 50))
    high = len(text) if high < 0 else high
    before, after = ("… " if low else ""), (" …" if high < len(text) else "")
    return before + " ".join(text[low:high].split()) + after


def plain(text: str) -> str:
    """Return words without case, punctuation and white space mattering."""
    return _LISTED.sub(" ", text).strip().casefold()

"""The sites of some trials with where each lies."""

from dataclasses import dataclass

from trialdesk.domain.place import Located
from trialdesk.domain.site import Site


@dataclass(frozen=True, slots=True)
class Home:
    """The point distances are counted from, as a rule the user's hospital."""

    label: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class LocatedSite:
    """One site of a trial; ``place`` is its place in the record ("sites/4" has 4)."""

    trial: str
    place: int
    site: Site
    located: Located
    distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class TrialSites:
    """How many sites a record says there are, how many it lists, how many of those have a point."""

    trial: str
    stated: int | None
    listed: int
    placed: int


@dataclass(frozen=True, slots=True)
class SitesOnMap:
    """Trials in the order of the board, and their sites: nearest first where there is a home."""

    trials: tuple[TrialSites, ...]
    sites: tuple[LocatedSite, ...]
    home: Home | None = None

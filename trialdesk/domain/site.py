"""Where a trial runs and whom to ask."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or office as posted."""

    name: str | None = None
    role: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """One place of a trial; latitude and longitude only where the record posts them, in degrees."""

    facility: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    status: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    contacts: tuple[Contact, ...] = ()

"""Sites against each other, their status and their number."""

import re
from collections import Counter
from collections.abc import Iterator

from trialdesk.checks.finding import Hit, Term, hit
from trialdesk.checks.record import RECORD, Hospital, Record
from trialdesk.checks.rule import rule

_FEWEST = 5
_SMALL_SHARE = 0.1
_OPEN = frozenset({"RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION"})
_CLOSED = frozenset({"COMPLETED", "TERMINATED", "WITHDRAWN", "ACTIVE_NOT_RECRUITING"})
_ONE_PLACE = re.compile(r"\bhospital\b|\buniversit", re.IGNORECASE)
_SHORTEST_CITY = 5


@rule("few-sites-recruit", "high", RECORD)
def _share(record: Record) -> Iterator[Hit]:
    trial = record.trial
    told = [site.status for site in trial.sites if site.status]
    active = told.count("RECRUITING")
    if trial.status == "RECRUITING" and len(told) >= _FEWEST and active < _SMALL_SHARE * len(told):
        counts = tuple(
            Term("sites", {"number": number, "status": status})
            for status, number in Counter(told).most_common()
        )
        yield hit("status", status=trial.status, sites=counts)


@rule("sites-open-in-closed-trial", "medium", RECORD)
def _still_open(record: Record) -> Iterator[Hit]:
    trial = record.trial
    active = [site for site in trial.sites if site.status in _OPEN]
    if trial.status in _CLOSED and active:
        yield hit("status", status=trial.status, number=len(active))


@rule("number-of-sites", "low", RECORD)
def _number(record: Record) -> Iterator[Hit]:
    trial = record.trial
    stated, listed = trial.sites_stated, len(trial.sites)
    if stated is not None and stated != listed:
        yield hit("sites_stated", stated=stated, listed=listed)


@rule("site-listed-twice", "low", RECORD)
def _twice(record: Record) -> Iterator[Hit]:
    seen: set[tuple[str, str]] = set()
    for one in record.hospitals:
        key = one.name, one.city
        if key in seen:
            yield hit(one.path, hospital=one.site.facility, city=one.site.city)
        seen.add(key)


@rule("hospital-in-two-cities", "medium", RECORD)
def _two_cities(record: Record) -> Iterator[Hit]:
    seen: dict[str, Hospital] = {}
    for one in record.hospitals:
        first = seen.setdefault(one.name, one)
        apart = first.city != one.city and first.site.country == one.site.country
        if apart and _ONE_PLACE.search(one.name):
            yield hit(
                one.path,
                hospital=one.site.facility,
                first=first.site.city,
                second=one.site.city,
            )


@rule("hospital-almost-city", "medium", RECORD)
def _misspelt(record: Record) -> Iterator[Hit]:
    for one in record.hospitals:
        first, city = one.name.split(" ")[0], one.city.replace(" ", "")
        if one.site.country != "China" or min(len(first), len(city)) < _SHORTEST_CITY:
            continue
        if first.startswith(city) or city.startswith(first):
            continue
        if _distance(first, city) <= (2 if len(city) > _SHORTEST_CITY else 1):
            yield hit(one.path, hospital=one.site.facility, city=one.site.city)


def _distance(one: str, other: str) -> int:
    """Count the letters to change, add or take away (Levenshtein 1966)."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, sign in enumerate(other, start=1):
            step = before[column - 1] + (letter != sign)
            current.append(min(before[column] + 1, current[-1] + 1, step))
        before = current
    return before[-1]


@rule("hospital-of-another-city", "medium", RECORD)
def _other_city(record: Record) -> Iterator[Hit]:
    """Find a hospital that bears the name of another city of the trial and not of its own."""
    chinese = [one for one in record.hospitals if one.site.country == "China"]
    cities = {one.city for one in chinese if len(one.city) >= _SHORTEST_CITY}
    for one in chinese:
        first = one.name.split(" ")[0]
        is_school = "university" in one.name or "medical" in one.name
        if first in cities and one.city not in one.name and not is_school:
            yield hit(one.path, hospital=one.site.facility, city=one.site.city)


@rule("sites-without-hospital", "low", RECORD)
def _halves(record: Record) -> Iterator[Hit]:
    missing = [site for site in record.trial.sites if not site.facility and site.city]
    if missing and record.trial.status == "RECRUITING" and len(missing) == len(record.trial.sites):
        yield hit("sites/0", cities=tuple(site.city or "" for site in missing[:3]))

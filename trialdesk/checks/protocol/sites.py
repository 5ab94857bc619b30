"""Sites against each other, their status and their number."""

import re
from collections import Counter
from collections.abc import Iterator

from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord, Hospital
from trialdesk.checks.rule import rule

_FEWEST = 5
_SMALL_SHARE = 0.1
_OPEN = frozenset({"RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION"})
_CLOSED = frozenset({"COMPLETED", "TERMINATED", "WITHDRAWN", "ACTIVE_NOT_RECRUITING"})
_ONE_PLACE = re.compile(r"\bhospital\b|\buniversit", re.IGNORECASE)
_SHORTEST_CITY = 5


@rule("few-sites-recruit", "high", RECORD)
def _share(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    statuses = [site.status for site in trial.sites if site.status]
    active = statuses.count("RECRUITING")
    if (
        trial.status == "RECRUITING"
        and len(statuses) >= _FEWEST
        and active < _SMALL_SHARE * len(statuses)
    ):
        counts = tuple(
            FindingTerm("sites", {"number": number, "status": status})
            for status, number in Counter(statuses).most_common()
        )
        yield hit("status", status=trial.status, sites=counts)


@rule("sites-open-in-closed-trial", "medium", RECORD)
def _still_open(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    active = [site for site in trial.sites if site.status in _OPEN]
    if trial.status in _CLOSED and active:
        yield hit("status", status=trial.status, number=len(active))


@rule("number-of-sites", "low", RECORD)
def _number(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    stated, listed = trial.sites_stated, len(trial.sites)
    if stated is not None and stated != listed:
        yield hit("sites_stated", stated=stated, listed=listed)


@rule("site-listed-twice", "low", RECORD)
def _twice(record: CheckedRecord) -> Iterator[Hit]:
    seen: set[tuple[str, str]] = set()
    for hospital in record.hospitals:
        key = hospital.name, hospital.city
        if key in seen:
            yield hit(hospital.path, hospital=hospital.site.facility, city=hospital.site.city)
        seen.add(key)


@rule("hospital-in-two-cities", "medium", RECORD)
def _two_cities(record: CheckedRecord) -> Iterator[Hit]:
    seen: dict[str, Hospital] = {}
    for hospital in record.hospitals:
        first = seen.setdefault(hospital.name, hospital)
        apart = first.city != hospital.city and first.site.country == hospital.site.country
        if apart and _ONE_PLACE.search(hospital.name):
            yield hit(
                hospital.path,
                hospital=hospital.site.facility,
                first=first.site.city,
                second=hospital.site.city,
            )


@rule("hospital-almost-city", "medium", RECORD)
def _misspelt(record: CheckedRecord) -> Iterator[Hit]:
    for hospital in record.hospitals:
        first, city = hospital.name.split(" ")[0], hospital.city.replace(" ", "")
        if hospital.site.country != "China" or min(len(first), len(city)) < _SHORTEST_CITY:
            continue
        if first.startswith(city) or city.startswith(first):
            continue
        if _distance(first, city) <= (2 if len(city) > _SHORTEST_CITY else 1):
            yield hit(hospital.path, hospital=hospital.site.facility, city=hospital.site.city)


def _distance(word: str, other: str) -> int:
    """Count the letters to change, add or take away (Levenshtein 1966)."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(word, start=1):
        current = [row]
        for column, sign in enumerate(other, start=1):
            step = before[column - 1] + (letter != sign)
            current.append(min(before[column] + 1, current[-1] + 1, step))
        before = current
    return before[-1]


@rule("hospital-of-another-city", "medium", RECORD)
def _other_city(record: CheckedRecord) -> Iterator[Hit]:
    """Find a hospital that bears the name of another city of the trial than it is listed in."""
    chinese = [hospital for hospital in record.hospitals if hospital.site.country == "China"]
    cities = {hospital.city for hospital in chinese if len(hospital.city) >= _SHORTEST_CITY}
    for hospital in chinese:
        first = hospital.name.split(" ")[0]
        is_school = "university" in hospital.name or "medical" in hospital.name
        if first in cities and hospital.city not in hospital.name and not is_school:
            yield hit(hospital.path, hospital=hospital.site.facility, city=hospital.site.city)


@rule("sites-without-hospital", "low", RECORD)
def _halves(record: CheckedRecord) -> Iterator[Hit]:
    missing = [site for site in record.trial.sites if not site.facility and site.city]
    if missing and record.trial.status == "RECRUITING" and len(missing) == len(record.trial.sites):
        yield hit("sites/0", cities=tuple(site.city or "" for site in missing[:3]))

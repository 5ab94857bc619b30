"""A record of another format, put in the shape of the ClinicalTrials.gov API v2."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from trialdesk.domain.identifiers import registered
from trialdesk.domain.source import Source
from trialdesk.errors import UnreadableFileError
from trialdesk.registries.reading import Issue, Record
from trialdesk.registries.study.gathered import Gathered
from trialdesk.registries.study.study import read_gathered


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value of the v2 shape and the place in the foreign record it was taken from.

    ``value`` is a text, a number, a flag, or a mapping or list whose parts are again plain or
    ``StatedValue``. What the record does not state is None, and left out.
    """

    value: object
    place: str


StudyShape = dict[str, object]
"""A study, or a part of one, as API v2 names its members; values are plain or ``StatedValue``."""


def criteria(inclusion: StatedValue | None, exclusion: StatedValue | None) -> StatedValue | None:
    """Join two lists of criteria under the headings that tell them apart."""
    parts = [
        f"{heading} Criteria:\n\n{stated.value}"
        for heading, stated in (("Inclusion", inclusion), ("Exclusion", exclusion))
        if stated
    ]
    first = inclusion or exclusion
    return StatedValue("\n\n".join(parts), first.place) if first else None


@dataclass(frozen=True, slots=True)
class Origin:
    """The registry a record is of; ``partial`` where its format cannot hold a whole one."""

    registry: str
    partial: bool = False


CTGOV = Origin("ClinicalTrials.gov")


def read_foreign(
    study: Mapping[str, object],
    document: str,
    raw: bytes,
    issues: Iterable[Issue] = (),
    origin: Origin = CTGOV,
) -> Record:
    """Read a study made from ``raw``; every source points to the place in the foreign record.

    Its nctId is the number of whatever registry it is of. ``issues`` came up in the making. Raises
    UnreadableFileError when the study has no registration number.
    """
    places: dict[str, Source] = {}
    plain = _without_places(study, "", places, document)
    gathered = Gathered(document, document, places, issues=list(issues))
    members = plain if isinstance(plain, dict) else {}
    record = read_gathered(members, gathered, raw, _number(members, document))
    stored = record.trial.snapshot
    if stored is None:
        return record
    snapshot = replace(stored, registry=origin.registry, partial=origin.partial)
    return replace(record, trial=replace(record.trial, snapshot=snapshot))


def _number(study: Mapping[str, object], document: str) -> str:
    value: object = study
    for name in ("protocolSection", "identificationModule", "nctId"):
        value = value.get(name) if isinstance(value, Mapping) else None
    number = registered(value) if isinstance(value, str) else None
    if number is None:
        place = "the record has no registration number"
        raise UnreadableFileError(document, place, "Download the record again.")
    return number


def _without_places(
    value: object, pointer: str, places: dict[str, Source], document: str
) -> object:
    """Return the value without its places, which are noted by the pointers of the v2 shape."""
    if isinstance(value, StatedValue):
        places[pointer] = Source(document, value.place)
        return _without_places(value.value, pointer, places, document)
    if isinstance(value, Mapping):
        members = {
            name: _without_places(member, f"{pointer}/{name}", places, document)
            for name, member in value.items()
        }
        return {name: member for name, member in members.items() if _states(member)}
    if isinstance(value, list | tuple):
        items = [item for item in value if _states(_value_of(item))]
        return [
            _without_places(item, f"{pointer}/{place}", places, document)
            for place, item in enumerate(items)
        ]
    return value


def _value_of(value: object) -> object:
    return value.value if isinstance(value, StatedValue) else value


def _states(value: object) -> bool:
    return value is not None and value not in ({}, [], "")

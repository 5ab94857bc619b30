"""Where a record's data come from: its snapshot, its provenance, what its document leaves open."""

from collections.abc import Iterator, Mapping
from typing import cast, get_args

from trialdesk.domain.source import Disagreement, Snapshot, SnapshotKind, Source
from trialdesk.registries.study.dates import is_date
from trialdesk.registries.study.gathered import Gathered
from trialdesk.registries.study.node import Node


def begin(section: object, document: str) -> Gathered:
    """Start the reading of a record; ``own`` is its section on the document it was made from."""
    if not isinstance(section, Mapping):
        return Gathered(document)
    node = Node(section, "/trialdesk", Gathered(document))
    origin = node.text("document") or document
    places = section.get("provenance")
    entries = node.child("provenance")
    pointers = list(places) if isinstance(places, dict) else []
    provenance = {pointer: _source(entries.child(pointer), origin, pointer) for pointer in pointers}
    return Gathered(document, origin, provenance)


_ALWAYS_THERE = ("statusModule", "sponsorCollaboratorsModule", "designModule", "conditionsModule")


def snapshot(node: Node, digest: str, document: str) -> Snapshot:
    """Describe the stored state; ``digest`` is the SHA-256 of its bytes.

    A study without a module that every posted study has was fetched in part.
    """
    section = node.child("trialdesk").at("snapshot")
    day, basis = next(_data_dates(node, section), (None, None))
    protocol = node.child("protocolSection")
    kind = _kind(section)
    return Snapshot(
        document=document,
        kind=kind,
        sha256=digest,
        data_date=day,
        data_date_basis=basis,
        publisher=section.text("publisher"),
        citation=section.text("citation"),
        registry="ClinicalTrials.gov" if kind == "registry" else None,
        partial=kind == "registry" and not all(map(protocol.child, _ALWAYS_THERE)),
    )


def disagreements(section: Node, gathered: Gathered) -> tuple[Disagreement, ...]:
    """Return the values a document states in several ways; call when all else has been read."""
    return tuple(
        _disagreement(node.at(f"disagreements/{place}"), gathered)
        for place, node in enumerate(section.children("disagreements"))
    )


def _disagreement(node: Node, gathered: Gathered) -> Disagreement:
    pointer = node.text("pointer") or ""
    readings = tuple(
        (value, _source(reading, gathered.origin, pointer))
        for reading in node.children("readings")
        if (value := reading.text("value"))
    )
    return Disagreement(gathered.path(pointer), readings, node.text("remark"))


def _source(node: Node, document: str, pointer: str) -> Source:
    return Source(
        document, pointer, node.counts("lines"), node.text("quote"), remark=node.text("remark")
    )


def _kind(section: Node) -> SnapshotKind:
    kind = section.text("kind")
    return cast("SnapshotKind", kind) if kind in get_args(SnapshotKind) else "registry"


def _data_dates(node: Node, about: Node) -> Iterator[tuple[str, str | None]]:
    """Return the days the data may stand for, the best first."""
    path = "snapshot/data_date"
    stated = about.child("dataDate").at(path)
    day = stated.text("date")
    if day and is_date(day):
        yield day, stated.text("basis")
    for sections, name, basis in (
        (("derivedSection", "miscInfoModule"), "versionHolder", "registry version"),
        (("protocolSection", "statusModule", "lastUpdatePostDateStruct"), "date", "last updated"),
    ):
        section = node
        for section_name in sections:
            section = section.child(section_name)
        day = section.text(name, path)
        if day and is_date(day):
            yield day, basis

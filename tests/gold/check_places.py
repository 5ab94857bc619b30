"""Compare what the geocoder finds with curated cities and with the points registries post.

Run it as a script, with the folder of the records where it is not ../shared, to see the figures,
every sure place far from the posted point and every address that is not found.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # for the run as a script

from trialdesk.domain.place import Address, Located  # noqa: E402 - needs the path
from trialdesk.geography.distance import LatLon, distance_km  # noqa: E402 - needs the path
from trialdesk.geography.places.gazetteer import Gazetteer, open_gazetteer  # noqa: E402 - needs the path
from trialdesk.geography.places.geocode import geocode  # noqa: E402 - needs the path

SHARED = ROOT.parent / "shared"
NEAR_KM = 25
FOUND = ("ok", "check")
_LISTED_UP_TO = 60

Posted = Mapping[Address, Sequence[LatLon]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of distinct addresses; the nearest of several points posted for one counts."""

    addresses: int
    found: float
    near: float
    sure_but_far: tuple[tuple[Address, Located, int], ...]
    not_found: tuple[tuple[Address, Located], ...]


def curated_cities(shared: Path) -> list[tuple[Address, Mapping[str, Any]]]:
    rows = json.loads((shared / "gold/cities.json").read_text("utf-8"))
    return [(Address(row["city"], row["province_as_written"], row["country"]), row) for row in rows]


def posted_in_folder(folder: Path) -> Posted:
    return _by_address(path.read_bytes() for path in sorted(folder.glob("*.json")))


def posted_in_zip(file: Path) -> Posted:
    with ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json")]
        return _by_address(archive.read(name) for name in names)


def _by_address(records: Iterator[bytes]) -> Posted:
    points: dict[Address, list[LatLon]] = defaultdict(list)
    for record in records:
        protocol = json.loads(record).get("protocolSection", {})
        for site in protocol.get("contactsLocationsModule", {}).get("locations", []):
            if (point := site.get("geoPoint")) and site.get("city"):
                address = Address(site["city"], site.get("state"), site.get("country"))
                points[address].append((point["lat"], point["lon"]))
    return points


def figures(gazetteer: Gazetteer, posted: Posted) -> Figures:
    """Locate each address without its point, and measure how far the point lies."""
    located = {address: geocode(gazetteer, address) for address in posted}
    away = {
        address: min(_away(located[address], point) for point in points)
        for address, points in posted.items()
        if located[address].status in FOUND
    }
    return Figures(
        addresses=len(posted),
        found=len(away) / len(posted),
        near=sum(km <= NEAR_KM for km in away.values()) / len(posted),
        sure_but_far=tuple(
            (address, located[address], round(km))
            for address, km in away.items()
            if km > NEAR_KM and located[address].status == "ok"
        ),
        not_found=tuple(pair for pair in located.items() if pair[0] not in away),
    )


def _away(located: Located, point: LatLon) -> float:
    assert located.latitude is not None
    assert located.longitude is not None
    return distance_km((located.latitude, located.longitude), point)


def main(shared: Path) -> None:
    with open_gazetteer(None) as gazetteer:
        registry = shared / "registry"
        for name, posted in (
            ("ctgov_v2", posted_in_folder(registry / "ctgov_v2")),
            ("ctgov_v2_bulk_open.zip", posted_in_zip(registry / "ctgov_v2_bulk_open.zip")),
        ):
            _tell(name, figures(gazetteer, posted))


def _tell(name: str, result: Figures) -> None:
    shares = f"found {result.found:.2%}, within {NEAR_KM} km {result.near:.2%}"
    lines = [
        f"{name}: {result.addresses} addresses, {shares}",
        *(
            f"  sure but {km} km away: {address} -> {located.place}"
            for address, located, km in result.sure_but_far
        ),
        *(
            f"  {located.status}: {address}"
            for address, located in result.not_found[:_LISTED_UP_TO]
        ),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)

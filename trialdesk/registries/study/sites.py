"""Sites and contacts of a study."""

from trialdesk.domain.site import Contact, Site
from trialdesk.registries.study.node import Node

_LARGEST_LATITUDE = 90.0
_LARGEST_LONGITUDE = 180.0


def sites(module: Node) -> tuple[Site, ...]:
    return tuple(
        _site(node.at(f"sites/{place}"), f"sites/{place}")
        for place, node in enumerate(module.children("locations"))
    )


def contacts(node: Node, name: str, path: str) -> tuple[Contact, ...]:
    """Read a list of contacts that stand at ``path`` of the trial."""
    return tuple(
        _contact(contact.at(f"{path}/{place}")) for place, contact in enumerate(node.children(name))
    )


def _contact(node: Node) -> Contact:
    phone, extension = node.text("phone"), node.text("phoneExt")
    if phone and extension:
        phone = f"{phone} ext. {extension}"
    return Contact(node.text("name"), node.text("role"), phone, node.text("email"))


def _site(node: Node, path: str) -> Site:
    latitude, longitude = _position(node.child("geoPoint"))
    return Site(
        facility=node.text("facility"),
        city=node.text("city"),
        state=node.text("state"),
        country=node.text("country"),
        status=node.text("status"),
        latitude=latitude,
        longitude=longitude,
        contacts=contacts(node, "contacts", f"{path}/contacts"),
    )


def _position(node: Node) -> tuple[float | None, float | None]:
    """Return latitude and longitude in degrees, both or neither."""
    latitude = _degrees(node, "lat", _LARGEST_LATITUDE)
    longitude = _degrees(node, "lon", _LARGEST_LONGITUDE)
    if latitude is None or longitude is None:
        return None, None
    return latitude, longitude


def _degrees(node: Node, name: str, largest: float) -> float | None:
    number = node.number(name)
    if number is not None and abs(number) > largest:
        node.reject(name, number, f"degrees from -{largest:g} to {largest:g}")
        return None
    return number

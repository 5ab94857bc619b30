"""Posted tables of measurements: groups, denominators, classes, categories, figures."""

import re
from collections.abc import Iterator
from decimal import Decimal

from trialdesk.domain.result import Absence, Analysed, Group, GroupCount, Measurement, MeasureRow
from trialdesk.registries.study.absence import Part, absence
from trialdesk.registries.study.node import Node

_NUMBER = re.compile(
    r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\d{1,3}(?:,\d{3}){1,5}(?:\.\d{0,18})?|\.\d{1,18})", re.ASCII
)
_NOT_THERE = {"NA", "N/A"}


def groups(module: Node, name: str = "groups") -> tuple[Group, ...]:
    """Read the columns of a table."""
    return tuple(
        Group(group, node.markup("title"), node.markup("description"))
        for node in module.children(name)
        if (group := node.text("id"))
    )


def analysed(node: Node) -> tuple[Analysed, ...]:
    """Read the denominators a table or a row of it states."""
    return tuple(
        Analysed(denominator.text("units"), tuple(_counts(denominator)))
        for denominator in node.children("denoms")
    )


def _counts(denominator: Node) -> Iterator[GroupCount]:
    for node in denominator.children("counts"):
        group = node.text("groupId")
        if group:
            yield GroupCount(group, whole(node, "value"))


def whole(node: Node, name: str) -> int | None:
    """Read a count posted as text."""
    found = decimal(node, name)
    if found is None:
        return None
    if found < 0 or found != found.to_integral_value():
        node.reject(name, str(found), "a whole number")
        return None
    return int(found)


def decimal(node: Node, name: str) -> Decimal | None:
    """Read a number posted as text, with the digits it was posted with."""
    found = (node.text(name) or "").strip()
    if not found or found.upper() in _NOT_THERE:
        return None
    if not _NUMBER.fullmatch(found):
        node.reject(name, found, "a number")
        return None
    return Decimal(found.replace(",", ""))


def rows(measure: Node) -> tuple[MeasureRow, ...]:
    """Read the rows of a table: each category of each class."""
    return tuple(
        MeasureRow(
            class_title=found.markup("title"),
            category=category.markup("title"),
            measurements=tuple(_measurements(category)),
            analysed=analysed(found),
            pointer=category.source.pointer,
        )
        for found in measure.children("classes")
        for category in found.children("categories")
    )


def _measurements(category: Node) -> Iterator[Measurement]:
    for node in category.children("measurements"):
        group, comment = node.text("groupId"), node.markup("comment")
        if not group:
            node.reject("groupId", None, "the group the figure is of")
            continue
        yield Measurement(
            group=group,
            posted=node.text("value"),
            value=decimal(node, "value"),
            spread=decimal(node, "spread"),
            low=decimal(node, "lowerLimit"),
            high=decimal(node, "upperLimit"),
            absence=_absence(node, "value", "value", comment),
            low_absence=_absence(node, "lowerLimit", "low", comment),
            high_absence=_absence(node, "upperLimit", "high", comment),
            comment=comment,
            pointer=node.source.pointer,
        )


def bound_absence(node: Node, name: str, part: Part) -> Absence | None:
    """Say why a limit with a comment of its own is not there; None where it is or is not posted."""
    return _absence(node, name, part, node.markup(f"{name}Comment"))


def _absence(node: Node, name: str, part: Part, comment: str | None) -> Absence | None:
    """Say why a figure is not there; None where it is, or where a bound was not asked for."""
    posted = (node.text(name) or "").strip()
    if not posted:
        return "not reported" if part == "value" else None
    if posted.upper() in _NOT_THERE:
        return absence(part, comment)
    return None if _NUMBER.fullmatch(posted) else "not available"

"""Posted tables of measurements: groups, denominators, classes, categories, figures."""

import re
from collections.abc import Iterator
from decimal import Decimal

from trialdesk.domain.result import Absence, Analysed, Group, GroupCount, Measurement, MeasureRow
from trialdesk.registries.study.absence import FigurePart, absence
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
    number = decimal(node, name)
    if number is None:
        return None
    if number < 0 or number != number.to_integral_value():
        node.reject(name, str(number), "a whole number")
        return None
    return int(number)


def decimal(node: Node, name: str) -> Decimal | None:
    """Read a number posted as text, with the digits it was posted with."""
    words = (node.text(name) or "").strip()
    if not words or words.upper() in _NOT_THERE:
        return None
    if not _NUMBER.fullmatch(words):
        node.reject(name, words, "a number")
        return None
    return Decimal(words.replace(",", ""))


def rows(measure: Node) -> tuple[MeasureRow, ...]:
    """Read the rows of a table: each category of each class."""
    return tuple(
        MeasureRow(
            class_title=table_class.markup("title"),
            category=category.markup("title"),
            measurements=tuple(_measurements(category)),
            analysed=analysed(table_class),
            pointer=category.source.pointer,
        )
        for table_class in measure.children("classes")
        for category in table_class.children("categories")
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


def bound_absence(node: Node, name: str, part: FigurePart) -> Absence | None:
    """Return why a limit with a comment beside it is missing; None where it is or is not posted."""
    return _absence(node, name, part, node.markup(f"{name}Comment"))


def _absence(node: Node, name: str, part: FigurePart, comment: str | None) -> Absence | None:
    """Return why a figure is not there; None where it is, or where a bound was not asked for."""
    posted = (node.text(name) or "").strip()
    if not posted:
        return "not reported" if part == "value" else None
    if posted.upper() in _NOT_THERE:
        return absence(part, comment)
    return None if _NUMBER.fullmatch(posted) else "not available"

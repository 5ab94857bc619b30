"""The criteria of a FHIR R4 study: the characteristics of the Group it enrols.

Source: https://hl7.org/fhir/R4/researchstudy-definitions.html#ResearchStudy.enrollment and
https://hl7.org/fhir/R4/group-definitions.html#Group.characteristic
"""

from collections.abc import Iterator

from trialdesk.registries.foreign.foreign import StatedValue
from trialdesk.registries.foreign.json_part import JsonPart
from trialdesk.registries.reading import Issue

_EXPECTED = "a characteristic that can be put in words"


def concept(part: JsonPart) -> StatedValue | None:
    """Return a concept in its own words, or in those of its first coding."""
    coding = next(part.each("coding"), None)
    return part.text("text") or (coding.text("display") if coding else None)


def criteria(study: JsonPart) -> StatedValue | None:
    """Return what the contained groups include and exclude, under the usual headings.

    Where one characteristic cannot be put in words, none is given: the list would look complete.
    """
    lists: dict[bool, list[str]] = {False: [], True: []}
    stated = [
        characteristic
        for group in _groups(study)
        for characteristic in group.each("characteristic")
    ]
    for characteristic in stated:
        words, excludes = _words(characteristic), characteristic.at("exclude").value
        if words is None or not isinstance(excludes, bool):
            study.issues.append(
                Issue(characteristic.place, str(characteristic.value)[:200], _EXPECTED)
            )
            return None
        lists[excludes].append(words)
    heads = {False: "Inclusion Criteria", True: "Exclusion Criteria"}
    parts = [
        f"{heads[excludes]}:\n\n" + "\n".join(f"* {words}" for words in items)
        for excludes, items in lists.items()
        if items
    ]
    return StatedValue("\n\n".join(parts), stated[0].place) if parts else None


def _groups(study: JsonPart) -> Iterator[JsonPart]:
    """Return the groups within the study that it refers to; those elsewhere are not at hand."""
    wanted = [str(item.at("reference").value or "") for item in study.each("enrollment")]
    for item in study.each("contained"):
        is_group = item.at("resourceType").value == "Group"
        if is_group and f"#{item.at('id').value}" in wanted:
            yield item


def _words(characteristic: JsonPart) -> str | None:
    code = concept(characteristic.at("code"))
    if code is None or characteristic.at("period").value is not None:
        return None
    if characteristic.at("valueBoolean").value is True:
        return str(code.value)
    value = _value(characteristic)
    return f"{code.value}: {value}" if value else None


def _value(characteristic: JsonPart) -> str | None:
    stated = concept(characteristic.at("valueCodeableConcept"))
    stated = stated or characteristic.text("valueReference/display")
    if stated:
        return str(stated.value)
    low, high = (_quantity(characteristic.at(f"valueRange/{end}")) for end in ("low", "high"))
    if low and high:
        return f"{low} to {high}"
    if low or high:
        return f"{low} or more" if low else f"{high} or less"
    return _quantity(characteristic.at("valueQuantity"))


def _quantity(quantity: JsonPart) -> str | None:
    number = quantity.at("value").value
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    unit = quantity.text("unit") or quantity.text("code")
    comparator = quantity.text("comparator")
    parts = (comparator.value if comparator else None, number, unit.value if unit else None)
    return " ".join(str(part) for part in parts if part is not None)

"""The criteria of a FHIR R4 study: the characteristics of the Group it enrols.

Source: https://hl7.org/fhir/R4/researchstudy-definitions.html#ResearchStudy.enrollment and
https://hl7.org/fhir/R4/group-definitions.html#Group.characteristic
"""

from collections.abc import Iterator

from trialdesk.registries.foreign.foreign import Said
from trialdesk.registries.foreign.json_part import Part
from trialdesk.registries.reading import Issue

_EXPECTED = "a characteristic that can be put in words"


def concept(found: Part) -> Said | None:
    """Give a concept in its own words, or in those of its first coding."""
    coding = next(found.each("coding"), None)
    return found.text("text") or (coding.text("display") if coding else None)


def criteria(study: Part) -> Said | None:
    """Give what the contained groups include and exclude, under the usual headings.

    Where one characteristic cannot be put in words, none is given: the list would look complete.
    """
    lists: dict[bool, list[str]] = {False: [], True: []}
    stated = [one for group in _groups(study) for one in group.each("characteristic")]
    for one in stated:
        words, excludes = _words(one), one.at("exclude").value
        if words is None or not isinstance(excludes, bool):
            study.issues.append(Issue(one.place, str(one.value)[:200], _EXPECTED))
            return None
        lists[excludes].append(words)
    heads = {False: "Inclusion Criteria", True: "Exclusion Criteria"}
    parts = [
        f"{heads[excludes]}:\n\n" + "\n".join(f"* {words}" for words in told)
        for excludes, told in lists.items()
        if told
    ]
    return Said("\n\n".join(parts), stated[0].place) if parts else None


def _groups(study: Part) -> Iterator[Part]:
    """Give the groups within the study that it refers to; those elsewhere are not at hand."""
    wanted = [str(one.at("reference").value or "") for one in study.each("enrollment")]
    for one in study.each("contained"):
        is_group = one.at("resourceType").value == "Group"
        if is_group and f"#{one.at('id').value}" in wanted:
            yield one


def _words(characteristic: Part) -> str | None:
    code = concept(characteristic.at("code"))
    if code is None or characteristic.at("period").value is not None:
        return None
    if characteristic.at("valueBoolean").value is True:
        return str(code.value)
    value = _value(characteristic)
    return f"{code.value}: {value}" if value else None


def _value(characteristic: Part) -> str | None:
    said = concept(characteristic.at("valueCodeableConcept"))
    said = said or characteristic.text("valueReference/display")
    if said:
        return str(said.value)
    low, high = (_quantity(characteristic.at(f"valueRange/{end}")) for end in ("low", "high"))
    if low and high:
        return f"{low} to {high}"
    if low or high:
        return f"{low} or more" if low else f"{high} or less"
    return _quantity(characteristic.at("valueQuantity"))


def _quantity(found: Part) -> str | None:
    number = found.at("value").value
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    unit = found.text("unit") or found.text("code")
    comparator = found.text("comparator")
    parts = (comparator.value if comparator else None, number, unit.value if unit else None)
    return " ".join(str(part) for part in parts if part is not None)

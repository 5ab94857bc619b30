"""Studies in which every single value stands in a list of its own, as R's jsonlite writes them."""

from collections.abc import Mapping

# What a study holds several of; a list of one of these is a list.
_LISTS = frozenset(
    {
        *("phases", "conditions", "keywords", "otherNames", "interventionNames", "armGroupLabels"),
        *("nctIdAliases", "groupIds", "stdAges", "whoMasked", "designWarnings", "infoTypes"),
        *("removedCountries", "submissionInfos", "countries", "investigators", "ipdSharingInfos"),
    }
)


def is_boxed(study: Mapping[str, object]) -> bool:
    """Return whether the registration number stands in a list of its own."""
    value: object = study
    for name in ("protocolSection", "identificationModule", "nctId"):
        value = value.get(name) if isinstance(value, Mapping) else None
    return isinstance(value, list) and len(value) == 1


def unboxed(value: object, name: str = "") -> object:
    """Return the study with single values in place of lists of one."""
    if isinstance(value, dict):
        return {member: unboxed(inner, member) for member, inner in value.items()}
    if not isinstance(value, list):
        return value
    is_single = len(value) == 1 and not isinstance(value[0], dict | list)
    if is_single and name not in _LISTS:
        return value[0]
    return [unboxed(item) for item in value]

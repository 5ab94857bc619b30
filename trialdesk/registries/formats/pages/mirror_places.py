"""Sites and contacts of the registry mirror."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trialdesk.registries.formats.pages.draft import Draft
from trialdesk.registries.formats.pages.facts import place
from trialdesk.registries.formats.pages.lines import PageLine
from trialdesk.registries.formats.pages.vocabulary import STATUS, value_of

_MODULE = "contactsLocationsModule"
_STATUS = "Site Status "
_ROLE = "Role:"
_DEGREE = re.compile(
    r"(?:,\s*(?:Doctor|Master|Bachelor|Dr\.?|M\.?D\.?|Ph\.?D\.?|M\.?Sc?\.?|B\.?Sc?\.?|Prof\.?|"
    r"Professor))+$"
)
_PHONE = re.compile(r"\+?[\d ()./-]{5,}(?:\s*ext\.?\s*\d+)?")
_BY_POSITION = (
    "The page lists contacts apart from the sites, as many and in the same order; "
    "it does not name the site of a contact."
)


@dataclass(frozen=True, slots=True)
class _Contact:
    values: dict[str, str]
    lines: Sequence[PageLine]


def put_sites(lines: Sequence[PageLine], countries: Sequence[PageLine], draft: Draft) -> None:
    """Read facility, place and status, one below the other.

    A place is known by its country, which the page lists apart.
    """
    ends = tuple(f", {country.text}" for country in countries)
    count = 0
    facility: PageLine | None = None
    for line in lines:
        if line.text.startswith(_STATUS) and count:
            _put_status(f"{_MODULE}/locations/{count - 1}", line, draft)
        elif ends and line.text.endswith(ends):
            _put_site(f"{_MODULE}/locations/{count}", facility, line, draft)
            count, facility = count + 1, None
        else:
            facility = line


def put_contacts(central: Sequence[PageLine], local: Sequence[PageLine], draft: Draft) -> None:
    """Read the contacts; those of sites only where there are as many as sites."""
    for number, contact in enumerate(_contacts(central)):
        draft.put(f"{_MODULE}/centralContacts/{number}", contact.values, *contact.lines)
    sites = draft.study["protocolSection"].get(_MODULE, {}).get("locations", [])
    contacts = _contacts(local)
    if len(contacts) != len(sites):
        return
    for number, contact in enumerate(contacts):
        draft.put(
            f"{_MODULE}/locations/{number}/contacts/0",
            contact.values,
            *contact.lines,
            quote=contact.lines[0].text,
            remark=_BY_POSITION,
        )


def _put_site(name: str, facility: PageLine | None, where: PageLine, draft: Draft) -> None:
    values = place(where.text) | ({"facility": facility.text} if facility else {})
    lines = (facility, where) if facility else (where,)
    draft.put(name, values, *lines, quote=lines[0].text)


def _put_status(name: str, line: PageLine, draft: Draft) -> None:
    if value := value_of(STATUS, line.text.removeprefix(_STATUS)):
        draft.put(f"{name}/status", value, line)


def _contacts(lines: Sequence[PageLine]) -> list[_Contact]:
    """Split the lines into contacts: a name, a role below it, then telephone and address."""
    roles = [at for at, line in enumerate(lines) if line.text.startswith(_ROLE)]
    starts = [at - 1 for at in roles if at and at - 1 not in roles]
    return [_contact(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]


def _contact(lines: Sequence[PageLine]) -> _Contact:
    name, role, *details = lines
    values = {
        "name": _DEGREE.sub("", name.text),
        "role": role.text.removeprefix(_ROLE).strip(),
    }
    for line in details:
        if "@" in line.text:
            values.setdefault("email", line.text)
        elif _PHONE.fullmatch(line.text):
            values.setdefault("phone", line.text)
    return _Contact(values, lines)

"""Studies of the API v2 that are as the registry writes them, as far as lists need them.

An import stores a record whole, but lists and searches need little of it. The rest is looked
over, not read; whatever is not as the registry writes it is left to the careful reader.
"""

import re
from collections.abc import Iterable

from msgspec import UNSET, DecodeError, Raw, Struct
from msgspec.json import Decoder, decode, encode

from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.site import Site
from trialdesk.domain.source import Snapshot
from trialdesk.domain.treatment import Intervention
from trialdesk.domain.trial import Enrollment, Sponsor, Trial
from trialdesk.registries.files.json_lines import numbered_lines
from trialdesk.registries.formats.ctgov_json.shape import Protocol, Study
from trialdesk.registries.reading import Reading, Record
from trialdesk.registries.study.dates import is_date
from trialdesk.registries.study.markdown import unescape
from trialdesk.registries.study.study import canonical, is_an_id

_ONCE = (b'"protocolSection"', b'"versionHolder"', b'"hasResults"')
_NO_HASH = ""  # the hash, which storing a record makes
_NAME_ENDS = b'":'
_ESCAPED = re.compile(rb"\\u00")  # a sign no text may hold, or a quotation mark


class _Page(Struct):
    studies: list[Raw]


_STUDY, _PROTOCOL = Decoder(Study), Decoder(Protocol)
_PAGE, _LIST = Decoder(_Page), Decoder(list[Raw])


def read_well_formed(raw: bytes, document: str) -> Reading | None:
    """Read a study, a page or a list of studies; None unless all is as the registry writes it.

    Of each trial only what its summary shows and a search looks in is read.
    """
    single = _record(raw, document)
    if single is not None:
        return Reading((single,))
    records: list[Record] = []
    for study in _studies(raw, document):
        record = _record(study, document)
        if record is None:
            return None
        records.append(record)
    return Reading(tuple(records)) if records else None


def _studies(raw: bytes, document: str) -> Iterable[bytes]:
    if raw.startswith(b"{") and raw.count(b'"studies"') != 1:
        return [line for _number, line in numbered_lines([raw], b"\n", document)]
    try:
        return map(bytes, _LIST.decode(raw) if raw.startswith(b"[") else _PAGE.decode(raw).studies)
    except (DecodeError, RecursionError):
        return ()


def _record(raw: bytes, document: str) -> Record | None:
    if any(raw.count(name) > 1 for name in _ONCE) or _ESCAPED.search(raw):
        return None
    try:
        raw.decode()  # what is passed over is not looked at sign by sign
        study = _STUDY.decode(raw)
        protocol = _PROTOCOL.decode(study.protocol_section)
        if _names_twice(study.protocol_section):
            return None
    except (DecodeError, RecursionError, UnicodeDecodeError):
        return None
    number = canonical(protocol.identification_module.nct_id)
    if number is None or study.trialdesk is not UNSET or not _reads_without_issue(protocol):
        return None
    return Record(_trial(number, protocol, study, _snapshot(study, protocol, document)), raw)


def _reads_without_issue(protocol: Protocol) -> bool:
    """Return whether dates are dates and modules hold something."""
    status = protocol.status_module
    modules = (status, protocol.sponsor_collaborators_module, protocol.conditions_module)
    if any(module == type(module)() for module in (*modules, protocol.design_module)):
        return False
    days = (status.start_date_struct, status.primary_completion_date_struct)
    stated = [day.date for day in (*days, status.completion_date_struct) if day]
    dates = (_text(date) for date in (status.status_verified_date, *stated))
    return all(is_date(date) for date in dates if date)


def _names_twice(raw: Raw) -> bool:
    """Return whether an object states a name twice: it then has fewer of them than its text.

    Within a text a quotation mark is escaped, here as there; white space before a colon counts
    as a reason to look closer. Raises DecodeError for a number that is out of range.
    """
    return bytes(raw).count(_NAME_ENDS) != encode(decode(raw)).count(_NAME_ENDS)


def _snapshot(study: Study, protocol: Protocol, document: str) -> Snapshot:
    module = study.derived_section.misc_info_module if study.derived_section else None
    updated = protocol.status_module.last_update_post_date_struct
    days = (
        (module.version_holder if module else None, "registry version"),
        (updated.date if updated else None, "last updated"),
    )
    day, basis = next(((day, basis) for day, basis in days if day and is_date(day)), (None, None))
    return Snapshot(document, "registry", _NO_HASH, day, basis, registry="ClinicalTrials.gov")


def _trial(number: str, protocol: Protocol, study: Study, snapshot: Snapshot) -> Trial:
    named, designed = protocol.identification_module, protocol.design_module
    subjects, sponsors = protocol.conditions_module, protocol.sponsor_collaborators_module
    treated, enrolled = protocol.arms_interventions_module, designed.enrollment_info
    placed, eligibility = protocol.contacts_locations_module, protocol.eligibility_module
    lead = _text(sponsors.lead_sponsor.name) if sponsors.lead_sponsor else None
    criteria = _text(eligibility.eligibility_criteria) if eligibility else None
    return Trial(
        id=number,
        aliases=tuple(filter(None, map(canonical, named.nct_id_aliases or ()))),
        other_ids=_other_ids(protocol),
        brief_title=_text(named.brief_title),
        official_title=_text(named.official_title),
        acronym=_text(named.acronym),
        phases=_texts(designed.phases),
        status=_text(protocol.status_module.overall_status),
        enrollment=None
        if enrolled is None or enrolled.count is None
        else Enrollment(enrolled.count),
        lead_sponsor=Sponsor(lead) if lead else None,
        collaborators=tuple(
            Sponsor(name) for item in sponsors.collaborators or () if (name := _text(item.name))
        ),
        conditions=_texts(subjects.conditions),
        keywords=_texts(subjects.keywords),
        interventions=tuple(
            Intervention(_text(item.name), other_names=_texts(item.other_names))
            for item in (treated.interventions if treated else None) or ()
        ),
        eligibility=Eligibility(unescape(criteria) if criteria else None),
        sites=tuple(
            Site(_text(item.facility), _text(item.city), _text(item.state), _text(item.country))
            for item in (placed.locations if placed else None) or ()
        ),
        has_results=study.has_results,
        snapshot=snapshot,
    )


def _other_ids(protocol: Protocol) -> tuple[str, ...]:
    named = protocol.identification_module
    named_ids = (named.org_study_id_info, *(named.secondary_id_infos or ()))
    ids = (_text(item.id) for item in named_ids if item)
    return tuple(dict.fromkeys(item for item in ids if item and is_an_id(item)))


def _text(text: str | None) -> str | None:
    return text if text and not text.isspace() else None


def _texts(texts: list[str] | None) -> tuple[str, ...]:
    return tuple(text for text in texts or () if not text.isspace() and text)
